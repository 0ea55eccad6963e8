"""What the ledger of an order comes to. Every figure is derived from its events."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from callcenter.words.money import ZERO, total
from orders.models import Order
from payments.models import Figures, Happened
from payments.questions.reading import sums_of_events

Sums = Mapping[str, Decimal]  # by kind of event
NONE: Sums = defaultdict(lambda: ZERO)


def figures_of_payment(sums: Sums, goodwill: Sums = NONE) -> Figures:
    """Reckon one payment from the sums of its events.

    It goes from waiting to authorised to captured or accepted, or from one of
    these to voided or declined, each time with a part of it or the whole.
    """
    taken = sums[Happened.CAPTURED] + sums[Happened.ACCEPTED]
    voided = sums[Happened.VOIDED]
    ended = taken + voided + sums[Happened.DECLINED]
    authorised = sums[Happened.AUTHORISED]
    taken_back = max(voided - max(authorised - taken, ZERO), ZERO)
    given = goodwill[Happened.WRITTEN_OFF] - goodwill[Happened.TAKEN_BACK]
    return Figures(
        authorised=max(authorised - ended, ZERO),
        accepted=max(sums[Happened.ACCEPTED] - taken_back, ZERO),
        captured=sums[Happened.CAPTURED],
        refunded=sums[Happened.REFUNDED],
        returned=sums[Happened.RETURNED],
        written_off=sums[Happened.WRITTEN_OFF] - sums[Happened.TAKEN_BACK] - given,
        goodwill=given,
        credited=sums[Happened.CREDITED] - sums[Happened.UNCREDITED],
        waiting=max(sums[Happened.WAITING] - max(authorised, ended), ZERO),
        declined=sums[Happened.DECLINED],
        unknown=max(sums[Happened.REQUESTED] - authorised - sums[Happened.DECLINED], ZERO),
    )


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
