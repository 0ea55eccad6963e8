"""Offers: what one of them gives on the lines it is for, on what is left of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from callcenter.words.money import ZERO, rounded, spread, total
from pricing.facts import LineFacts
from pricing.scope import EVERYTHING, Moments, Scope
from pricing.sets import Part, pieces_in_sets


class OfferKind(StrEnum):
    SIMPLE = "simple"
    QUANTITY = "quantity"
    THRESHOLD = "threshold"
    MIX_AND_MATCH = "mix_and_match"
    FREE_SHIPPING = "free_shipping"


TURNS = {
    OfferKind.SIMPLE: 0,
    OfferKind.QUANTITY: 1,
    OfferKind.MIX_AND_MATCH: 2,
    OfferKind.THRESHOLD: 3,
    OfferKind.FREE_SHIPPING: 4,
}


class OfferValue(StrEnum):
    PERCENT = "percent"
    AMOUNT = "amount"
    PRICE = "price"


class Concurrency(StrEnum):
    EXCLUSIVE = "exclusive"
    BEST_PRICE = "best_price"
    COMPOUNDED = "compounded"


@dataclass(frozen=True, kw_only=True)
class OfferTier:
    """From so many pieces, or such a sum, on: a percentage, an amount or a price."""

    at_least: Decimal
    value: Decimal


@dataclass(frozen=True, kw_only=True)
class Offer:
    """An offer that holds for the order's call center, currency and day; with a coupon, if one brought it.

    ``moments`` are those at which it stood: it is for lines priced by the
    terms of one of them; None means for all. Where the lines of an order have
    several ``versions`` of one offer, they count together, each line under its own.
    """

    offer_id: int
    code: str
    kind: OfferKind
    value_kind: OfferValue
    concurrency: Concurrency
    tiers: tuple[OfferTier, ...]
    coupon: str = ""
    price_group_id: int | None = None
    mode_id: int | None = None
    scope: Scope = EVERYTHING
    parts: tuple[Part, ...] = ()
    moments: Moments | None = None
    versions: tuple[Offer, ...] = ()

    @property
    def is_single(self) -> bool:
        """Whether it claims its lines: no other offer but a coupon comes on top of it."""
        return self.concurrency != Concurrency.COMPOUNDED

    @property
    def each_version(self) -> tuple[Offer, ...]:
        return self.versions or (self,)

    @property
    def steps(self) -> list[OfferTier]:
        """Its tiers, those of every version of its kind: another kind counts something else."""
        same = (version for version in self.each_version if version.kind == self.kind)
        return [tier for version in same for tier in version.tiers]

    def version_of(self, line: LineFacts) -> Offer | None:
        """Return the version that stood when the line's terms did."""
        return next(
            (
                version
                for version in self.each_version
                if version.moments is None or line.moment in version.moments
            ),
            None,
        )

    def tier_for(self, reached: Decimal) -> OfferTier | None:
        """Return the highest step that is reached."""
        fitting = [tier for tier in self.steps if tier.at_least <= reached]
        return max(fitting, key=lambda tier: tier.at_least, default=None)

    def next_tier(self, reached: Decimal) -> OfferTier | None:
        """Return the first step that is not reached yet."""
        higher = [tier for tier in self.steps if tier.at_least > reached]
        return min(higher, key=lambda tier: tier.at_least, default=None)


@dataclass(frozen=True, kw_only=True)
class Given:
    """What an offer takes off one line, with the numbers it was reckoned from."""

    index: int  # of the line among those of the order
    amount: Decimal
    base: Decimal  # what was left of the line, or of its pieces in sets
    value: Decimal
    whole_base: Decimal | None = None  # where it is the line's share of more
    whole: Decimal | None = None
    times: int = 1  # how often the value was given: pieces, or sets


Eligible = Sequence[tuple[int, LineFacts, Decimal]]  # index, line, what is left of it


def gives(offer: Offer, eligible: Eligible, digits: int) -> list[Given]:
    """Return what an offer takes off the lines it is for; nothing where it does not apply."""
    eligible = [(i, line, left) for i, line, left in eligible if left > ZERO]
    if offer.versions:
        own = {i: offer.version_of(line) for i, line, _ in eligible}
        return [
            given
            for version in offer.versions
            for given in gives(version, eligible, digits)
            if own[given.index] is version
        ]
    reckon = {
        OfferKind.SIMPLE: each_piece,
        OfferKind.QUANTITY: each_piece,
        OfferKind.THRESHOLD: off_the_sum,
        OfferKind.MIX_AND_MATCH: off_the_sets,
        OfferKind.FREE_SHIPPING: nothing,
    }[offer.kind]
    return [given for given in reckon(offer, eligible, digits) if given.amount > ZERO]


def each_piece(offer: Offer, eligible: Eligible, digits: int) -> list[Given]:
    """Off every piece: simply, or by how many pieces are ordered together."""
    ordered = sum(line.quantity for _, line, _ in eligible)
    reached = Decimal(ordered) if offer.kind == OfferKind.QUANTITY else ZERO
    tier = offer.tier_for(reached)
    if tier is None:
        return []
    return [
        Given(
            index=index,
            amount=taken_off(offer, tier.value, base=left, times=line.quantity, digits=digits),
            base=left,
            value=tier.value,
            times=line.quantity,
        )
        for index, line, left in eligible
    ]


def off_the_sum(offer: Offer, eligible: Eligible, digits: int) -> list[Given]:
    """Off what the lines come to together, once, from a sum on."""
    base = total(left for _, _, left in eligible)
    tier = offer.tier_for(base)
    if tier is None:
        return []
    whole = taken_off(offer, tier.value, base=base, times=1, digits=digits)
    return shared(whole, [(i, left) for i, _, left in eligible], tier, digits)


def off_the_sets(offer: Offer, eligible: Eligible, digits: int) -> list[Given]:
    """Off every complete set of pieces; the dearest pieces go into the sets first.

    Of sets at a price no more are made than gain by it.
    """
    tier = offer.tier_for(ZERO)
    if tier is None:
        return []
    at_price = tier.value if offer.value_kind == OfferValue.PRICE else None
    sets, pieces = pieces_in_sets(offer.parts, eligible, at_price=at_price)
    portions = [
        (i, rounded(left * pieces[i] / line.quantity, digits))
        for i, line, left in eligible
        if pieces.get(i)
    ]
    base = total(portion for _, portion in portions)
    whole = taken_off(offer, tier.value, base=base, times=sets, digits=digits)
    return shared(whole, portions, tier, digits, times=sets)


def nothing(offer: Offer, eligible: Eligible, digits: int) -> list[Given]:
    """Free shipping takes nothing off the lines; pricing.charging.charges lets it count."""
    return []


def shared(
    whole: Decimal,
    portions: Sequence[tuple[int, Decimal]],
    tier: OfferTier,
    digits: int,
    *,
    times: int = 1,
) -> list[Given]:
    """Split what is taken off among the lines in proportion to their portions."""
    bases = [portion for _, portion in portions]
    shares = spread(whole, bases, digits)
    return [
        Given(
            index=index,
            amount=share,
            base=portion,
            value=tier.value,
            whole_base=total(bases),
            whole=whole,
            times=times,
        )
        for (index, portion), share in zip(portions, shares, strict=True)
    ]


def taken_off(offer: Offer, value: Decimal, *, base: Decimal, times: int, digits: int) -> Decimal:
    """Return what comes off a base, never more than all of it and never less than nothing."""
    if offer.value_kind == OfferValue.PERCENT:
        off = rounded(base * value / 100, digits)
    elif offer.value_kind == OfferValue.AMOUNT:
        off = rounded(value * times, digits)
    else:
        off = base - rounded(value * times, digits)
    return min(max(off, ZERO), base)


def in_turn(offers: Iterable[Offer]) -> list[Offer]:
    """Return offers in the order they are applied in: off pieces first, off sums last."""
    return sorted(offers, key=lambda offer: (TURNS[offer.kind], offer.code))
