"""Pieces that we cancelled for a reason of ours: what remains keeps its terms, and never costs more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from callcenter.words.money import ZERO, rounded, total, unit_of
from pricing import engine
from pricing.charging.charges import Charged, charges_of
from pricing.charging.next_tiers import next_tiers_of
from pricing.engine import Goods
from pricing.exempt import with_tax
from pricing.facts import LineFacts, OrderFacts
from pricing.goods import is_by_hand
from pricing.priced import Priced, PricedCharge, PricedLine
from pricing.terms import Terms, TierKind

Costs = dict[tuple[str, int | None], Decimal]  # by charge code and line


def price(facts: OrderFacts, terms: Terms) -> Priced:
    """Price an order, and say what a little more would save; see ``reckon``."""
    priced = reckon(facts, terms)
    hints = next_tiers_of(facts.goods_only(), priced, terms, reckon)
    return replace(priced, next_tiers=hints) if hints else priced


def reckon(facts: OrderFacts, terms: Terms) -> Priced:
    """Price an order; where pieces are lost, by the terms of the whole, or anew if that is less.

    Raises NoPrice for an item without a price, AmountTooLarge for what no column holds.
    """
    if not any(line.lost for line in facts.lines):
        return engine.reckon(facts, terms)
    whole = facts.whole()
    goods = engine.goods_of(whole, terms)
    charged = charges_of(whole.goods_only(), goods.lines, terms)
    before = engine.with_charges(whole, goods, charged.charges, terms, coupons=())
    found = min(
        (
            taxed_anew(kept(facts, goods, charged, terms), before, facts),
            engine.reckon(facts.there(), terms),
        ),
        key=lambda priced: priced.totals.total,
    )
    by_number = {line.number: line for line in found.lines}
    lines = (by_number.get(line.number) or nothing_of(line) for line in before.lines)
    return replace(found, lines=tuple(lines))


def taxed_anew(priced: Priced, before: Priced, facts: OrderFacts) -> Priced:
    """Say of charges that cost more than in the whole order by their tax, which goes by what remains.

    One unit more is but another share of a rounding.
    """
    was, now = (costs_of(one.charges, facts) for one in (before, priced))
    more = {key for key in now if now[key] - was.get(key, now[key]) > unit_of(facts.digits)}
    charges = []
    for charge in priced.charges:
        if (key := (charge.charge_code, charge.line)) in more:
            step = {"step": "tax_follows", "before": str(was[key]), "amount": str(now[key])}
            charge = replace(charge, because=[*charge.because, step])
        charges.append(charge)
    return replace(priced, charges=tuple(charges))


def costs_of(charges: Iterable[PricedCharge], facts: OrderFacts) -> Costs:
    """Return what charges cost with their tax, by code and line."""
    costs: Costs = defaultdict(lambda: ZERO)
    for charge in charges:
        added = ZERO if facts.prices_with_tax else charge.tax
        costs[charge.charge_code, charge.line] += charge.amount + added
    return costs


def nothing_of(line: PricedLine) -> PricedLine:
    """Return a line of which no piece is there; what one would cost stays to be read."""
    return PricedLine(
        number=line.number,
        list_price=line.list_price,
        unit_price=line.unit_price,
        goods=ZERO,
        because=[],
    )


def kept(facts: OrderFacts, whole: Goods, charged: Charged, terms: Terms) -> Priced:
    """Price what remains as its share of the whole order: prices, discounts, and charges if they are less."""
    there = facts.there()
    by_number = {
        line.number: line for line in engine.where_they_stood(whole.every_line, whole.lines)
    }
    every_line = [
        remaining(by_number[line.number], line, whole, facts.digits) for line in there.lines
    ]
    lines = [line for fact, line in zip(there.lines, every_line, strict=True) if fact.is_goods]
    goods = replace(whole, every_line=every_line, lines=lines)
    asked = charges_of(there.goods_only(), lines, terms).charges
    before = remaining_charges(charged.charges, facts, by_number, lines)
    return engine.with_charges(
        there, goods, cheaper(asked, before, terms), terms, coupons=whole.coupons + charged.coupons
    )


def remaining(line: PricedLine, fact: LineFacts, whole: Goods, digits: int) -> PricedLine:
    """Return the share of a line that remains; of an exempt one with the tax, as in the whole."""
    if not fact.lost:
        return line
    ordered = fact.quantity + fact.lost
    goods = rounded(line.unit_price * fact.quantity, digits)
    if is_by_hand(fact):
        goods = with_tax(goods, whole.exempt.get(line.number, ZERO), digits=digits)
    share = rounded(line.discount * fact.quantity / ordered, digits)
    discount = min(max(share, goods - line.net), goods)  # roundings apart, no more than the whole
    net = goods - discount
    step = {"step": "lost", "pieces": fact.quantity, "whole": ordered, "amount": str(net)}
    because = [*line.because, step]
    return replace(line, goods=goods, discount=discount, because=because, charged_on=net)


def remaining_charges(
    charges: Iterable[PricedCharge],
    facts: OrderFacts,
    whole: Mapping[int, PricedLine],
    lines: Iterable[PricedLine],
) -> Iterator[PricedCharge]:
    """Yield what remains of the charges of the whole order; those of lines that are gone are left out."""
    nets = {line.number: line.net for line in lines}
    for charge in charges:
        if charge.line is not None and charge.line not in nets:
            continue
        mine = [
            line for line in facts.lines if line.is_goods and charge.line in {None, line.number}
        ]
        kind = charge.because[0].get("kind") if charge.because else None
        if kind == TierKind.PERCENT:
            part = total(nets.get(line.number, ZERO) for line in mine)
            all_of_it = total(whole[line.number].net for line in mine)
        else:
            part = Decimal(sum(line.quantity for line in mine))
            all_of_it = Decimal(sum(line.quantity + line.lost for line in mine))
        if part == all_of_it or kind not in {TierKind.PERCENT, TierKind.PER_PIECE}:
            yield charge
        else:
            amount = rounded(charge.amount * part / all_of_it, facts.digits)
            step = {"step": "kept", "amount": str(amount)}
            yield replace(charge, amount=amount, because=[*charge.because, step])


def cheaper(
    asked: Sequence[PricedCharge], kept: Iterable[PricedCharge], terms: Terms
) -> list[PricedCharge]:
    """Return of each charge code what the remaining order asks, or what was asked before if that is less."""
    kept, codes = list(kept), {charge.charge_code for charge in asked}
    chosen: list[PricedCharge] = []
    for code in sorted(codes, key=lambda code: (terms.kind_of(code).position, code)):
        now, before = (
            [charge for charge in charges if charge.charge_code == code]
            for charges in (asked, kept)
        )
        is_less = total(c.amount for c in before) < total(c.amount for c in now)
        chosen += before if is_less else now
    return chosen
