"""Asks the engine what charge rules would ask of an order that nobody placed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_CEILING, Decimal

from callcenter.words.money import ZERO, digits_of, spread, total, unit_of
from catalog.models import ChargeCode, DeliveryMode, Item
from catalog.terms import tax_rates
from catalog.terms.for_engine import charge_kind_of, rate_of
from pricing import NOWHERE, LineFacts, OrderFacts, Region, Rule, Terms, reckon
from pricing.because import Wording
from pricing.best_price import ValidPrice


@dataclass(frozen=True, kw_only=True)
class TriedLine:
    """Goods for an amount, of an item or of none in particular."""

    goods: Decimal
    quantity: int = 1
    item_id: int = 0
    item_number: str = ""
    item_group_id: int | None = None
    tax_group_id: int | None = None
    is_goods: bool = True


@dataclass(frozen=True, kw_only=True)
class TriedOrder:
    """An order as it might be placed; where nobody is named, it is anybody's."""

    currency: str
    on: date
    lines: tuple[TriedLine, ...]
    call_center_id: int | None = None
    customer_id: int | None = None
    customer_group_id: int | None = None
    region: Region = NOWHERE
    prices_with_tax: bool = False

    @property
    def goods(self) -> Decimal:
        return total(line.goods for line in self.lines)

    def for_amount(self, amount: Decimal) -> TriedOrder:
        """Return the order for another amount, shared out among its lines in proportion."""
        shares = spread(amount, [line.goods for line in self.lines], digits_of(self.currency))
        lines = zip(self.lines, shares, strict=True)
        return replace(self, lines=tuple(replace(line, goods=share) for line, share in lines))


@dataclass(frozen=True, kw_only=True)
class TriedCharge:
    """What a charge code asks of the order, and why."""

    label: str
    amount: Decimal
    tax: Decimal
    sentences: list[str]


class Simulator:
    """Charges by a set of rules. Offers and coupons are left out; goods are as typed."""

    def __init__(
        self,
        order: TriedOrder,
        rules: Iterable[Rule],
        *,
        codes: Iterable[ChargeCode],
        modes: Iterable[DeliveryMode],
    ) -> None:
        self.order = order
        self.rules = tuple(rules)
        self.codes = {code.code: code for code in codes}
        self.rates = tuple(rate_of(r) for r in tax_rates([order.region.country], on=order.on))
        self.wording = Wording(
            currency=order.currency, modes={mode.code: mode.title for mode in modes}
        )

    def charges(
        self, mode: DeliveryMode | None, amount: Decimal | None = None
    ) -> list[TriedCharge]:
        """Return what is charged by a mode, for another amount if one is given.

        Raises AmountTooLarge for what no order can hold.
        """
        order = self.order if amount is None else self.order.for_amount(amount)
        by_number = dict(enumerate(order.lines, start=1))
        terms = Terms(
            best_price=lambda line: price_of(by_number[line.number]),
            rules=self.rules,
            charge_kinds={code: charge_kind_of(row) for code, row in self.codes.items()},
            rates=self.rates,
        )
        priced = reckon(facts_of(order, mode), terms).charges
        found = {code: [c for c in priced if c.charge_code == code] for code in self.codes}
        return [
            TriedCharge(
                label=self.codes[code].label,
                amount=total(charge.amount for charge in charges),
                tax=total(charge.tax for charge in charges),
                sentences=self.wording.each_once(charges),
            )
            for code, charges in found.items()
            if charges
        ]

    def edges(self, mode: DeliveryMode | None) -> set[Decimal]:
        """Return the amounts at which a mode's tiers begin and end, and the last ones before."""
        for_mode = (r for r in self.rules if r.is_for_mode(mode.pk if mode else None))
        return edges_of(for_mode, digits_of(self.order.currency))


def edges_of(rules: Iterable[Rule], digits: int) -> set[Decimal]:
    unit = unit_of(digits)
    ends = {end for rule in rules for tier in rule.tiers for end in (tier.at_least, tier.below)}
    edges = {end.quantize(unit, rounding=ROUND_CEILING) for end in ends if end is not None}
    return edges | {edge - unit for edge in edges if edge > ZERO}


def facts_of(order: TriedOrder, mode: DeliveryMode | None) -> OrderFacts:
    """Write the order down for the engine."""
    return OrderFacts(
        currency=order.currency,
        digits=digits_of(order.currency),
        mode_id=mode.pk if mode else None,
        mode_code=mode.code if mode else "",
        prices_with_tax=order.prices_with_tax,
        region=order.region,
        lines=tuple(
            LineFacts(
                number=number,
                item_id=line.item_id,
                item_number=line.item_number,
                item_group_id=line.item_group_id,
                quantity=line.quantity,
                mode_id=mode.pk if mode else None,
                mode_code=mode.code if mode else "",
                source_code_id=None,
                tax_group_id=line.tax_group_id,
                region=order.region,
                is_goods=line.is_goods,
            )
            for number, line in enumerate(order.lines, start=1)
        ),
    )


def price_of(line: TriedLine) -> ValidPrice:
    """Return the price of one piece by which the line comes to its goods."""
    return ValidPrice(
        price_id=0,
        group_id=None,
        group_code="",
        priority=0,
        from_quantity=1,
        unit_price=line.goods / line.quantity,
    )


def line_of(item: Item | None, *, goods: Decimal, quantity: int) -> TriedLine:
    if item is None:
        return TriedLine(goods=goods, quantity=quantity)
    return TriedLine(
        goods=goods,
        quantity=quantity,
        item_id=item.pk,
        item_number=item.item_number,
        item_group_id=item.group_id,
        tax_group_id=item.tax_group_id,
        is_goods=not item.is_gift_card,
    )


def sum_of(charges: Sequence[TriedCharge]) -> Decimal:
    return total(charge.amount for charge in charges)
