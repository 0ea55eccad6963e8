"""What the ledger of an order comes to. Every figure is derived from its events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from callcenter.words.money import ZERO, total
from orders.models import Order
from payments.models import Figures, Happened, figures_of_payment
from payments.questions.reading import sums_of_events


def figures_by_payment(order: Order) -> dict[int | None, Figures]:
    """Return the figures of each payment of the order by its id; None is the order's own money."""
    sums: dict[int | None, dict[str, Decimal]] = defaultdict(lambda: defaultdict(lambda: ZERO))
    given: dict[int | None, dict[str, Decimal]] = defaultdict(lambda: defaultdict(lambda: ZERO))
    untils: dict[int | None, dict[str, datetime]] = defaultdict(dict)
    by_gift_card = set()
    for payment_id, kind, gift_card, amount, until, goodwill in sums_of_events(order.pk):
        sums[payment_id][kind] = amount
        given[payment_id][kind] = goodwill
        if gift_card is not None:
            by_gift_card.add(payment_id)
        if until is not None:
            untils[payment_id][kind] = until
    return {
        payment_id: replace(
            with_dates(figures_of_payment(kinds, given[payment_id]), untils[payment_id]),
            is_by_gift_card=payment_id in by_gift_card,
        )
        for payment_id, kinds in sums.items()
    }


def with_dates(figures: Figures, untils: dict[str, datetime]) -> Figures:
    """Add what a check waits for, while it does."""
    received = untils.get(Happened.AUTHORISED) or untils.get(Happened.CAPTURED)
    return replace(
        figures,
        good_from=received if figures.secured > ZERO else None,
        expected_until=untils.get(Happened.WAITING) if figures.waiting > ZERO else None,
    )


def returnable(figures: Figures) -> Decimal:
    """Return what somebody outside may still take back of a payment.

    What is not refunded yet; then what was, too: a charge-back may come after a refund.
    """
    left = figures.captured - figures.returned
    return left - figures.refunded if left > figures.refunded else left


def captured(parts: Iterable[Figures]) -> Decimal:
    """Return what was captured and not given back."""
    return total(part.captured - part.refunded - part.returned for part in parts)
