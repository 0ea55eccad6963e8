"""Tax: of what at which rate, rounded once per rate, and spread back to lines and charges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from callcenter.words.money import ZERO, rounded, spread, total
from pricing.facts import LineFacts, OrderFacts, Region
from pricing.priced import PricedCharge, PricedLine, PricedTax
from pricing.terms import ChargeTaxing, Terms


@dataclass(frozen=True, kw_only=True)
class Portion:
    """An amount that is taxed at one rate: a line, or a charge as far as that rate takes part in it."""

    percent: Decimal
    amount: Decimal
    line: int | None = None  # index
    charge: int | None = None  # index


Taxed = tuple[tuple[PricedLine, ...], tuple[PricedCharge, ...], tuple[PricedTax, ...]]


def taxed(
    facts: OrderFacts,
    lines: Sequence[PricedLine],
    charges: Sequence[PricedCharge],
    terms: Terms,
) -> Taxed:
    """Return lines and charges with their tax, and the recap by rate.

    An exempt order pays none: where prices contain tax, that of the charges
    is taken out here, as that of the goods was with their unit price.
    """
    percents = percents_of(facts.lines, terms)
    places: dict[int | None, int] = {line.number: index for index, line in enumerate(lines)}
    shares = [
        portions_of(charge, facts, lines, percents, terms, place=places.get(charge.line))
        for charge in charges
    ]
    if facts.is_exempt:
        return tuple(lines), tuple(exempt(facts, charges, shares)), ()
    portions = [
        Portion(percent=percent, amount=line.net, line=index)
        for index, (line, percent) in enumerate(zip(lines, percents, strict=True))
    ] + [
        Portion(percent=percent, amount=amount, charge=index)
        for index, share in enumerate(shares)
        for percent, amount in share.items()
    ]
    line_taxes, charge_taxes, recap = by_rate(facts, portions)
    return (
        tuple(
            replace(line, tax=line_taxes[i], tax_percent=percents[i])
            for i, line in enumerate(lines)
        ),
        tuple(replace(charge, tax=charge_taxes[i]) for i, charge in enumerate(charges)),
        tuple(recap),
    )


def percents_of(lines: Iterable[LineFacts], terms: Terms) -> list[Decimal]:
    """Return the tax rate of each line, each group, region and moment looked up once."""
    known: dict[tuple[int | None, Region, datetime | None], Decimal] = {}
    percents = []
    for line in lines:
        asked = (line.tax_group_id, line.region, line.moment)
        if asked not in known:
            known[asked] = terms.percent_of(*asked)
        percents.append(known[asked])
    return percents


def by_rate(
    facts: OrderFacts, portions: Sequence[Portion]
) -> tuple[dict[int, Decimal], dict[int, Decimal], list[PricedTax]]:
    """Reckon each rate once on all it is taken of, and spread it back; by index of line and charge."""
    line_taxes: dict[int, Decimal] = defaultdict(lambda: ZERO)
    charge_taxes: dict[int, Decimal] = defaultdict(lambda: ZERO)
    recap = []
    for percent in sorted({portion.percent for portion in portions} - {ZERO}, reverse=True):
        of_rate = [portion for portion in portions if portion.percent == percent]
        amounts = [portion.amount for portion in of_rate]
        base = total(amounts)
        tax = tax_of(base, percent, with_tax=facts.prices_with_tax, digits=facts.digits)
        for portion, share in zip(of_rate, spread(tax, amounts, facts.digits), strict=True):
            if portion.line is not None:
                line_taxes[portion.line] = share
            if portion.charge is not None:
                charge_taxes[portion.charge] += share
        if base:
            net = base - tax if facts.prices_with_tax else base
            recap.append(PricedTax(percent=percent, base=net, tax=tax))
    return line_taxes, charge_taxes, recap


def portions_of(
    charge: PricedCharge,
    facts: OrderFacts,
    lines: Sequence[PricedLine],
    percents: Sequence[Decimal],
    terms: Terms,
    *,
    place: int | None,
) -> dict[Decimal, Decimal]:
    """Return how much of a charge is taxed at which rate; ``place`` is the index of its line, if any.

    A charge of a line follows that line, any other the whole order: in
    proportion to the goods' rates, at the highest of them, or by its own tax
    group.
    """
    kind = terms.kind_of(charge.charge_code)
    if kind.taxing == ChargeTaxing.OWN:
        region = facts.region if place is None else facts.lines[place].region
        return {terms.percent_of(kind.tax_group_id, region, facts.moment): charge.amount}
    if place is not None:
        return {percents[place]: charge.amount}
    if kind.taxing == ChargeTaxing.HIGHEST:
        return {max(percents): charge.amount}
    weights: dict[Decimal, Decimal] = defaultdict(lambda: ZERO)
    for line, percent in zip(lines, percents, strict=True):
        weights[percent] += line.net
    by_percent = sorted(weights, reverse=True)
    shares = spread(charge.amount, [weights[percent] for percent in by_percent], facts.digits)
    return dict(zip(by_percent, shares, strict=True))


def exempt(
    facts: OrderFacts, charges: Sequence[PricedCharge], shares: Sequence[dict[Decimal, Decimal]]
) -> Iterable[PricedCharge]:
    """Yield charges without the tax they contain; one set by hand was set without it."""
    for charge, share in zip(charges, shares, strict=True):
        if charge.rule_id is None or not facts.prices_with_tax:
            yield charge
            continue
        amounts = [without_tax(a, percent, digits=facts.digits) for percent, a in share.items()]
        amount = total(amounts)
        step = {"step": "untaxed", "with_tax": str(charge.amount), "amount": str(amount)}
        steps = charge.because if amount == charge.amount else [*charge.because, step]
        yield replace(charge, amount=amount, because=steps)


def tax_of(base: Decimal, percent: Decimal, *, with_tax: bool, digits: int) -> Decimal:
    """Return the tax on a base, contained in it or to be added to it."""
    whole = 100 + percent if with_tax else Decimal(100)
    return rounded(base * percent / whole, digits)


def without_tax(amount: Decimal, percent: Decimal, *, digits: int) -> Decimal:
    """Return what is left of an amount when the tax it contains is taken out."""
    return rounded(amount * 100 / (100 + percent), digits)
