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
    """Return lines and charges with their tax, and the recap by rate; what is exempt bears none."""
    percents = percents_of(facts.lines, terms, is_exempt=False)
    places = places_of(lines)
    portions = [
        Portion(percent=percent, amount=line.net, line=index)
        for index, (line, percent) in enumerate(zip(lines, percents, strict=True))
    ] + [
        Portion(percent=percent, amount=amount, charge=index)
        for index, charge in enumerate(charges)
        for percent, amount in portions_of(
            charge, facts, lines, percents, terms, place=places.get(charge.line), is_exempt=False
        ).items()
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


def percents_of(lines: Iterable[LineFacts], terms: Terms, *, is_exempt: bool) -> list[Decimal]:
    """Return the tax rate of each line, of those that are exempt or of the others; else 0.

    Each group, region and moment is looked up once.
    """
    known: dict[tuple[int | None, Region, datetime | None], Decimal] = {}
    percents = []
    for line in lines:
        if line.is_exempt != is_exempt:
            percents.append(ZERO)
            continue
        asked = (line.tax_group_id, line.region, line.moment)
        if asked not in known:
            known[asked] = terms.percent_of(*asked)
        percents.append(known[asked])
    return percents


def places_of(lines: Iterable[PricedLine]) -> dict[int | None, int]:
    """Return the index of each line, by its number."""
    return {line.number: index for index, line in enumerate(lines)}


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
    is_exempt: bool,
) -> dict[Decimal, Decimal]:
    """Return how much of a charge is taxed at which rate, for what is exempt or for all else.

    ``place`` is the index of its line, if it has one. A charge of a line follows that line, any other the whole order: in
    proportion to the goods' rates, at the highest of them, or by its own tax
    group. At the highest it is exempt where every line is.
    """
    kind = terms.kind_of(charge.charge_code)
    if kind.taxing == ChargeTaxing.OWN:
        owner = facts if place is None else facts.lines[place]
        if owner.is_exempt != is_exempt:
            return {ZERO: charge.amount}
        return {terms.percent_of(kind.tax_group_id, owner.region, facts.moment): charge.amount}
    if place is not None:
        return {percents[place]: charge.amount}
    if kind.taxing == ChargeTaxing.HIGHEST:
        is_taxed = is_exempt and not all(line.is_exempt for line in facts.lines)
        return {ZERO if is_taxed else max(percents): charge.amount}
    weights: dict[Decimal, Decimal] = defaultdict(lambda: ZERO)
    for line, percent in zip(lines, percents, strict=True):
        weights[percent] += line.net
    by_percent = sorted(weights, reverse=True)
    shares = spread(charge.amount, [weights[percent] for percent in by_percent], facts.digits)
    return dict(zip(by_percent, shares, strict=True))


def tax_of(base: Decimal, percent: Decimal, *, with_tax: bool, digits: int) -> Decimal:
    """Return the tax on a base, contained in it or to be added to it."""
    whole = 100 + percent if with_tax else Decimal(100)
    return rounded(base * percent / whole, digits)
