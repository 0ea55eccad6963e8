"""Writes what the ledger comes to on the order's own row."""

from __future__ import annotations

from callcenter.words.money import ZERO, total
from orders.models import Order
from payments.questions.figures import captured, figures_by_payment
from payments.questions.standing import reckoned, refunds_to_make

TOTALS = [
    "captured_total",
    "secured_total",
    "waiting_total",
    "declined_total",
    "accepted_total",
    "returned_total",
    "check_waiting_until",
    "check_expected_until",
    "collect_later_total",
    "unknown_total",
    "by_gift_card_total",
    "held_total",
    "written_off_total",
]


def store_totals(order: Order) -> None:
    """Write what the ledger comes to on the order's row, under its lock."""
    parts = figures_by_payment(order).values()
    to_make = refunds_to_make(order) if order.revision else []  # a draft has none
    standing = reckoned(parts, to_make, cost=ZERO)
    order.held_total, order.written_off_total = standing.held, standing.written_off
    order.captured_total = captured(parts)
    order.secured_total = total(part.secured for part in parts)
    order.waiting_total = standing.waiting
    order.declined_total = total(part.declined for part in parts)
    order.accepted_total = standing.claimed
    order.returned_total = total(part.returned for part in parts)
    order.check_waiting_until = max((d for p in parts if (d := p.good_from)), default=None)
    order.check_expected_until = min((d for p in parts if (d := p.expected_until)), default=None)
    order.unknown_total = total(part.unknown for part in parts)
    order.by_gift_card_total = total(p.secured for p in parts if p.is_by_gift_card)
    if not order.balance:
        order.collect_later_total = ZERO  # what was left for later has come
    order.version += 1
    order.save(update_fields=[*TOTALS, "version"])
