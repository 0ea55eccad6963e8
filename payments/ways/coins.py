"""Cash in currencies whose smallest coin is above the smallest amount: what it is rounded to, and by how much."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from django.db.models import QuerySet

from callcenter.sql.kept import kept
from callcenter.words.currencies import COINS
from callcenter.words.money import ZERO, total
from orders.models import Order
from payments.models import Happened, OfferedMethod, PaymentEvent, PaymentMethod

ROUNDED = (Happened.ROUNDED_UP, Happened.ROUNDED_OFF)


def coin_of(offered: OfferedMethod | None, currency: str) -> Decimal | None:
    """Return the coin that cash is rounded to, by the method's own rule, else the currency's; None for none."""
    own = offered.coin if offered else None
    return (COINS.get(currency) if own is None else own) or None


def coin_at(order: Order, method: PaymentMethod) -> Decimal | None:
    """Return the coin for money that goes back by a method, offered still or no longer."""
    return coin_of(every_offer(order.call_center_id).get(method.pk), order.currency)


@kept
def every_offer(call_center_id: int) -> dict[int, OfferedMethod]:
    """Return how a call center takes each method, those too that it takes no longer."""
    rows = OfferedMethod.objects.filter(call_center=call_center_id)
    return {offered.method_id: offered for offered in rows}


def in_coins(amount: Decimal, coin: Decimal | None) -> Decimal:
    """Return the nearest amount that can be paid in coins; half a coin counts as one."""
    if coin is None:
        return amount
    return (amount / coin).quantize(Decimal(1), rounding=ROUND_HALF_UP) * coin


def rounding_booked_with(event: PaymentEvent) -> Decimal:
    """Return the rounding that is booked with an event: nothing is before its payment is captured."""
    if event.payment_id is None or event.kind not in {Happened.CAPTURED, *ROUNDED}:
        return ZERO
    earlier = PaymentEvent.objects.filter(payment=event.payment_id, pk__lt=event.pk)
    is_captured = earlier.filter(kind=Happened.CAPTURED).exists()
    if event.kind == Happened.CAPTURED:
        return ZERO if is_captured else sum_of_roundings(earlier)
    return sum_of_roundings(PaymentEvent.objects.filter(pk=event.pk)) if is_captured else ZERO


def sum_of_roundings(events: QuerySet[PaymentEvent]) -> Decimal:
    of_kind = events.filter(kind__in=ROUNDED).values_list("kind", "amount")
    return total(amount if kind == Happened.ROUNDED_UP else -amount for kind, amount in of_kind)
