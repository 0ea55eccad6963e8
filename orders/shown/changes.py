"""What an order being modified comes to, beside what it came to before; and a line at today's price."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from callcenter.errors import Refused
from callcenter.words.money import ZERO
from orders.models import Amendment, Order, lines_of
from orders.under_lock.reprice import question_of
from pricing import price


@dataclass(frozen=True, kw_only=True)
class Changes:
    """The total before and now, and who has been modifying the order since when."""

    began: Amendment
    before: Decimal
    now: Decimal

    @property
    def rise(self) -> Decimal:
        return max(self.now - self.before, ZERO)

    @property
    def fall(self) -> Decimal:
        return max(self.before - self.now, ZERO)


def changes_of(order: Order, began: Amendment | None) -> Changes | None:
    """Return what changed since the amendment began; None where there is none."""
    return Changes(began=began, before=began.total, now=order.total) if began else None


@dataclass(frozen=True, kw_only=True)
class Unlocking:
    """What a line and the order would come to at today's terms, or why the line has no price."""

    promised: Decimal
    today: Decimal | None = None
    total: Decimal | None = None
    refusal: Refused | None = None


def unlocking_of(order: Order, number: int, *, at: datetime) -> Unlocking | None:
    """Price the order with one line by today's terms, and store nothing; None where it has them."""
    lines = lines_of(order)
    line = next(line for line in lines if line.number == number)
    if not order.is_amending or line.terms_at is None:
        return None
    line.terms_at = None
    try:
        asked = question_of(order, on=order.day_of(at), lines=lines)
        priced = price(asked.facts, asked.terms)
    except Refused as refusal:
        return Unlocking(promised=line.unit_price, refusal=refusal)
    today = next(one.unit_price for one in priced.lines if one.number == number)
    return Unlocking(promised=line.unit_price, today=today, total=priced.totals.total)
