"""One calculation of the whole order, from scratch."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from callcenter.words.money import LARGEST, ZERO, rounded, total
from pricing.charges import charges_of
from pricing.discounts import discounted
from pricing.errors import AmountTooLarge, NoPrice
from pricing.facts import LineFacts, OrderFacts
from pricing.next_tiers import next_tiers_of
from pricing.priced import Because, Priced, PricedLine, Totals
from pricing.taxes import taxed, without_tax
from pricing.terms import PriceOfItem, Terms

UNIT_PRICE_DIGITS = 4


def price(facts: OrderFacts, terms: Terms) -> Priced:
    """Price an order: unit prices, goods, discounts, charges, tax, totals, each with its because.

    Amounts are rounded half up to the currency's digits; unit prices keep
    four decimals. Gift cards are listed at their price and otherwise as if
    they were not there: no tier, offer, discount, charge or tax sees them.
    Raises NoPrice for an item without one, AmountTooLarge for what no
    column holds.
    """
    every_line = [price_line(line, facts, terms) for line in facts.lines]
    gift_cards = [
        line for fact, line in zip(facts.lines, every_line, strict=True) if not fact.is_goods
    ]
    listed = [line for fact, line in zip(facts.lines, every_line, strict=True) if fact.is_goods]
    facts = facts.goods_only()
    running, coupons = discounted(facts, listed, terms)
    lines = [
        replace(line, discount=line.goods - left, because=line.because + steps)
        for line, left, steps in zip(listed, running.left, running.steps, strict=True)
    ]
    charges, shipping_coupons = charges_of(facts, lines, terms)
    taxed_lines, taxed_charges, taxes = taxed(facts, lines, charges, terms)
    tax = total(rate.tax for rate in taxes)
    totals = Totals(
        goods=total(line.goods for line in every_line),
        discount=total(line.discount for line in lines),
        charges=total(charge.amount for charge in taxed_charges),
        tax=tax,
        tax_added=ZERO if facts.prices_with_tax else tax,
        gift_cards=total(line.goods for line in gift_cards),
    )
    if max(totals.goods, totals.total) > LARGEST:
        raise AmountTooLarge
    return Priced(
        lines=in_place(every_line, taxed_lines),
        charges=taxed_charges,
        taxes=taxes,
        coupons=coupons + shipping_coupons,
        next_tiers=next_tiers_of(facts, lines, charges, terms),
        totals=totals,
    )


def in_place(listed: Iterable[PricedLine], goods: Iterable[PricedLine]) -> tuple[PricedLine, ...]:
    """Return all lines as they stand in the order, goods with what became of them."""
    by_number = {line.number: line for line in goods}
    return tuple(by_number.get(line.number, line) for line in listed)


def price_line(line: LineFacts, facts: OrderFacts, terms: Terms) -> PricedLine:
    """Price one line: its best price, or the one set by hand, times its quantity."""
    best = terms.best_price(line)
    if best is None:
        raise NoPrice(item_number=line.item_number, currency=facts.currency)
    listed = list_price(best, line, facts, terms)
    by_hand = line.price_by_hand.amount if line.price_by_hand and line.is_goods else None
    unit_price = listed if by_hand is None else by_hand
    goods = rounded(unit_price * line.quantity, facts.digits)
    if goods > LARGEST:
        raise AmountTooLarge
    reckoned = {
        "unit_price": str(unit_price),
        "quantity": line.quantity,
        "amount": str(goods),
    }
    because: Because = [
        {"step": "price", "group": best.group_code, "from_quantity": best.from_quantity} | reckoned
    ]
    if by_hand is not None:
        because = [{"step": "manual_price", "list_price": str(listed)} | reckoned]
    elif listed != best.unit_price:
        because[0] |= {"with_tax": str(best.unit_price)}
    return PricedLine(
        number=line.number,
        list_price=listed,
        unit_price=unit_price,
        goods=goods,
        because=because,
    )


def list_price(best: PriceOfItem, line: LineFacts, facts: OrderFacts, terms: Terms) -> Decimal:
    """Return the price of one piece before anybody changes it; an exempt order takes out its tax."""
    if not (facts.is_exempt and facts.prices_with_tax and line.is_goods):
        return best.unit_price
    percent = terms.percent_of(line.tax_group_id, line.region, line.moment)
    return without_tax(best.unit_price, percent, digits=UNIT_PRICE_DIGITS)
