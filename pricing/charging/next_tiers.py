"""What the caller would gain by ordering a little more: the hint for the agent to say.

Whether it comes true is not reckoned here a second time: the engine is asked about the order with so
much more on it, and with one unit less.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from callcenter.words.money import ZERO, total
from pricing.charging.charges import by_modes_that_count, is_counted
from pricing.charging.more import Counts, More, Reckon
from pricing.charging.rules import amount_of, is_for_order, winners
from pricing.errors import AmountTooLarge
from pricing.facts import LineFacts, OrderFacts
from pricing.offers import OfferKind
from pricing.priced import NextTier, Priced
from pricing.scope import EVERYTHING
from pricing.terms import Rule, Terms

Asked = Mapping[str, Decimal]  # what is charged now, by charge code


@dataclass(frozen=True, kw_only=True)
class Edge:
    """A sum of goods from which a charge may be less, the goods that count, and what more of them is like."""

    charge_code: str
    at_least: Decimal
    counts: Counts
    like: LineFacts
    offer: str = ""  # whose goods alone count


def next_tiers_of(
    facts: OrderFacts, priced: Priced, terms: Terms, reckon: Reckon
) -> tuple[NextTier, ...]:
    """Return, by charge code, for how much more less is charged than now.

    Not of charges set by hand, and of none where the header's mode counts for
    no line: what is ordered more might go by it.
    """
    asked: dict[str, Decimal] = defaultdict(lambda: ZERO)
    for charge in priced.charges:
        if charge.amount and charge.charge_code not in facts.charges_by_hand:
            asked[charge.charge_code] += charge.amount
    if not asked or by_modes_that_count(facts) != [facts]:
        return ()
    edges = (*by_rules(facts, priced, asked, terms), *by_offers(facts, priced, asked, terms))
    nearest: dict[str, NextTier] = {}
    for edge in edges:
        hint, known = hint_of(edge, asked, facts, terms, reckon), nearest.get(edge.charge_code)
        if hint and (known is None or nearness(hint) < nearness(known)):
            nearest[edge.charge_code] = hint
    return tuple(nearest.values())


def nearness(hint: NextTier) -> tuple[Decimal, Decimal]:
    """What is nearer goes first; of two that are equally near, what asks less."""
    return (hint.missing, hint.amount)


def hint_of(
    edge: Edge, asked: Asked, facts: OrderFacts, terms: Terms, reckon: Reckon
) -> NextTier | None:
    """Return how much more is needed to the edge, if less is charged from there on indeed."""
    more, code = More(facts, terms, reckon, like=edge.like), edge.charge_code
    try:
        missing = more.until(edge.at_least, edge.counts)
    except AmountTooLarge:
        return None
    if missing is None:
        return None
    amount, before = (more.charged(code, m) for m in (missing, missing - more.unit))
    if amount >= min(asked[code], before):
        return None
    return NextTier(charge_code=code, missing=missing, amount=amount, offer=edge.offer)


def by_rules(facts: OrderFacts, priced: Priced, asked: Asked, terms: Terms) -> Iterator[Edge]:
    """Yield where the tier of a rule of the whole order begins that asks less than the present one."""
    base = base_of(facts, priced, everything)
    by_header = next(line for line in facts.lines if line.mode_id == facts.mode_id)
    for code in asked:
        competing = [r for r in terms.rules if r.charge_code == code and not r.is_line_level]
        found = winners([rule for rule in competing if is_for_order(rule, facts)])
        if len(found) == 1 and len(found[0].tiers) > 1:
            for at_least in cheaper_from(found[0], facts, base):
                yield Edge(
                    charge_code=code,
                    at_least=at_least,
                    counts=everything,
                    like=anything_like(by_header),
                )


def cheaper_from(rule: Rule, facts: OrderFacts, base: Decimal) -> Iterator[Decimal]:
    """Yield where tiers begin that ask less at their beginning than the one the goods are in."""
    pieces = sum(line.quantity for line in facts.lines)
    tier = rule.tier_for(base)
    if tier is None:
        return
    now = amount_of(tier, base=base, pieces=pieces, digits=facts.digits)
    for later in sorted(rule.tiers, key=lambda t: t.at_least):
        at_edge = amount_of(later, base=later.at_least, pieces=pieces, digits=facts.digits)
        if later.at_least > base and at_edge < now:
            yield later.at_least


def by_offers(facts: OrderFacts, priced: Priced, asked: Asked, terms: Terms) -> Iterator[Edge]:
    """Yield where free shipping begins towards which something on the order counts already."""
    shipping = [code for code in asked if terms.kind_of(code).is_shipping]
    offers = [offer for offer in terms.offers if offer.kind == OfferKind.FREE_SHIPPING]
    for offer in offers if shipping else ():
        counts = partial(is_counted, offer, terms=terms)
        counted = [line for line in facts.lines if counts(line)]
        base = base_of(facts, priced, counts)
        step = offer.next_tier(base)
        if not counted or offer.tier_for(base) or step is None:
            continue
        is_for_all = offer.scope == EVERYTHING and offer.price_group_id is None
        like = anything_like(counted[0]) if is_for_all else counted[0]
        for code in shipping:
            yield Edge(
                charge_code=code,
                at_least=step.at_least,
                counts=counts,
                like=like,
                offer="" if is_for_all else offer.code,
            )


def base_of(facts: OrderFacts, priced: Priced, counts: Counts) -> Decimal:
    """Return the discounted goods of the lines that count."""
    by_number = {line.number: line.charged_on for line in priced.lines}
    return total(by_number[line.number] for line in facts.lines if counts(line))


def everything(line: LineFacts) -> bool:
    return True


def anything_like(line: LineFacts) -> LineFacts:
    """Return a line that goes the same way, of no item that any offer or rule names."""
    return replace(line, item_id=0, item_group_id=None)
