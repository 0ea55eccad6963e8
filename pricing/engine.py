"""One calculation of the whole order, from scratch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from callcenter.words.money import LARGEST, ZERO, total
from pricing.charging.by_hand import by_hand
from pricing.charging.charges import charges_of, in_place
from pricing.discounts import discounted
from pricing.errors import AmountTooLarge
from pricing.exempt import TakenOut, charges_without_tax, lines_without_tax, taken_out_of
from pricing.facts import OrderFacts
from pricing.goods import list_lines
from pricing.priced import Priced, PricedCharge, PricedCoupon, PricedLine, Totals
from pricing.taxes import taxed
from pricing.terms import Terms


@dataclass(frozen=True, kw_only=True)
class Goods:
    """The lines after all discounts, before charges and tax; exempt ones still with theirs."""

    every_line: Sequence[PricedLine]  # as listed, gift cards among them
    lines: Sequence[PricedLine]  # without gift cards
    coupons: tuple[PricedCoupon, ...]
    exempt: TakenOut


def reckon(facts: OrderFacts, terms: Terms) -> Priced:
    """Price an order: unit prices, goods, discounts, charges, tax, totals, each with its because.

    Amounts are rounded half up to the currency's digits; unit prices keep
    four decimals. Gift cards are listed at their price and otherwise as if
    they were not there: no tier, offer, discount, charge or tax sees them.
    What is exempt is reckoned like all else, in the prices' own kind; then the
    tax is taken out of it. Raises NoPrice for an item without one,
    AmountTooLarge for what no column holds.
    """
    goods = goods_of(facts, terms)
    charged = charges_of(facts.goods_only(), goods.lines, terms)
    return with_charges(
        facts, goods, charged.charges, terms, coupons=goods.coupons + charged.coupons
    )


def goods_of(facts: OrderFacts, terms: Terms) -> Goods:
    """Return what the lines come to after all discounts."""
    exempt = taken_out_of(facts, terms)
    every_line = list_lines(facts, exempt, terms)
    listed = [line for fact, line in zip(facts.lines, every_line, strict=True) if fact.is_goods]
    lines, coupons = discounted(facts.goods_only(), listed, exempt, terms)
    return Goods(every_line=every_line, lines=lines, coupons=coupons, exempt=exempt)


def with_charges(
    facts: OrderFacts,
    goods: Goods,
    charges: Iterable[PricedCharge],
    terms: Terms,
    *,
    coupons: tuple[PricedCoupon, ...],
) -> Priced:
    """Add what the rules charge, or what was set by hand in its place; then tax, and everything up."""
    gift_cards = [
        line for fact, line in zip(facts.lines, goods.every_line, strict=True) if not fact.is_goods
    ]
    facts = facts.goods_only()
    charges = charges_without_tax(facts, goods.lines, charges, goods.exempt, terms)
    lines = lines_without_tax(facts, goods.lines, goods.exempt)
    charges = by_hand(facts.charges_by_hand, charges, lines, digits=facts.digits)
    taxed_lines, taxed_charges, taxes = taxed(facts, lines, in_place(charges, terms), terms)
    tax = total(rate.tax for rate in taxes)
    totals = Totals(
        goods=total(line.goods for line in (*taxed_lines, *gift_cards)),
        discount=total(line.discount for line in taxed_lines),
        charges=total(charge.amount for charge in taxed_charges),
        tax=tax,
        tax_added=ZERO if facts.prices_with_tax else tax,
        gift_cards=total(line.goods for line in gift_cards),
    )
    if max(totals.goods, totals.total) > LARGEST:
        raise AmountTooLarge
    return Priced(
        lines=where_they_stood(goods.every_line, taxed_lines),
        charges=taxed_charges,
        taxes=taxes,
        coupons=coupons,
        next_tiers=(),
        totals=totals,
    )


def where_they_stood(
    listed: Iterable[PricedLine], goods: Iterable[PricedLine]
) -> tuple[PricedLine, ...]:
    """Return all lines as they stand in the order, goods with what became of them."""
    by_number = {line.number: line for line in goods}
    return tuple(by_number.get(line.number, line) for line in listed)
