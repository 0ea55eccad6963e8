"""What stood at the moments whose terms an order is priced by: now, or an earlier submit.

A line of a draft has today's terms. From its first submit on it keeps those of that moment, and so
do the charges of the order. What has no history was written down then: ``orders.questions.held``.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Self

from catalog import terms as catalog_terms
from catalog.models import ChargeRule, Offer, OfferKind, TaxRate
from catalog.terms import PriceTerms
from catalog.terms.for_engine import offer_of
from orders.models import Order
from orders.questions.held import Held
from pricing import Offer as PricedOffer
from pricing import OrderFacts

Found = tuple[Offer, str, set[datetime | None] | None]  # with its coupon, and when it stood


@dataclass(frozen=True, kw_only=True)
class Moments:
    """The moments of one order; None is now, of which ``on`` is the day at the call center."""

    order: Order
    of_lines: Collection[datetime | None]
    of_charges: datetime | None
    held: Mapping[datetime | None, Held]
    on: date

    @classmethod
    def of(
        cls,
        order: Order,
        facts: OrderFacts,
        *,
        held: Mapping[datetime | None, Held],
        on: date,
    ) -> Self:
        """Find the moments of an order."""
        of_lines = {line.moment for line in facts.lines} or {facts.moment}
        return cls(order=order, of_lines=of_lines, of_charges=facts.moment, held=held, on=on)

    def day_of(self, moment: datetime | None) -> date:
        return self.held[moment].day(self.order.day_of(moment)) if moment else self.on

    def prices(self, facts: OrderFacts) -> dict[datetime | None, PriceTerms]:
        """Load the prices of the lines of each moment."""
        return {moment: self._prices_of(moment, facts) for moment in self.of_lines}

    def _prices_of(self, moment: datetime | None, facts: OrderFacts) -> PriceTerms:
        lines = [line for line in facts.lines if line.moment == moment]
        loaded = catalog_terms.price_terms(
            {line.item_id for line in lines},
            call_center=self.order.call_center,
            customer=self.order.customer,
            currency=self.order.currency,
            with_tax=self.order.prices_with_tax,
            source_code_ids={line.source_code_id for line in lines if line.source_code_id},
            on=self.day_of(moment),
            standing_at=moment,
        )
        return self.held[moment].prices(loaded)

    def rules(self) -> tuple[ChargeRule, ...]:
        """Load the rules that the charges follow."""
        return catalog_terms.charge_rules_of(
            call_center_id=self.order.call_center_id,
            customer_id=self.order.customer_id,
            customer_group_id=self.held[self.of_charges].customer_group(self.order),
            currency=self.order.currency,
            on=self.day_of(self.of_charges),
            standing_at=self.of_charges,
        )

    def offers(self, coupons: Collection[str]) -> tuple[PricedOffer, ...]:
        """Load the offers with the coupons that bring them, for the lines of each moment.

        Those of one code are versions of one offer. Free shipping is a term of
        the charges, and for all lines; beside what was promised of it counts
        only what a coupon brings that was named later.
        """
        at = {m: self._offers_at(m, coupons) for m in {*self.of_lines, self.of_charges}}
        of_charges = at[self.of_charges]
        promised = {offer.code for offer, _ in of_charges}
        free = {offer.code: (offer, coupon) for offer, coupon in of_charges if frees(offer)}
        found: dict[int, tuple[Offer, str, set[datetime | None]]] = {}
        for moment in self.of_lines:
            for offer, coupon in at[moment]:
                if not frees(offer):
                    found.setdefault(offer.pk, (offer, coupon, set()))[2].add(moment)
                elif coupon and offer.code not in promised:
                    free[offer.code] = (offer, coupon)
        stood: list[Found] = [
            (offer, coupon, self.narrowed(at)) for offer, coupon, at in found.values()
        ]
        return by_code([*stood, *((offer, coupon, None) for offer, coupon in free.values())])

    def _offers_at(
        self, moment: datetime | None, coupons: Collection[str]
    ) -> list[tuple[Offer, str]]:
        return catalog_terms.offers(
            call_center=self.order.call_center,
            currency=self.order.currency,
            coupons=coupons,
            on=self.day_of(moment),
            standing_at=moment,
        )

    def rates(
        self, countries: Collection[str]
    ) -> list[tuple[TaxRate, set[datetime | None] | None]]:
        """Load the tax rates, and the moments at which each stood."""
        found: dict[int, tuple[TaxRate, set[datetime | None]]] = {}
        for moment in {*self.of_lines, self.of_charges}:
            for rate in catalog_terms.tax_rates(
                countries, on=self.day_of(moment), standing_at=moment
            ):
                found.setdefault(rate.pk, (rate, set()))[1].add(moment)
        return [(rate, self.narrowed(at)) for _, (rate, at) in sorted(found.items())]

    def narrowed(self, stood: set[datetime | None]) -> set[datetime | None] | None:
        """Return the moments at which something stood, or None where that was at all of them."""
        return None if stood >= {*self.of_lines, self.of_charges} else stood


def frees(offer: Offer) -> bool:
    return offer.kind == OfferKind.FREE_SHIPPING


def by_code(found: Collection[Found]) -> tuple[PricedOffer, ...]:
    """Write offers down for the engine in the order of their codes; those of one code are one.

    Its versions count together, each line under its own; how they go together
    with other offers is said by the one that was promised first.
    """
    versions: dict[tuple[str, bool], list[PricedOffer]] = {}
    for row, coupon, stood in sorted(found, key=lambda one: (one[0].code, one[0].pk)):
        versions.setdefault((row.code, frees(row)), []).append(offer_of(row, coupon, moments=stood))
    return tuple(
        replace(first, offer_id=number, versions=(first, *later) if later else ())
        for number, (first, *later) in enumerate(versions.values(), start=1)
    )
