"""What the rules charge an order: by the mode that counts for the whole, and freed by an offer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from callcenter.words.money import ZERO, total
from pricing.charging.rules import charges_by_rule
from pricing.facts import LineFacts, OrderFacts
from pricing.offers import Offer, OfferKind, OfferTier, in_turn
from pricing.priced import PricedCharge, PricedCoupon, PricedLine
from pricing.terms import Terms


@dataclass(frozen=True, kw_only=True)
class Charged:
    """The charges, what became of coupons for free shipping, and the facts by which it came about."""

    facts: OrderFacts
    charges: list[PricedCharge]
    coupons: tuple[PricedCoupon, ...]

    @property
    def asked(self) -> Decimal:
        return total(charge.amount for charge in self.charges)


def charges_of(facts: OrderFacts, lines: Sequence[PricedLine], terms: Terms) -> Charged:
    """Charge the discounted goods, the whole order by the header's mode.

    Where no line goes by that, the mode that all lines go by counts for the
    whole order; where theirs differ, the one that makes the order dearest.
    """
    ways = [charged(by_mode, lines, terms) for by_mode in by_modes_that_count(facts)]
    dearest = max(ways, key=lambda way: way.asked)
    if dearest.facts.mode_id == facts.mode_id:
        return dearest
    said = {"step": "mode_of_lines", "header": facts.mode_code, "differ": len(ways) > 1}
    told = [told_why(charge, said) for charge in dearest.charges]
    return replace(dearest, charges=told)


def by_modes_that_count(facts: OrderFacts) -> list[OrderFacts]:
    """Return the order with each mode that may count for the whole of it; lines stay as they are."""
    modes = {line.mode_id: line.mode_code for line in facts.lines}
    if not modes or facts.mode_id in modes:
        return [facts]
    return [replace(facts, mode_id=mode, mode_code=code) for mode, code in modes.items()]


def told_why(charge: PricedCharge, said: dict[str, object]) -> PricedCharge:
    """Return a charge that says why it goes by another mode than the header's, if it does."""
    first, *others = charge.because
    if charge.line is not None or not first["mode"]:
        return charge
    return replace(charge, because=[first, said | {"mode": first["mode"]}, *others])


def charged(facts: OrderFacts, lines: Sequence[PricedLine], terms: Terms) -> Charged:
    """Charge by the rules, and take shipping off where an offer frees it; the first one does it."""
    charges = charges_by_rule(facts, [line.net for line in lines], terms.rules)
    coupons = []
    for offer in in_turn(o for o in terms.offers if o.kind == OfferKind.FREE_SHIPPING):
        counted = counted_by(offer, facts, lines, terms)
        base = total(line.net for line in counted)
        tier = offer.tier_for(base) if counted else None
        before = total(charge.amount for charge in charges)
        if tier is not None:
            charges = [
                without_shipping(charge, offer, tier, base)
                if is_freed(charge, offer, facts, terms)
                else charge
                for charge in charges
            ]
        if offer.coupon:
            waived = before - total(charge.amount for charge in charges)
            missing = offer.next_tier(base) if counted and tier is None else None
            coupons.append(
                PricedCoupon(
                    code=offer.coupon,
                    offer_code=offer.code,
                    amount=waived,
                    missing=missing.at_least - base if missing else None,
                    from_sum=missing.at_least if missing else None,
                )
            )
    return Charged(facts=facts, charges=charges, coupons=tuple(coupons))


def counted_by(
    offer: Offer, facts: OrderFacts, lines: Sequence[PricedLine], terms: Terms
) -> list[PricedLine]:
    """Return the lines that count towards free shipping: by its mode, if it is for one."""
    return [
        line
        for entered, line in zip(facts.lines, lines, strict=True)
        if is_counted(offer, entered, terms)
    ]


def is_counted(offer: Offer, line: LineFacts, terms: Terms) -> bool:
    by_its_mode = offer.mode_id is None or offer.mode_id == line.mode_id
    return by_its_mode and terms.holds_for(offer, line)


def is_freed(charge: PricedCharge, offer: Offer, facts: OrderFacts, terms: Terms) -> bool:
    """Whether it is a charge for shipping, of what goes by the offer's mode."""
    if charge.amount == ZERO or not terms.kind_of(charge.charge_code).is_shipping:
        return False
    modes = {line.number: line.mode_id for line in facts.lines}
    goes_by = facts.mode_id if charge.line is None else modes[charge.line]
    return offer.mode_id is None or offer.mode_id == goes_by


def without_shipping(
    charge: PricedCharge, offer: Offer, tier: OfferTier, base: Decimal
) -> PricedCharge:
    """Return a charge for shipping with nothing asked."""
    step = {
        "step": "free_shipping",
        "offer": offer.code,
        "coupon": offer.coupon,
        "from_sum": str(tier.at_least),
        "base": str(base),
        "waived": str(charge.amount),
    }
    return replace(charge, amount=ZERO, because=[*charge.because, step])


def in_place(charges: Iterable[PricedCharge], terms: Terms) -> list[PricedCharge]:
    """Return the charges in the order of their codes."""
    return sorted(charges, key=lambda c: (terms.kind_of(c.charge_code).position, c.charge_code))
