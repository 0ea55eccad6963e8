"""Charges: which rules win, on which base, and what they come to."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal

from callcenter.words.money import rounded, spread, total
from pricing.facts import LineFacts, OrderFacts
from pricing.priced import PricedCharge
from pricing.terms import Rule, Tier, TierKind

Matched = dict[
    int, list[tuple[LineFacts, Decimal]]
]  # by rule: lines that found it, and their goods


def charges_by_rule(
    facts: OrderFacts, nets: Sequence[Decimal], rules: Iterable[Rule]
) -> list[PricedCharge]:
    """Return what the rules ask of an order; one without lines has no charges.

    Rules compete only within one charge code and level. ``nets`` are the
    discounted goods of each line.
    """
    if not nets:
        return []
    competitions: dict[tuple[str, bool], list[Rule]] = defaultdict(list)
    for rule in rules:
        competitions[rule.charge_code, rule.is_line_level].append(rule)
    charges: list[PricedCharge] = []
    for (_, is_line_level), competing in sorted(competitions.items()):
        if is_line_level:
            charges += line_level(facts, nets, competing)
        else:
            charges += order_level(facts, nets, competing)
    return charges


def winners(rules: Sequence[Rule]) -> list[Rule]:
    """Return all rules where the charge code adds them up, else the most specific one."""
    if not rules or rules[0].adds_up:
        return list(rules)
    return [max(rules, key=lambda rule: rule.rank)]


def line_level(
    facts: OrderFacts, nets: Sequence[Decimal], rules: Sequence[Rule]
) -> Iterable[PricedCharge]:
    """Charge each line by its own mode and item, on its own goods."""
    for line, net in zip(facts.lines, nets, strict=True):
        for rule in winners([rule for rule in rules if rule.is_for_line(line)]):
            tier = rule.tier_for(net)
            if tier:
                amount = amount_of(tier, base=net, pieces=line.quantity, digits=facts.digits)
                yield charge(
                    rule, tier, base=net, amount=amount, pieces=line.quantity,
                    line=line.number, mode_code=line.mode_code,
                )  # fmt: skip


def order_level(
    facts: OrderFacts, nets: Sequence[Decimal], rules: Sequence[Rule]
) -> Iterable[PricedCharge]:
    """Charge the whole order by the header's mode, and lines by what they find for themselves.

    Where the most specific rule wins, each line compares the rule of the whole
    order, if that is for its mode, with those that are spread. The whole order
    is charged where a line is left to it.
    """
    plain = winners([rule for rule in rules if is_for_order(rule, facts)])
    spreading = [rule for rule in rules if rule.spread]
    matched: Matched = defaultdict(list)
    is_left = rules[0].adds_up or not spreading
    for line, net in zip(facts.lines, nets, strict=True) if spreading else ():
        found = winners([rule for rule in spreading if rule.is_for_line(line)])
        rivals = [] if rules[0].adds_up else [rule for rule in plain if rule.is_for_line(line)]
        if not found or any(rival.rank > found[0].rank for rival in rivals):
            is_left = True
            continue
        for rule in found:
            matched[rule.rule_id].append((line, net))
    yield from whole_order(facts, nets, plain if is_left else [])
    yield from spread_over_lines(facts, matched, spreading)


def is_for_order(rule: Rule, facts: OrderFacts) -> bool:
    """Whether a rule of the whole order is for the header's mode and an item that is ordered."""
    is_named = rule.is_for_mode(facts.mode_id) and any(map(rule.is_for_item, facts.lines))
    return is_named and not rule.spread


def whole_order(
    facts: OrderFacts, nets: Sequence[Decimal], rules: Iterable[Rule]
) -> Iterable[PricedCharge]:
    base = total(nets)
    pieces = sum(line.quantity for line in facts.lines)
    for rule in rules:
        tier = rule.tier_for(base)
        if tier:
            amount = amount_of(tier, base=base, pieces=pieces, digits=facts.digits)
            yield charge(
                rule, tier, base=base, amount=amount, pieces=pieces,
                line=None, mode_code=facts.mode_code,
            )  # fmt: skip


def spread_over_lines(
    facts: OrderFacts, matched: Matched, rules: Iterable[Rule]
) -> Iterable[PricedCharge]:
    """Reckon each rule on the lines that found it, and split it among them."""
    for rule in rules:
        found = matched[rule.rule_id]
        base = total(net for _, net in found)
        pieces = sum(line.quantity for line, _ in found)
        tier = rule.tier_for(base)
        if tier is None or not found:
            continue
        amount = amount_of(tier, base=base, pieces=pieces, digits=facts.digits)
        shares = spread(amount, [net for _, net in found], facts.digits)
        for (line, net), share in zip(found, shares, strict=True):
            yield charge(
                rule, tier, base=base, amount=share, pieces=pieces,
                line=line.number, mode_code=line.mode_code, whole=amount, own=net,
            )  # fmt: skip


def amount_of(tier: Tier, *, base: Decimal, pieces: int, digits: int) -> Decimal:
    """Return what a tier asks, rounded to the currency's digits."""
    if tier.kind == TierKind.PERCENT:
        return rounded(base * tier.value / 100, digits)
    if tier.kind == TierKind.PER_PIECE:
        return rounded(tier.value * pieces, digits)
    return rounded(tier.value, digits)


def charge(
    rule: Rule,
    tier: Tier,
    *,
    base: Decimal,
    amount: Decimal,
    pieces: int,
    line: int | None,
    mode_code: str,
    whole: Decimal | None = None,
    own: Decimal | None = None,
) -> PricedCharge:
    """Write down a charge with the numbers it was reckoned from."""
    step = {
        "step": "tier",
        "mode": "" if rule.mode_ids is None else mode_code,
        "base": str(base),
        "at_least": str(tier.at_least),
        "below": None if tier.below is None else str(tier.below),
        "kind": str(tier.kind),
        "value": str(tier.value),
        "pieces": pieces,
        "amount": str(amount if whole is None else whole),
    }
    because = [step]
    if whole is not None:
        because.append({"step": "share", "of": str(whole), "own": str(own), "base": str(base)})
    return PricedCharge(
        charge_code=rule.charge_code,
        rule_id=rule.rule_id,
        line=line,
        amount=amount,
        because=because,
    )
