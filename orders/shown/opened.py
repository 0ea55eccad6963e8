"""A draft that is opened again: what today's terms make of it, beside what was shown last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from callcenter.errors import Refused
from orders.blocks import Block
from orders.models import Order, lines_of
from orders.under_lock.reprice import Question, question_of
from pricing import Priced, reckon
from pricing.errors import NoPrice


@dataclass(frozen=True, kw_only=True)
class Opened:
    """The total that was shown last, and today's; the lines for which there is no price today."""

    before: Decimal
    now: Decimal
    has_moved: bool = False
    blocks: Sequence[Block] = ()

    @property
    def is_dearer(self) -> bool:
        return self.now > self.before

    @property
    def is_cheaper(self) -> bool:
        return self.now < self.before


def opened_of(order: Order, *, at: datetime) -> Opened | None:
    """Price an order that can be changed by today's terms, and store nothing; None where nothing moved."""
    if not order.is_editable or not lines_of(order):
        return None
    asked = question_of(order, on=order.day_of(at))
    try:
        priced = reckon(asked.facts, asked.terms)
    except Refused as refusal:
        blocks = unpriced(order, asked) or [Block(refusal=refusal)]
        return Opened(before=order.total, now=order.total, blocks=blocks)
    if figures_of(order, asked) == priced_figures(priced):
        return None
    return Opened(before=order.total, now=priced.totals.total, has_moved=True)


def moved_at_complete(order: Order) -> Opened | None:
    """Return what terms made of the total between the desk and Complete; None where nothing."""
    if order.stood_at is None:
        return None
    return Opened(before=order.stood_at, now=order.total, has_moved=True)


def unpriced(order: Order, asked: Question) -> list[Block]:
    return [
        Block(
            refusal=NoPrice(item_number=line.item_number, currency=order.currency),
            field=f"quantity-{line.number}",
        )
        for line in asked.facts.there().lines
        if asked.terms.best_price(line) is None
    ]


def figures_of(order: Order, asked: Question) -> list[Decimal]:
    """Return the sums that are stored, and each line's."""
    sums = (order.goods_total, order.discount_total, order.charges_total, order.tax_total)
    return [*sums, order.total, *(line.net for line in asked.lines)]


def priced_figures(priced: Priced) -> list[Decimal]:
    totals = priced.totals
    sums = (totals.goods, totals.discount, totals.charges, totals.tax)
    return [*sums, totals.total, *(line.net for line in priced.lines)]
