"""Discounts: by hand on a line, offers, coupons, by hand on the order; each on what is left."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from callcenter.words.money import ZERO, rounded, spread, total
from pricing.facts import ByHand, LineFacts, OrderFacts
from pricing.offers import Concurrency, Given, Offer, OfferKind, gives
from pricing.priced import Because, PricedCoupon, PricedLine, Step
from pricing.terms import Terms


@dataclass(kw_only=True)
class Running:
    """What is left of each line, and the steps that led there. Lives for one calculation."""

    lines: tuple[LineFacts, ...]
    digits: int
    terms: Terms
    left: list[Decimal]
    steps: list[Because]
    by_coupon: dict[str, Decimal] = field(default_factory=dict)

    def on_trial(self) -> Running:
        """Return a copy to try offers on."""
        return replace(self, left=list(self.left), steps=[[] for _ in self.lines], by_coupon={})

    def take(self, index: int, amount: Decimal, step: Step) -> None:
        self.left[index] -= amount
        self.steps[index].append({**step, "amount": str(amount)})

    def apply(self, offer: Offer, given: Iterable[Given]) -> None:
        for one in given:
            self.take(one.index, one.amount, offer_step(offer, one))
            if offer.coupon:
                so_far = self.by_coupon.get(offer.coupon, ZERO)
                self.by_coupon[offer.coupon] = so_far + one.amount

    def eligible(
        self, offer: Offer, indexes: Collection[int]
    ) -> list[tuple[int, LineFacts, Decimal]]:
        """Return the lines an offer is for, among these, with what is left of them."""
        among = ((index, self.lines[index]) for index in sorted(indexes))
        return [
            (index, line, self.left[index])
            for index, line in among
            if offer.is_for(line)
            and (offer.price_group_id is None or offer.price_group_id in self.terms.groups_of(line))
        ]

    def given(self, offer: Offer, indexes: Collection[int]) -> list[Given]:
        return gives(offer, self.eligible(offer, indexes), self.digits)


def discounted(
    facts: OrderFacts, lines: Sequence[PricedLine], terms: Terms
) -> tuple[Running, tuple[PricedCoupon, ...]]:
    """Return what is left of each line after all discounts, and what became of the coupons."""
    running = Running(
        lines=facts.lines,
        digits=facts.digits,
        terms=terms,
        left=[line.goods for line in lines],
        steps=[[] for _ in lines],
    )
    for index, line in enumerate(facts.lines):
        if line.discount_by_hand:
            base = running.left[index]
            off = off_by_hand(line.discount_by_hand, base=base, digits=facts.digits)
            running.take(index, off, by_hand_step("line_discount", line.discount_by_hand, base))
    free = apply_exclusive(running, terms.offers)
    apply_best_or_compounded(running, terms.offers, free)
    coupons = tuple(apply_coupons(running, terms.offers, free))
    if facts.discount_by_hand:
        discount_the_order(running, facts.discount_by_hand)
    return running, coupons


def apply_exclusive(running: Running, offers: Iterable[Offer]) -> set[int]:
    """Let exclusive offers take their lines; return the lines that are left to others."""
    free = set(range(len(running.lines)))
    exclusive = [offer for offer in offers if offer.concurrency == Concurrency.EXCLUSIVE]
    for offer, given in by_gain(running, exclusive, free):
        running.apply(offer, given)
        free -= {one.index for one in given}
    return free


def apply_best_or_compounded(running: Running, offers: Iterable[Offer], free: set[int]) -> None:
    """Let a single offer take its lines where it gives more than all the compounded ones do."""
    offers = list(offers)
    best = [offer for offer in offers if offer.concurrency == Concurrency.BEST_PRICE]
    chain = [
        offer
        for offer in in_turn(offers)
        if offer.concurrency == Concurrency.COMPOUNDED and not offer.coupon
    ]
    unclaimed = set(free)
    for offer, given in by_gain(running, best, unclaimed):
        claimed = {one.index for one in given}
        if total(one.amount for one in given) >= chained(running, chain, claimed):
            running.apply(offer, given)
            unclaimed -= claimed
    for offer in chain:
        running.apply(offer, running.given(offer, unclaimed))


def by_gain(
    running: Running, offers: Iterable[Offer], indexes: set[int]
) -> Iterator[tuple[Offer, list[Given]]]:
    """Yield offers with what they give, the largest first; the caller takes lines out of `indexes`."""
    waiting = [(offer, running.given(offer, indexes)) for offer in offers]
    while waiting:
        best = max(waiting, key=rank)
        waiting.remove(best)
        before = set(indexes)
        yield best
        taken = before - indexes
        waiting = [
            (offer, running.given(offer, indexes) if running.eligible(offer, taken) else given)
            for offer, given in waiting
        ]


def chained(running: Running, chain: Sequence[Offer], indexes: Collection[int]) -> Decimal:
    """Return what the compounded offers would take off these lines."""
    trial = running.on_trial()
    for offer in chain:
        trial.apply(offer, trial.given(offer, indexes))
    return total(running.left[index] - trial.left[index] for index in indexes)


def apply_coupons(
    running: Running, offers: Iterable[Offer], free: set[int]
) -> Iterator[PricedCoupon]:
    """Apply compounded coupons to what is left; tell of each coupon what it gave, or what is missing."""
    for offer in in_turn(offer for offer in offers if offer.coupon):
        if offer.kind == OfferKind.FREE_SHIPPING:
            continue
        base = total(left for _, _, left in running.eligible(offer, free))
        if offer.concurrency == Concurrency.COMPOUNDED:
            running.apply(offer, running.given(offer, free))
        amount = running.by_coupon.get(offer.coupon, ZERO)
        tier = None if amount or offer.kind != OfferKind.THRESHOLD else offer.next_tier(base)
        yield PricedCoupon(
            code=offer.coupon,
            offer_code=offer.code,
            amount=amount,
            missing=tier.at_least - base if tier else None,
            from_sum=tier.at_least if tier else None,
        )


def in_turn(offers: Iterable[Offer]) -> list[Offer]:
    """Return offers in the order they are applied in: off pieces first, off sums last."""
    turns = [OfferKind.SIMPLE, OfferKind.QUANTITY, OfferKind.MIX_AND_MATCH, OfferKind.THRESHOLD]
    turns.append(OfferKind.FREE_SHIPPING)
    return sorted(offers, key=lambda offer: (turns.index(offer.kind), offer.code))


def rank(found: tuple[Offer, list[Given]]) -> tuple[Decimal, int]:
    """The offer that takes off most ranks highest; of equals, the one that was there first."""
    offer, given = found
    return (total(one.amount for one in given), -offer.offer_id)


def discount_the_order(running: Running, touch: ByHand) -> None:
    """Take the order's discount by hand off what is left, spread over the lines."""
    base = total(running.left)
    whole = off_by_hand(touch, base=base, digits=running.digits)
    shares = spread(whole, running.left, running.digits)
    for index, share in enumerate(shares):
        if share:
            own = running.left[index]
            step = by_hand_step("order_discount", touch, base)
            running.take(index, share, step | {"of": str(whole), "own": str(own)})


def off_by_hand(touch: ByHand, *, base: Decimal, digits: int) -> Decimal:
    """Return what a discount by hand takes off, never more than all of it."""
    if touch.percent is not None:
        return min(rounded(base * touch.percent / 100, digits), base)
    return min(rounded(touch.amount or ZERO, digits), base)


def by_hand_step(step: str, touch: ByHand, base: Decimal) -> Step:
    percent = None if touch.percent is None else str(touch.percent)
    return {"step": step, "percent": percent, "base": str(base)}


def offer_step(offer: Offer, given: Given) -> Step:
    """Write down what an offer gave, with the numbers it was reckoned from."""
    step = {
        "step": "offer",
        "offer": offer.code,
        "coupon": offer.coupon,
        "kind": str(offer.kind),
        "value_kind": str(offer.value_kind),
        "value": str(given.value),
        "times": given.times,
        "base": str(given.base),
    }
    if given.whole is not None:
        step |= {"of": str(given.whole), "whole_base": str(given.whole_base)}
    return step
