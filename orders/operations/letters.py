"""Letters: the customer is told of what happened, and told again where he asks."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from callcenter.models import Once, User
from orders import errors
from orders.models import About, Event, Letter, LetterState, Order, OrderEvent, lock_order
from orders.models.event import record
from orders.tasks import send_letter


def tell(event: OrderEvent, about: About, **facts: Any) -> Letter | None:
    """Write to the customer about an event that is being recorded; it leaves after commit.

    Call it within the operation, with what ``record`` returned. One event, one
    letter. An order that was never submitted has no confirmation to follow, and
    nobody is told. ``facts`` are what the revision cannot say:

    * changed: ``old_total``;
    * shipped: ``shipped`` and cancelled: ``cancelled``, both quantities by line number;
      ``carrier``, ``tracking``, ``is_rest``; ``is_whole``, ``reason``;
    * refunded: ``refund`` (an amount), ``refund_method`` (its name).
    """
    order = event.order
    if not order.revision:
        return None
    return post(
        order,
        event=event,
        about=about,
        facts=facts,
        to=order.email,
        written_at=event.at,
        written_by=event.by,
    )


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


def post(order: Order, *, to: str, **written: Any) -> Letter:
    """Add a letter, and the task that sends it: two rows, committed with what they tell of."""
    letter = Letter.objects.create(
        order=order,
        to=to,
        language=order.customer.language or order.call_center.language,
        state=LetterState.WAITING if to else LetterState.NO_ADDRESS,
        **written,
    )
    if to:
        send_letter.enqueue(letter.pk)
    return letter
