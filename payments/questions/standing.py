"""How an order's money stands, by its ledger and its refunds to make. Read under the order's lock."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from callcenter.words.money import ZERO, total
from orders.models import Order, OrderRevision, Status
from orders.standing import Standing
from payments.models import Figures, Refund
from payments.questions.figures import figures_by_payment


@dataclass(frozen=True, kw_only=True)
class ToMake:
    """A refund that is neither made nor dropped, as far as sums look at it."""

    payment_id: int
    amount: Decimal
    goodwill: Decimal


def standing_of(order: Order, *, cost: Decimal | None = None) -> Standing:
    """Return how the order stands; ``cost`` is that of what stands, unless another one is said."""
    figures = figures_by_payment(order).values()
    cost = cost_of(order) if cost is None else cost
    return reckoned(figures, refunds_to_make(order), cost=cost)


def reckoned(figures: Iterable[Figures], to_make: Iterable[ToMake], *, cost: Decimal) -> Standing:
    """Add up the payments of an order, and take what is set to be given back as gone."""
    figures, to_make = list(figures), list(to_make)
    return Standing(
        cost=cost,
        held=total(one.held for one in figures) - total(one.amount for one in to_make),
        promised=total(one.authorised for one in figures),
        claimed=total(one.accepted for one in figures),
        waiting=total(one.waiting for one in figures),
        written_off=total(one.written_off for one in figures),
        goodwill=total(one.goodwill for one in figures) + total(one.goodwill for one in to_make),
    )


def refunds_to_make(order: Order) -> list[ToMake]:
    rows = Refund.objects.to_make().filter(order=order).order_by("number")
    return [
        ToMake(payment_id=payment, amount=amount, goodwill=goodwill)
        for payment, amount, goodwill in rows.values_list("payment", "amount", "goodwill")
    ]


def cost_of(order: Order) -> Decimal:
    """Return what the standing revision costs; a cancelled order costs nothing."""
    if order.status == Status.CANCELLED:
        return ZERO
    last = OrderRevision.objects.filter(order=order).order_by("-number")
    return last.values_list("total", flat=True).first() or ZERO
