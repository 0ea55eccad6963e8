"""What comes of a cancellation, told before it is done: nothing here is stored."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from callcenter.words.money import ZERO, total
from catalog.models import ChargeCode
from orders.models import Order, OrderCharge, OrderLine, Reservation
from orders.under_lock.coupons import standing_coupons
from orders.under_lock.reprice import question_of
from pricing import Priced, price


@dataclass(frozen=True, kw_only=True)
class ChangedCharge:
    """A charge that is another one afterwards."""

    label: str
    before: Decimal
    after: Decimal


@dataclass(frozen=True, kw_only=True)
class Freed:
    """Pieces that others can have."""

    item_number: str
    name: str
    pieces: int


@dataclass(frozen=True, kw_only=True)
class Consequences:
    """What the order comes to afterwards, which charges change, and what is let go."""

    before: Decimal
    after: Decimal
    gift_cards_after: Decimal
    charges: Sequence[ChangedCharge]
    stock: Sequence[Freed]
    coupons: Sequence[str]


def of_lines(
    order: Order, lines: Sequence[OrderLine], *, at: datetime, lost: bool = False
) -> Consequences:
    """Return what comes of cancelling what is open of these lines; ``lost`` for a reason of ours."""
    numbers = {line.number for line in lines}
    asked = question_of(order, on=order.day_of(at), without=numbers, lost=lost)
    priced = price(asked.facts, asked.terms)
    giving = {coupon.code for coupon in priced.coupons if coupon.amount}
    return Consequences(
        before=order.total,
        after=priced.totals.total,
        gift_cards_after=priced.totals.gift_cards,
        charges=changed_charges(order, priced),
        stock=freed_by(order, lines),
        coupons=[code for code in coupons_on(order) if code not in giving],
    )


def of_order(order: Order, lines: Sequence[OrderLine]) -> Consequences:
    """Return what comes of cancelling the whole order."""
    return Consequences(
        before=order.total,
        after=ZERO,
        gift_cards_after=ZERO,
        charges=[],
        stock=freed_by(order, lines),
        coupons=coupons_on(order),
    )


def changed_charges(order: Order, priced: Priced) -> list[ChangedCharge]:
    before: dict[str, Decimal] = {}
    for row in OrderCharge.objects.filter(order=order).select_related("charge_code"):
        code = row.charge_code.code
        before[code] = before.get(code, ZERO) + row.amount
    after = {
        code: total(one.amount for one in priced.charges if one.charge_code == code)
        for code in {one.charge_code for one in priced.charges}
    }
    changed = {code for code in before | after if before.get(code, ZERO) != after.get(code, ZERO)}
    codes = ChargeCode.objects.filter(code__in=changed).order_by("position", "code")
    return [
        ChangedCharge(
            label=code.label, before=before.get(code.code, ZERO), after=after.get(code.code, ZERO)
        )
        for code in codes
    ]


def freed_by(order: Order, lines: Collection[OrderLine]) -> list[Freed]:
    """Return the pieces that are reserved for these lines, by item."""
    items = {line.number: line.item for line in lines}
    reserved = Reservation.objects.filter(order=order, line__in=items).order_by("line", "pk")
    pieces: dict[int, int] = {}
    for line, quantity in reserved.values_list("line", "quantity"):
        pieces[line] = pieces.get(line, 0) + quantity
    return [
        Freed(item_number=items[line].item_number, name=items[line].label, pieces=count)
        for line, count in pieces.items()
    ]


def coupons_on(order: Order) -> list[str]:
    return list(standing_coupons(order).order_by("pk").values_list("code", flat=True))
