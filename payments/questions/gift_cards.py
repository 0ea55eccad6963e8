"""Which gift cards an order sold are still to be issued, and whether they are paid."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db.models import Count

from callcenter.words.money import ZERO, rounded, total
from orders.blocks import blocks_of
from orders.models import Order, OrderLine, Status
from payments import errors
from payments.models import GiftCard
from payments.questions.figures import figures_by_payment


def require_paid(order: Order, *, at: datetime) -> None:
    """Refuse where the order is not submitted, not wholly captured, or kept from leaving."""
    if order.status not in {Status.SUBMITTED, Status.SHIPPED}:
        raise errors.GiftCardsNotYet(number=order.number)
    held = total(part.authorised for part in figures_by_payment(order).values())
    if order.call_center.order_completion and order.secured_total - held < order.total:
        raise errors.GiftCardsNotYet(number=order.number)
    for block in blocks_of(order, at=at):
        raise block.refusal


def worth_of_voided(order: Order) -> Decimal:
    """Return what was paid for gift cards that were voided after the order was shipped."""
    if order.status != Status.SHIPPED or not order.gift_cards_total:
        return ZERO
    return total(rounded(line.unit_price * n, order.digits) for line, n in due_lines(order))


def due_lines(order: Order) -> list[tuple[OrderLine, int]]:
    """Return the lines with gift cards that are still to be issued, and how many."""
    lines = OrderLine.objects.filter(order=order, item__is_gift_card=True).order_by("number")
    cards = GiftCard.objects.standing().filter(line__order=order)
    standing = dict(cards.values_list("line").annotate(Count("pk")))
    due = [
        (line, line.quantity - line.quantity_cancelled - standing.get(line.pk, 0)) for line in lines
    ]
    return [(line, pieces) for line, pieces in due if pieces > 0]
