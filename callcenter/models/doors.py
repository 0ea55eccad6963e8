"""What is kept of the way in: attempts that failed."""

from __future__ import annotations

from django.db import models


class Attempt(models.Model):
    """One attempt that failed, or is under way: what it counts against, and when.

    Plain rows in the database, so that all processes count alike; away again with
    the job that cleans up, and with the right password.
    """

    kind = models.CharField(max_length=12)
    key = models.CharField(max_length=64)
    at = models.DateTimeField(db_index=True)

    class Meta:
        indexes = [models.Index(fields=["kind", "key", "-at"], name="callcenter_attempt_counted")]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d %H:%M}"
