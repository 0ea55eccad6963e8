"""Closing the day: what was taken is counted by somebody else."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from uuid import UUID

from django.db import transaction

from callcenter.models import CallCenter, ChannelUser, Once, Role, User
from callcenter.sql.turns import wait_for_turn
from callcenter.words.money import written
from payments import errors
from payments.models import TakingsCount
from payments.questions.takings import Till, takings_of


@transaction.atomic
def count_takings(
    call_center: CallCenter,
    day: date,
    till: Till,
    *,
    counted: Decimal,
    shown: Decimal,
    note: str,
    key: UUID,
    at: datetime,
    by: User,
) -> TakingsCount:
    """Write down what was counted of an agent's takings, against what the ledger says.

    ``shown`` is the recorded amount the page showed; where more came in
    meanwhile the count is refused. A difference needs a note. Raises
    ForSupervisors, OwnTakings, NothingToCount, TakingsMoved,
    DifferenceUnexplained.
    """
    said = [call_center.pk, day, till, counted, shown, note]
    wait_for_turn(f"count_takings {call_center.pk} {day} {till}")
    if earlier := Once.earlier(key, verb="count_takings", by=by, said=said):
        return TakingsCount.objects.get(pk=int(earlier))
    require_supervisor(call_center, by)
    if till.agent_id == by.pk:
        raise errors.OwnTakings
    found = next((one for one in takings_of(call_center, day) if one.till == till), None)
    if found is None or found.is_closed:
        raise errors.NothingToCount
    if shown != found.to_count:
        raise errors.TakingsMoved(recorded=written(found.to_count, call_center.currency))
    difference = counted - found.to_count
    if difference and not note:
        raise errors.DifferenceUnexplained(difference=written(difference, call_center.currency))
    count = TakingsCount.objects.create(
        call_center=call_center,
        day=day,
        method_id=till.method_id,
        terminal=till.terminal,
        agent_id=till.agent_id,
        number=len(found.counts) + 1,
        recorded=found.to_count,
        counted=counted,
        difference=difference,
        note=note,
        at=at,
        by=by,
    )
    Once.keep(key, verb="count_takings", by=by, said=said, answer=count.pk)
    return count


def require_supervisor(call_center: CallCenter, user: User) -> None:
    """Refuse whoever is no supervisor of the call center. Raises ForSupervisors."""
    supervises = ChannelUser.objects.filter(
        call_center=call_center, user=user, role=Role.SUPERVISOR
    )
    if not supervises.exists():
        raise errors.ForSupervisors
