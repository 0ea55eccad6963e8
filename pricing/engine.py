"""One calculation of the whole order, from scratch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from callcenter.words.money import LARGEST, ZERO, total
from pricing.charging.by_hand import by_hand
from pricing.charging.charges import charges_of, in_place
from pricing.charging.next_tiers import next_tiers_of
from pricing.discounts import discounted
from pricing.errors import AmountTooLarge
from pricing.exempt import charges_without_tax, lines_without_tax, taken_out_of
from pricing.facts import OrderFacts
from pricing.goods import list_lines
from pricing.priced import Priced, PricedLine, Totals
from pricing.taxes import taxed
from pricing.terms import Terms


def price(facts: OrderFacts, terms: Terms) -> Priced:
    """Price an order, and say what a little more would save; see ``reckon``."""
    priced = reckon(facts, terms)
    hints = next_tiers_of(facts.goods_only(), priced, terms, reckon)
    return replace(priced, next_tiers=hints) if hints else priced


def reckon(facts: OrderFacts, terms: Terms) -> Priced:
    """Price an order: unit prices, goods, discounts, charges, tax, totals, each with its because.

    Amounts are rounded half up to the currency's digits; unit prices keep
    four decimals. Gift cards are listed at their price and otherwise as if
    they were not there: no tier, offer, discount, charge or tax sees them.
    What is exempt is reckoned like all else, in the prices' own kind; then the
    tax is taken out of it. Raises NoPrice for an item without one,
    AmountTooLarge for what no column holds.
    """
    exempt = taken_out_of(facts, terms)
    every_line = list_lines(facts, exempt, terms)
    gift_cards = [
        line for fact, line in zip(facts.lines, every_line, strict=True) if not fact.is_goods
    ]
    listed = [line for fact, line in zip(facts.lines, every_line, strict=True) if fact.is_goods]
    facts = facts.goods_only()
    lines, coupons = discounted(facts, listed, exempt, terms)
    charged = charges_of(facts, lines, terms)
    charges = charges_without_tax(facts, lines, charged.charges, exempt, terms)
    lines = lines_without_tax(facts, lines, exempt)
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
        lines=where_they_stood(every_line, taxed_lines),
        charges=taxed_charges,
        taxes=taxes,
        coupons=coupons + charged.coupons,
        next_tiers=(),
        totals=totals,
    )


def where_they_stood(
    listed: Iterable[PricedLine], goods: Iterable[PricedLine]
) -> tuple[PricedLine, ...]:
    """Return all lines as they stand in the order, goods with what became of them."""
    by_number = {line.number: line for line in goods}
    return tuple(by_number.get(line.number, line) for line in listed)
