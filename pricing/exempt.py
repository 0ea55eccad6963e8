"""Takes their tax out of prices, for lines that are exempt of it.

Offers, steps and charges are those of everybody: an exempt order is reckoned in its prices' own kind,
with tax, and what comes of it is freed of that here, once. Only what was set by hand is without tax
from the start, since that is what whoever set it saw.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from callcenter.words.money import ZERO, rounded, total
from pricing.facts import LineFacts, OrderFacts
from pricing.priced import Because, PricedCharge, PricedLine
from pricing.taxes import percents_of, places_of, portions_of
from pricing.terms import Terms

UNIT_PRICE_DIGITS = 4

TakenOut = Mapping[int, Decimal]  # the rate of the tax to be taken out of a line, by its number


def taken_out_of(facts: OrderFacts, terms: Terms) -> TakenOut:
    """Return the rates of the tax that is to be taken out; mostly none."""
    if not facts.prices_with_tax:
        return {}
    goods = [line for line in facts.lines if line.is_goods and line.is_exempt]
    percents = percents_of(goods, terms, is_exempt=True)
    return {line.number: percent for line, percent in zip(goods, percents, strict=True)}


def with_tax(amount: Decimal, percent: Decimal, *, digits: int) -> Decimal:
    """Return an amount with the tax that is to be taken out of it again; that leads back to it."""
    return rounded(amount * (100 + percent) / 100, digits) if percent else amount


def without_tax(amount: Decimal, percent: Decimal, *, digits: int) -> Decimal:
    """Return what is left of an amount when the tax it contains is taken out."""
    return rounded(amount * 100 / (100 + percent), digits) if percent else amount


def lines_without_tax(
    facts: OrderFacts, lines: Sequence[PricedLine], exempt: TakenOut
) -> list[PricedLine]:
    """Return the lines, those that are exempt without the tax in their figures."""
    return [
        line_without_tax(line, entered, percent, facts.digits)
        if (percent := exempt.get(line.number))
        else line
        for entered, line in zip(facts.lines, lines, strict=True)
    ]


def line_without_tax(
    line: PricedLine, entered: LineFacts, percent: Decimal, digits: int
) -> PricedLine:
    list_price, unit_price = (
        without_tax(price, percent, digits=UNIT_PRICE_DIGITS)
        for price in (line.list_price, line.unit_price)
    )
    goods, net = (without_tax(sum_, percent, digits=digits) for sum_ in (line.goods, line.net))
    first, *discounts = line.because
    if entered.price_by_hand:
        unit_price = line.unit_price
        first = first | {"list_price": str(list_price)}
    elif (unit_price, goods) != (line.unit_price, line.goods):
        with_it = {"with_tax": str(line.unit_price)}
        amount = without_tax(Decimal(first["amount"]), percent, digits=digits)
        first = first | with_it | {"unit_price": str(unit_price), "amount": str(amount)}
    because = [first, *discounts, *untaxed(line.net, net)] if discounts else [first]
    return replace(
        line,
        list_price=list_price,
        unit_price=unit_price,
        goods=goods,
        discount=goods - net,
        because=because,
    )


def charges_without_tax(
    facts: OrderFacts,
    lines: Sequence[PricedLine],
    charges: Iterable[PricedCharge],
    exempt: TakenOut,
    terms: Terms,
) -> list[PricedCharge]:
    """Return the charges without the tax in them, as far as they follow lines that are exempt.

    ``lines`` are with tax, as the charges are.
    """
    if not facts.prices_with_tax or not facts.has_exempt:
        return list(charges)
    found, places = [], places_of(lines)
    percents = [exempt.get(line.number, ZERO) for line in lines]
    for charge in charges:
        shares = portions_of(
            charge, facts, lines, percents, terms, place=places.get(charge.line), is_exempt=True
        )
        amount = total(
            without_tax(share, percent, digits=facts.digits) for percent, share in shares.items()
        )
        steps = untaxed(charge.amount, amount)
        found.append(replace(charge, amount=amount, because=[*charge.because, *steps]))
    return found


def untaxed(with_it: Decimal, amount: Decimal) -> Because:
    """Say what is left without the tax, if there was any."""
    if amount == with_it:
        return []
    return [{"step": "untaxed", "with_tax": str(with_it), "amount": str(amount)}]
