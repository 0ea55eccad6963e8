"""Letters: the customer is told of what happens, in the transaction in which it does."""

from __future__ import annotations

from typing import Any

from orders.letters.sending import send_letter
from orders.models import About, Letter, LetterState, Order, OrderEvent


def tell(event: OrderEvent, about: About, **facts: Any) -> Letter | None:
    """Write to the customer about an event that is being recorded; it leaves after commit.

    Call it within the operation, with what ``record`` returned. One event, one
    letter. An order that was never submitted has no confirmation to follow, and
    nobody is told. ``facts`` are what the revision cannot say:

    * changed: ``old_total``;
    * shipped: ``shipped`` and cancelled: ``cancelled``, both quantities by line number;
      ``carrier``, ``tracking``, ``is_rest``; ``is_whole``, ``reason``;
    * refunded: ``refund`` (an amount), ``refund_method`` (its name), ``refund_names`` (in other languages).
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
