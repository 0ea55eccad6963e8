"""What the caller would gain by ordering a little more: the hint for the agent to say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from callcenter.words.money import ZERO, total
from pricing.charges import base_of
from pricing.facts import OrderFacts
from pricing.offers import OfferKind
from pricing.priced import NextTier, PricedCharge, PricedLine
from pricing.rules import amount_of, winners
from pricing.terms import Rule, Terms


def next_tiers_of(
    facts: OrderFacts,
    lines: Sequence[PricedLine],
    charges: Iterable[PricedCharge],
    terms: Terms,
) -> tuple[NextTier, ...]:
    """Return, by charge code, the next sum of goods from which less is charged than now.

    Of the charges of the whole order only, and not of those set by hand.
    """
    asked: dict[str, Decimal] = defaultdict(lambda: ZERO)
    for charge in charges:
        asked[charge.charge_code] += charge.amount
    base = total(line.net for line in lines)
    nearest: dict[str, NextTier] = {}
    for hint in (*by_rules(facts, base, terms), *by_offers(facts, lines, terms)):
        known = nearest.get(hint.charge_code)
        saves = hint.amount < asked[hint.charge_code]
        if saves and (known is None or nearness(hint) < nearness(known)):
            nearest[hint.charge_code] = hint
    return tuple(h for code, h in nearest.items() if code not in facts.charges_by_hand)


def nearness(hint: NextTier) -> tuple[Decimal, Decimal]:
    """What is nearer goes first; of two that are equally near, what asks less."""
    return (hint.missing, hint.amount)


def by_rules(facts: OrderFacts, base: Decimal, terms: Terms) -> Iterator[NextTier]:
    for code, rules in competing(facts, terms).items():
        found = winners(rules)
        if len(found) == 1 and (hint := next_of_rule(found[0], code, base, facts)):
            yield hint


def competing(facts: OrderFacts, terms: Terms) -> dict[str, list[Rule]]:
    """Return the rules of the order level that compete for the header's mode, by charge code."""
    rules: dict[str, list[Rule]] = defaultdict(list)
    for rule in terms.rules:
        if not rule.is_line_level and not rule.spread and rule.is_for_mode(facts.mode_id):
            rules[rule.charge_code].append(rule)
    return rules


def next_of_rule(rule: Rule, code: str, base: Decimal, facts: OrderFacts) -> NextTier | None:
    """Return the next tier of a rule that asks less than the one the goods are in."""
    pieces = sum(line.quantity for line in facts.lines)
    tier = rule.tier_for(base)
    if tier is None:
        return None
    asked = amount_of(tier, base=base, pieces=pieces, digits=facts.digits)
    for later in sorted(rule.tiers, key=lambda t: t.at_least):
        if later.at_least <= base:
            continue
        amount = amount_of(later, base=later.at_least, pieces=pieces, digits=facts.digits)
        if amount < asked:
            return NextTier(charge_code=code, missing=later.at_least - base, amount=amount)
    return None


def by_offers(facts: OrderFacts, lines: Sequence[PricedLine], terms: Terms) -> Iterator[NextTier]:
    """Yield what is missing to free shipping, for each shipping charge the rules may ask."""
    for offer in terms.offers:
        if offer.kind != OfferKind.FREE_SHIPPING or offer.mode_id not in {None, facts.mode_id}:
            continue
        base = base_of(offer, facts, lines, terms)
        tier = offer.next_tier(base)
        if tier is None:
            continue
        for code in competing(facts, terms):
            if terms.kind_of(code).is_shipping:
                yield NextTier(charge_code=code, missing=tier.at_least - base, amount=ZERO)
