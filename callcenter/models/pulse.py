"""That the database writes: a row which says when it last did."""

from __future__ import annotations

from django.db import models


class Pulse(models.Model):
    """One row, written again and again by `/readyz`."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="callcenter_pulse_one")
        ]

    def __str__(self) -> str:
        return str(self.at)
