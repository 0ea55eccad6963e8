"""What may be given back on an order, and to which payments. Read under the order's lock."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from callcenter.words.money import ZERO, total
from orders.models import Order, OrderRevision, Status
from payments.models import Payment, Refund
from payments.questions.figures import figures_by_payment

AS_CREDIT = "credit"  # where money goes: instead of back to the payments
LATER = "later"  # the surplus stays on the order


@dataclass(frozen=True, kw_only=True)
class Part:
    """So much of what is given back goes to one payment."""

    payment: Payment
    amount: Decimal


@dataclass(frozen=True, kw_only=True)
class Refundable:
    """The customer's credit on an order, and how much each payment can take back, the last first."""

    credit: Decimal
    most: Sequence[Part] = field(default_factory=tuple)

    @property
    def most_total(self) -> Decimal:
        return total(part.amount for part in self.most)

    def parts_of(self, amount: Decimal, *, to: int | None = None) -> list[Part]:
        """Share an amount out over the payments in reverse, or to the one of this number.

        What the payments cannot take is left out: compare the sum.
        """
        parts, rest = [], amount
        for one in self.most:
            share = min(rest, one.amount)
            if share > ZERO and to in {None, one.payment.number}:
                parts.append(Part(payment=one.payment, amount=share))
                rest -= share
        return parts


def refundable_of(order: Order, *, cost: Decimal | None = None) -> Refundable:
    """Return what may be given back: what was captured and neither returned nor spoken for, less the cost.

    ``cost`` is that of the standing revision, unless another one is said, for
    a preview.
    """
    figures = figures_by_payment(order)
    to_make: dict[int, Decimal] = defaultdict(lambda: ZERO)
    for payment_id, amount in (
        Refund.objects.to_make().filter(order=order).values_list("payment", "amount")
    ):
        to_make[payment_id] += amount
    left = {
        payment_id: one.captured
        - one.refunded
        - one.returned
        - one.credited
        - to_make[payment_id or 0]
        for payment_id, one in figures.items()
    }
    cost = cost_of(order) if cost is None else cost
    asked = max(cost - order.goodwill_total, ZERO)  # goodwill lowers what is asked of him
    payments = Payment.objects.filter(order=order).select_related("method").order_by("-number")
    return Refundable(
        credit=max(total(left.values()) - asked, ZERO),
        most=[
            Part(payment=payment, amount=left[payment.pk])
            for payment in payments
            if left.get(payment.pk, ZERO) > ZERO
        ],
    )


def cost_of(order: Order) -> Decimal:
    """Return what the standing revision costs; a cancelled order costs nothing."""
    if order.status == Status.CANCELLED:
        return ZERO
    last = OrderRevision.objects.filter(order=order).order_by("-number")
    return last.values_list("total", flat=True).first() or ZERO
