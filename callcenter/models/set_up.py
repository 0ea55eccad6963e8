"""When set-up was last changed: what is kept of it in memory is read again then."""

from __future__ import annotations

import pgtrigger
from django.db import models

RENEW = """
    INSERT INTO callcenter_setup (id, stamp) VALUES (1, gen_random_uuid())
    ON CONFLICT (id) DO UPDATE SET stamp = excluded.stamp;
    RETURN NULL;
"""


class SetUp(models.Model):
    """One row: a stamp that is another after every change of what an admin sets up.

    No stamp comes twice, so that one of a transaction that was rolled back says nothing.
    """

    id = models.SmallIntegerField(primary_key=True, default=1)
    stamp = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="callcenter_setup_one")
        ]

    def __str__(self) -> str:
        return str(self.stamp)


def is_set_up() -> list[pgtrigger.Trigger]:
    """Return the trigger of a table whose rows are kept in memory by `callcenter.sql.kept`."""
    return [
        pgtrigger.Trigger(
            name="set_up_changed",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete | pgtrigger.Truncate,
            func=RENEW,
        )
    ]
