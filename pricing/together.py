"""Which offers stand beside each other: of all the ways to combine them, the one that costs least.

A single offer, exclusive or best price, claims its lines. Compounded ones come one after the other on
what no single offer has claimed, and coupons among them on all but the lines of exclusive ones. Whether
an offer is used, and who claims first, no rule says: the caller gets what is best for him.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import combinations

from callcenter.words.money import ZERO, total
from pricing.facts import LineFacts
from pricing.offers import Concurrency, Eligible, Given, Offer, OfferKind, gives, in_turn
from pricing.terms import Terms

MOST_SINGLE = 12  # single offers on lines of others that are tried in every turn
MOST_TRIED = 20_000  # lines an offer is reckoned on while trying


@dataclass(frozen=True, kw_only=True, eq=False)
class Candidate:
    """An offer with the lines it is for, by index."""

    offer: Offer
    lines: frozenset[int]

    def meets(self, other: Candidate) -> bool:
        return not self.lines.isdisjoint(other.lines)


@dataclass(frozen=True, kw_only=True)
class Way:
    """Some offers combined: what each gives, and what is left of each line."""

    left: Sequence[Decimal]
    unclaimed: frozenset[int]
    open_to_coupons: frozenset[int]
    given: tuple[tuple[Offer, Sequence[Given]], ...] = ()
    worth: Decimal = ZERO

    def with_offer(self, offer: Offer, given: Sequence[Given]) -> Way:
        """Return it with one offer more; a single one claims the lines it gives something on."""
        left = list(self.left)
        for one in given:
            left[one.index] -= one.amount
        lines = {one.index for one in given} if offer.is_single else frozenset()
        is_exclusive = offer.concurrency == Concurrency.EXCLUSIVE
        return Way(
            left=left,
            unclaimed=self.unclaimed - lines,
            open_to_coupons=self.open_to_coupons - lines if is_exclusive else self.open_to_coupons,
            given=(*self.given, (offer, given)),
            worth=self.worth + gain(given),
        )


Choice = tuple[Candidate, list[Given]]


def best_way(
    lines: Sequence[LineFacts],
    left: Sequence[Decimal],
    offers: Iterable[Offer],
    terms: Terms,
    *,
    digits: int,
) -> Way:
    """Return the combination that takes off most; of equals single offers, and those whose codes come first."""
    candidates = [
        Candidate(offer=offer, lines=frozenset(own))
        for offer in in_turn(offers)
        if offer.kind != OfferKind.FREE_SHIPPING
        and (own := [i for i, line in enumerate(lines) if terms.holds_for(offer, line)])
    ]
    every = frozenset(range(len(lines)))
    start = Way(left=left, unclaimed=every, open_to_coupons=every)
    return Trial(lines, candidates, digits).best(start) if candidates else start


class Trial:
    """Tries ways to combine candidates. Lives for one calculation."""

    def __init__(
        self, lines: Sequence[LineFacts], candidates: Collection[Candidate], digits: int
    ) -> None:
        self.lines = lines
        self.digits = digits
        self.single = [one for one in candidates if one.offer.is_single]
        compounded = [one for one in candidates if not one.offer.is_single]
        self.compounded = sorted(compounded, key=lambda one: bool(one.offer.coupon))
        self.most: dict[Candidate, Decimal] = {}  # what each gives at first
        self.tried = 0

    def best(self, start: Way) -> Way:
        """Let single offers claim that meet no other; try the others in every turn, up to a bound."""
        wanted = Counter(i for one in (*self.single, *self.compounded) for i in one.lines)
        alone = {one for one in self.single if all(wanted[i] == 1 for i in one.lines)}
        for candidate, given in self.choices(start, alone):
            start = start.with_offer(candidate.offer, given)
        choices = self.choices(start, [one for one in self.single if one not in alone])
        if len(choices) > MOST_SINGLE:
            return self.largest_first(start, choices)
        if len(choices) > 1:
            also = [(one, self.given(one, start)) for one in self.compounded]
            self.most = {one: gain(given) for one, given in (*choices, *also)}
        return self.search(start, choices, asleep=[], best=None)

    def given(self, candidate: Candidate, way: Way) -> list[Given]:
        """Return what an offer gives on what is left to it."""
        eligible = self.eligible(candidate, way)
        self.tried += len(eligible)
        return gives(candidate.offer, eligible, self.digits)

    def eligible(self, candidate: Candidate, way: Way) -> Eligible:
        on_top = candidate.offer.coupon and not candidate.offer.is_single
        among = way.open_to_coupons if on_top else way.unclaimed
        return [(i, self.lines[i], way.left[i]) for i in sorted(candidate.lines & among)]

    def choices(self, way: Way, candidates: Iterable[Candidate]) -> list[Choice]:
        """Return the single offers that give something, the largest first."""
        found = [(one, self.given(one, way)) for one in candidates]
        return by_gain((one, given) for one, given in found if given)

    def after(self, way: Way, choices: Sequence[Choice], claimed: Collection[int]) -> list[Choice]:
        """Return what else may be claimed; what lost no line gives what it gave."""
        found = (
            (one, given if one.lines.isdisjoint(claimed) else self.given(one, way))
            for one, given in choices
        )
        return by_gain((one, given) for one, given in found if given)

    def search(
        self, way: Way, choices: Sequence[Choice], *, asleep: Sequence[Candidate], best: Way | None
    ) -> Way:
        """Return the best way that begins like this one, or the best known where none is better.

        The largest gain is tried first. ``asleep`` are candidates that were
        tried here before and have met none claimed since: the turn of two
        that do not meet makes no difference.
        """
        asleep = list(asleep)
        for candidate, given in choices:
            if candidate in asleep:
                continue
            claimed = way.with_offer(candidate.offer, given)
            rest = [choice for choice in choices if choice[0] is not candidate]
            if best is None or self.is_worth_trying(claimed, rest, best):
                best = self.search(
                    claimed,
                    self.after(claimed, rest, {one.index for one in given}),
                    asleep=[one for one in asleep if not one.meets(candidate)],
                    best=best,
                )
            asleep.append(candidate)
        done = self.compound(way)
        return done if best is None or done.worth > best.worth else best

    def is_worth_trying(self, way: Way, choices: Iterable[Choice], best: Way) -> bool:
        """Whether a way that begins like this one may be better: each offer gives most at first."""
        if self.tried > MOST_TRIED:
            return False
        candidates = (*(one for one, _ in choices), *self.compounded)
        return way.worth + total(self.most[one] for one in candidates) > best.worth

    def largest_first(self, way: Way, choices: Sequence[Choice]) -> Way:
        """Let the largest claim first, where it gives as much as compounded offers on its lines."""
        while choices:
            (candidate, given), *choices = choices
            lines = frozenset(one.index for one in given)
            alone = replace(way, unclaimed=lines, open_to_coupons=frozenset(), worth=ZERO)
            if gain(given) >= self.compound(alone).worth:
                way = way.with_offer(candidate.offer, given)
                choices = self.after(way, choices, lines)
        return self.compound(way)

    def compound(self, way: Way) -> Way:
        """Let the compounded offers come one after the other, in the selection that gives most.

        One is left out only where it keeps another from a step it reached before.
        """
        best, is_short = self.one_after_the_other(way, self.compounded)
        for left_out in range(1, len(self.compounded)) if is_short else ():
            for kept in combinations(self.compounded, len(self.compounded) - left_out):
                if self.tried > MOST_TRIED:
                    return best
                found, _ = self.one_after_the_other(way, kept)
                best = found if found.worth > best.worth else best
        return best

    def one_after_the_other(self, way: Way, candidates: Iterable[Candidate]) -> tuple[Way, bool]:
        start, is_short = way, False
        for one in candidates:
            is_short = is_short or (way is not start and self.is_short(one, start, way))
            if given := self.given(one, way):
                way = way.with_offer(one.offer, given)
        return way, is_short

    def is_short(self, candidate: Candidate, start: Way, way: Way) -> bool:
        """Whether what others took keeps an offer from a step: of a sum, or of pieces that count."""
        before, now = self.eligible(candidate, start), self.eligible(candidate, way)
        return any(
            is_kept_from_a_step(version, before, now) for version in candidate.offer.each_version
        )


def is_kept_from_a_step(offer: Offer, before: Eligible, now: Eligible) -> bool:
    if offer.kind == OfferKind.THRESHOLD:
        steps = [offer.tier_for(total(n for _, _, n in has)) for has in (before, now)]
        return steps[0] is not steps[1]
    is_by_pieces = offer.kind != OfferKind.SIMPLE
    left = zip(before, now, strict=True)
    return is_by_pieces and any(n == ZERO < was for (_, _, was), (_, _, n) in left)


def gain(given: Iterable[Given]) -> Decimal:
    return total(one.amount for one in given)


def by_gain(choices: Iterable[Choice]) -> list[Choice]:
    """Put the offer that takes off most first; of equals, the one whose code comes first."""

    def rank(choice: Choice) -> tuple[Decimal, int]:
        candidate, given = choice
        return (-gain(given), candidate.offer.offer_id)

    return sorted(choices, key=rank)
