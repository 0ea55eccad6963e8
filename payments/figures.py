"""What the ledger of an order comes to. Every figure is derived from its events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Sum

from callcenter.money import ZERO, total
from orders.models import Order
from payments.models import Happened, PaymentEvent

Sums = dict[str, Decimal]  # by kind of event


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The sums of one payment, or of a whole order."""

    authorised: Decimal  # and not yet captured, accepted or voided
    accepted: Decimal
    captured: Decimal
    refunded: Decimal
    returned: Decimal
    written_off: Decimal
    credited: Decimal
    waiting: Decimal
    declined: Decimal

    @property
    def secured(self) -> Decimal:
        """What stands against the order's total."""
        return (
            self.authorised
            + self.accepted
            + self.captured
            + self.written_off
            - self.refunded
            - self.returned
            - self.credited
        )


def figures_of_payment(sums: Sums) -> Figures:
    """Reckon one payment from the sums of its events."""
    ends = sums[Happened.CAPTURED] + sums[Happened.ACCEPTED] + sums[Happened.VOIDED]
    asked = sums[Happened.AUTHORISED] + sums[Happened.WAITING]
    is_waiting = sums[Happened.WAITING] > 0
    still_open = max(asked - ends - sums[Happened.DECLINED], ZERO)
    return Figures(
        authorised=ZERO if is_waiting else still_open,
        accepted=sums[Happened.ACCEPTED],
        captured=sums[Happened.CAPTURED],
        refunded=sums[Happened.REFUNDED],
        returned=sums[Happened.RETURNED],
        written_off=sums[Happened.WRITTEN_OFF],
        credited=sums[Happened.CREDITED],
        waiting=still_open if is_waiting else ZERO,
        declined=sums[Happened.DECLINED],
    )


def figures_by_payment(order: Order) -> dict[int | None, Figures]:
    """Return the figures of each payment of the order by its id; None is the order's own money."""
    rows = (
        PaymentEvent.objects.filter(order=order)
        .values_list("payment_id", "kind")
        .annotate(sum=Sum("amount"))
    )
    sums: dict[int | None, Sums] = defaultdict(lambda: defaultdict(lambda: ZERO))
    for payment_id, kind, amount in rows:
        sums[payment_id][kind] = amount
    return {payment_id: figures_of_payment(kinds) for payment_id, kinds in sums.items()}


def store_totals(order: Order) -> None:
    """Write what the ledger comes to on the order's row, under its lock."""
    parts = figures_by_payment(order).values()
    order.captured_total = captured(parts)
    order.secured_total = total(part.secured for part in parts)
    order.waiting_total = total(part.waiting for part in parts)
    order.declined_total = total(part.declined for part in parts)
    order.version += 1
    order.save(
        update_fields=[
            "captured_total",
            "secured_total",
            "waiting_total",
            "declined_total",
            "version",
        ]
    )


def captured(parts: Iterable[Figures]) -> Decimal:
    """Return what was captured and not given back."""
    return total(part.captured - part.refunded - part.returned for part in parts)
