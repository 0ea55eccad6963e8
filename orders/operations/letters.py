"""Letters: told again where the customer asks."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from callcenter.models import Once, User
from orders import errors
from orders.models import Event, Letter, lock_order
from orders.models.events import record
from orders.under_lock.letters import post


@transaction.atomic
def send_letter_again(
    number: int, letter: int, *, to: str, key: UUID, at: datetime, by: User
) -> Letter:
    """Send a letter once more, in the words it had if it was ever written. Raises NoSuchLetter, NoAddressToWriteTo."""
    order = lock_order(number, by=by)
    said = [number, letter, to]
    if earlier := Once.earlier(key, verb="send_letter_again", by=by, said=said):
        return Letter.objects.get(pk=int(earlier))
    first = Letter.objects.of(order, letter)
    if not to:
        raise errors.NoAddressToWriteTo
    record(order, Event.LETTER_AGAIN, at=at, by=by, about=first.about, to=to)
    again = post(
        order,
        event=first.event,
        about=first.about,
        facts=first.facts,
        to=to,
        written_at=at,
        written_by=by,
        again_of=first,
        subject=first.subject,
        text=first.text,
        html=first.html,
    )
    Once.keep(key, verb="send_letter_again", by=by, said=said, answer=again.pk)
    return again
