"""The methods of payment that a call center takes, kept in memory."""

from __future__ import annotations

from callcenter.sql.kept import kept
from payments.models import OfferedMethod


@kept
def offered_methods(call_center_id: int) -> tuple[OfferedMethod, ...]:
    """Return the methods an agent may pick, first things first."""
    return tuple(OfferedMethod.objects.usable(call_center_id))
