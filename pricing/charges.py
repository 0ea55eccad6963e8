"""All charges of an order: by the rules, freed by an offer, set by hand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from callcenter.words.money import ZERO, rounded, total
from pricing.discounts import in_turn
from pricing.facts import ByHand, OrderFacts
from pricing.offers import Offer, OfferKind, OfferTier
from pricing.priced import PricedCharge, PricedCoupon, PricedLine
from pricing.rules import charges_by_rule
from pricing.terms import Terms


def charges_of(
    facts: OrderFacts, lines: Sequence[PricedLine], terms: Terms
) -> tuple[tuple[PricedCharge, ...], tuple[PricedCoupon, ...]]:
    """Return the charges on the discounted goods, and what became of coupons for free shipping."""
    charges = charges_by_rule(facts, [line.net for line in lines], terms.rules)
    charges, coupons = freed(facts, lines, charges, terms)
    charges = by_hand(facts, charges, terms) if lines else charges
    return tuple(charges), tuple(coupons)


def freed(
    facts: OrderFacts,
    lines: Sequence[PricedLine],
    charges: list[PricedCharge],
    terms: Terms,
) -> tuple[list[PricedCharge], list[PricedCoupon]]:
    """Take shipping off where an offer of free shipping is reached; the first one does it."""
    coupons = []
    for offer in in_turn(o for o in terms.offers if o.kind == OfferKind.FREE_SHIPPING):
        base = base_of(offer, facts, lines, terms)
        tier = offer.tier_for(base) if offer.mode_id in {None, facts.mode_id} else None
        waived = ZERO
        if tier is not None:
            waived = total(c.amount for c in charges if terms.kind_of(c.charge_code).is_shipping)
            charges = [without_shipping(c, offer, tier, base, terms) for c in charges]
        if offer.coupon:
            missing = offer.next_tier(base) if tier is None else None
            coupons.append(
                PricedCoupon(
                    code=offer.coupon,
                    offer_code=offer.code,
                    amount=waived,
                    missing=missing.at_least - base if missing else None,
                    from_sum=missing.at_least if missing else None,
                )
            )
    return charges, coupons


def base_of(offer: Offer, facts: OrderFacts, lines: Sequence[PricedLine], terms: Terms) -> Decimal:
    """Return what the lines come to that an offer is for."""
    return total(
        line.net
        for entered, line in zip(facts.lines, lines, strict=True)
        if offer.is_for(entered)
        and (offer.price_group_id is None or offer.price_group_id in terms.groups_of(entered))
    )


def without_shipping(
    charge: PricedCharge, offer: Offer, tier: OfferTier, base: Decimal, terms: Terms
) -> PricedCharge:
    """Return a charge with nothing asked, if it is one for shipping."""
    if charge.amount == ZERO or not terms.kind_of(charge.charge_code).is_shipping:
        return charge
    step = {
        "step": "free_shipping",
        "offer": offer.code,
        "coupon": offer.coupon,
        "from_sum": str(tier.at_least),
        "base": str(base),
        "waived": str(charge.amount),
    }
    return replace(charge, amount=ZERO, because=[*charge.because, step])


def by_hand(facts: OrderFacts, charges: Iterable[PricedCharge], terms: Terms) -> list[PricedCharge]:
    """Put charges set by hand in place of those the rules ask; a ceiling only where they ask more."""
    by_code: dict[str, list[PricedCharge]] = {}
    for charge in charges:
        by_code.setdefault(charge.charge_code, []).append(charge)
    for code, touch in facts.charges_by_hand.items():
        asked = total(charge.amount for charge in by_code.get(code, []))
        if not (touch.is_ceiling and asked <= (touch.amount or ZERO)):
            by_code[code] = [set_by_hand(code, touch, asked, digits=facts.digits)]
    in_place = sorted(by_code, key=lambda code: (terms.kind_of(code).position, code))
    return [charge for code in in_place for charge in by_code[code]]


def set_by_hand(code: str, touch: ByHand, asked: Decimal, *, digits: int) -> PricedCharge:
    amount = rounded(touch.amount or ZERO, digits)
    return PricedCharge(
        charge_code=code,
        rule_id=None,
        line=None,
        amount=amount,
        because=[{"step": "manual_charge", "asked": str(asked), "amount": str(amount)}],
    )
