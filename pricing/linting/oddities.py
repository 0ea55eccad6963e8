"""What is odd about charge rules: ties, rules and tiers nobody reaches, gaps, cheaper above an edge. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from enum import Enum
from itertools import pairwise

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from callcenter.words.money import digits_of, rounded, shown, unit_of
from pricing.linting.standing import StandingRule, StandingTier

__all__ = ["Finding", "Severity", "StandingRule", "StandingTier", "findings_of", "ties"]

HUNDRED = Decimal(100)


class Severity(Enum):
    ERROR = "error"
    HINT = "hint"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """What is odd about a rule, in a sentence with its numbers, and how it is mended."""

    severity: Severity
    rule: int
    sentence: str
    mend: str

    @property
    def is_error(self) -> bool:
        return self.severity == Severity.ERROR


def findings_of(
    rule: StandingRule, others: Collection[StandingRule], *, modes: Mapping[str, str]
) -> Iterator[Finding]:
    """Yield all that is odd about a rule among the others that stand, errors first.

    ``modes`` are all modes of delivery that may be picked: key and code.
    """
    rivals = [other for other in others if rule.competes_with(other)]
    yield from ties(rule, rivals)
    yield from never_matched(rule, rivals, modes)
    yield from modes_without_a_rule(rule, others, modes)
    yield from never_reached(rule)
    yield from gaps(rule)
    yield from cheaper_above(rule)


def ties(rule: StandingRule, rivals: Collection[StandingRule]) -> Iterator[Finding]:
    """Two rules as specific as each other that one order may match on one day."""
    for other in rivals:
        if rule.specificity == other.specificity and rule.meets(other):
            yield Finding(
                severity=Severity.ERROR,
                rule=rule.number,
                sentence=_("This rule ties with rule %(other)s: an order may match both.")
                % {"other": other.name},
                mend=_("Give one of them a narrower scope or other dates."),
            )


def never_matched(
    rule: StandingRule, rivals: Collection[StandingRule], modes: Mapping[str, str]
) -> Iterator[Finding]:
    """A rule that wins by none of its modes: for each, a more specific one matches whenever it does."""
    own = set(modes) if rule.modes.members is None else set(rule.modes.members)
    stronger = [
        other
        for other in rivals
        if other.specificity > rule.specificity and other.holds_all_but_modes_of(rule)
    ]
    beaten_by = {
        mode: [other for other in stronger if other.modes.names(mode)] for mode in sorted(own)
    }
    if rule.modes.members is not None and not own:
        yield hint(
            rule,
            _("No mode of delivery belongs to what this rule names: it is never charged."),
            _("Add modes to the group, or name others."),
        )
    elif own and all(beaten_by.values()):
        names = {other.name for others in beaten_by.values() for other in others}
        yield hint(
            rule,
            _("This rule is never charged: rules %(others)s are more specific for every order.")
            % {"others": ", ".join(sorted(names))},
            _("Withdraw it, or narrow the others."),
        )


def modes_without_a_rule(
    rule: StandingRule, others: Collection[StandingRule], modes: Mapping[str, str]
) -> Iterator[Finding]:
    """Modes by which shipping costs nothing since no rule names them; told once, of the newest rule."""
    mine = (rule.charge_code, rule.currency)
    peers = [rule, *(one for one in others if (one.charge_code, one.currency) == mine)]
    left_out = [
        code for key, code in modes.items() if not any(one.modes.names(key) for one in peers)
    ]
    if rule.is_shipping and left_out and rule.number == max(one.number for one in peers):
        facts = {"charge": rule.charge_code, "modes": ", ".join(sorted(left_out))}
        yield hint(
            rule,
            _("No rule of %(charge)s is for mode %(modes)s: an order by it is charged nothing.")
            % facts,
            _("Add a rule for it: with the value 0 if it is meant to be free."),
        )


def never_reached(rule: StandingRule) -> Iterator[Finding]:
    """A tier between two amounts that follow each other in the currency."""
    digits = digits_of(rule.currency)
    for tier in rule.tiers:
        first = tier.at_least.quantize(unit_of(digits), rounding=ROUND_CEILING)
        if tier.below is not None and first >= tier.below:
            yield hint(
                rule,
                _("No amount in %(currency)s lies from %(at_least)s up to %(below)s.")
                % {
                    "currency": rule.currency,
                    "at_least": f"{tier.at_least.normalize():f}",
                    "below": f"{tier.below.normalize():f}",
                },
                _("Delete the tier or widen it."),
            )


def gaps(rule: StandingRule) -> Iterator[Finding]:
    """Amounts for which nothing is charged although the rule matches."""
    meant = _("Add a tier for it: with the value 0 if it is meant to be free.")
    if not rule.tiers:
        yield hint(rule, _("This rule has no tier: nothing is charged where it matches."), meant)
        return
    reached: Decimal | None = Decimal(0)
    for tier in in_order(rule.tiers):
        if reached is not None and tier.at_least > reached:
            yield hint(
                rule,
                _("From %(start)s up to %(end)s nothing is charged.")
                % {"start": amount(rule, reached), "end": amount(rule, tier.at_least)},
                meant,
            )
        reached = tier.below
    if reached is not None:
        start = {"start": amount(rule, reached)}
        yield hint(rule, _("From %(start)s on nothing is charged.") % start, meant)


def cheaper_above(rule: StandingRule) -> Iterator[Finding]:
    """Edges where a greater amount is charged less than a smaller one."""
    unit = unit_of(digits_of(rule.currency))
    for tier, following in pairwise(in_order(rule.tiers)):
        edge = following.at_least
        below, above = asked(rule, tier, edge - unit), asked(rule, following, edge)
        if tier.below != edge or below is None or above is None or above >= below:
            continue
        yield hint(
            rule,
            _(
                "%(below)s is charged at %(last)s, but %(above)s at %(edge)s: cheaper above the edge."
            )
            % {
                "below": amount(rule, below),
                "last": amount(rule, edge - unit),
                "above": amount(rule, above),
                "edge": amount(rule, edge),
            },
            evened_out(rule, below, following),
        )


def asked(rule: StandingRule, tier: StandingTier, base: Decimal) -> Decimal | None:
    """Return what a tier asks at an amount, or None where it depends on the pieces."""
    if tier.kind == "percent":
        return rounded(base * tier.value / HUNDRED, digits_of(rule.currency))
    return tier.value if tier.kind == "fixed" else None


def evened_out(rule: StandingRule, below: Decimal, following: StandingTier) -> str:
    """Say from where a percentage asks as much as what is below it."""
    if following.kind == "percent" and following.value:
        unit = unit_of(digits_of(rule.currency))
        start = (below * HUNDRED / following.value).quantize(unit, rounding=ROUND_CEILING)
        if following.below is None or start < following.below:
            return _("Let the percentage begin at %(start)s, or leave it if it is meant so.") % {
                "start": amount(rule, start)
            }
    return _("Leave it if it is meant so, such as free shipping from there on.")


def amount(rule: StandingRule, value: Decimal) -> str:
    """Write an amount in the rule's currency as the reader's language does."""
    return shown(value, digits_of(rule.currency), get_language() or "en")


def in_order(tiers: Sequence[StandingTier]) -> list[StandingTier]:
    return sorted(tiers, key=lambda tier: tier.at_least)


def hint(rule: StandingRule, sentence: str, mend: str) -> Finding:
    return Finding(severity=Severity.HINT, rule=rule.number, sentence=sentence, mend=mend)
