"""Discounts: by hand on a line, offers, coupons, by hand on the order; each on what is left."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from callcenter.words.money import ZERO, rounded, spread, total
from pricing.exempt import TakenOut, with_tax, without_tax
from pricing.facts import ByHand, LineFacts, OrderFacts
from pricing.offers import Given, Offer, OfferKind, OfferTier, in_turn
from pricing.priced import Because, PricedCoupon, PricedLine, Step
from pricing.terms import Terms
from pricing.together import Way, best_way


@dataclass(kw_only=True)
class Running:
    """What is left of each line, and the steps that led there. Lives for one calculation."""

    lines: tuple[LineFacts, ...]
    digits: int
    exempt: TakenOut
    left: list[Decimal]
    steps: list[Because]
    by_coupon: dict[str, Decimal] = field(default_factory=dict)

    def take(self, index: int, amount: Decimal, step: Step) -> None:
        self.left[index] -= amount
        self.steps[index].append({**step, "amount": str(amount)})

    def apply(self, offer: Offer, given: Iterable[Given]) -> None:
        for one in given:
            version = offer.version_of(self.lines[one.index]) or offer
            self.take(one.index, one.amount, offer_step(version, one))
            if offer.coupon:
                so_far = self.by_coupon.get(offer.coupon, ZERO)
                self.by_coupon[offer.coupon] = so_far + one.amount

    # An amount set by hand is off what its setter sees: of an exempt line, what is left without tax
    def seen(self, index: int) -> Decimal:
        return without_tax(self.left[index], self.percent(index), digits=self.digits)

    def off_seen(self, index: int, amount: Decimal) -> Decimal:
        """Return what comes off a line where so much comes off what is seen of it."""
        remains = max(self.seen(index) - amount, ZERO)
        return self.left[index] - with_tax(remains, self.percent(index), digits=self.digits)

    def percent(self, index: int) -> Decimal:
        return self.exempt.get(self.lines[index].number, ZERO)


def discounted(
    facts: OrderFacts, listed: Sequence[PricedLine], exempt: TakenOut, terms: Terms
) -> tuple[list[PricedLine], tuple[PricedCoupon, ...]]:
    """Return the lines after all discounts, and what became of the coupons."""
    terms = replace(terms, offers=terms.offers_for(facts.lines))
    running = Running(
        lines=facts.lines,
        digits=facts.digits,
        exempt=exempt,
        left=[line.goods for line in listed],
        steps=[[] for _ in listed],
    )
    for index, line in enumerate(facts.lines):
        if line.discount_by_hand:
            discount_the_line(running, index, line.discount_by_hand)
    way = best_way(facts.lines, running.left, terms.offers, terms, digits=facts.digits)
    coupons = tuple(apply_offers(running, way, terms))
    if facts.discount_by_hand:
        discount_the_order(running, facts.discount_by_hand)
    lines = [
        replace(line, discount=line.goods - left, because=line.because + steps, charged_on=left)
        for line, left, steps in zip(listed, running.left, running.steps, strict=True)
    ]
    return lines, coupons


def apply_offers(running: Running, way: Way, terms: Terms) -> Iterator[PricedCoupon]:
    """Apply the offers that were combined; tell of each coupon what it gave, or what is missing."""
    given = {offer.offer_id: found for offer, found in way.given}
    for offer, found in way.given:
        if offer.is_single or not offer.coupon:
            running.apply(offer, found)
    for offer in in_turn(offer for offer in terms.offers if offer.coupon):
        if offer.kind == OfferKind.FREE_SHIPPING:
            continue
        missing, step = missing_to(offer, running, way, terms)
        if not offer.is_single:
            running.apply(offer, given.get(offer.offer_id, ()))
        amount = running.by_coupon.get(offer.coupon, ZERO)
        yield PricedCoupon(
            code=offer.coupon,
            offer_code=offer.code,
            amount=amount,
            missing=None if amount else missing,
            from_sum=None if amount or step is None else step.at_least,
        )


def missing_to(
    offer: Offer, running: Running, way: Way, terms: Terms
) -> tuple[Decimal | None, OfferTier | None]:
    """Return which sum a coupon waits for, and how much is missing to it; nothing where that is not why."""
    if offer.kind != OfferKind.THRESHOLD:
        return None, None
    own = [i for i in way.open_to_coupons if terms.holds_for(offer, running.lines[i])]
    base = total(running.left[i] for i in own)
    if not own or offer.tier_for(base) or not (step := offer.next_tier(base)):
        return None, None
    return step.at_least - base, step


def discount_the_line(running: Running, index: int, touch: ByHand) -> None:
    """Take a line's discount by hand off, never more than all of it."""
    base = running.left[index]
    if touch.percent is not None:
        off = min(rounded(base * touch.percent / 100, running.digits), base)
    else:
        off = running.off_seen(index, rounded(touch.amount or ZERO, running.digits))
    running.take(index, off, by_hand_step("line_discount", touch, base))


def discount_the_order(running: Running, touch: ByHand) -> None:
    """Take the order's discount by hand off what is left, spread over the lines."""
    base = total(running.left)
    if touch.percent is not None:
        whole = min(rounded(base * touch.percent / 100, running.digits), base)
        shares = spread(whole, running.left, running.digits)
    else:
        seen = [running.seen(index) for index in range(len(running.left))]
        whole = min(rounded(touch.amount or ZERO, running.digits), total(seen))
        off = spread(whole, seen, running.digits)
        shares = [running.off_seen(index, share) for index, share in enumerate(off)]
    step = by_hand_step("order_discount", touch, base) | {"of": str(total(shares))}
    for index, share in enumerate(shares):
        if share:
            running.take(index, share, step | {"own": str(running.left[index])})


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
