"""What stood at the moments whose terms an order is priced by: now, or an earlier submit.

A line of a draft has today's terms. From its first submit on it keeps those of that moment, and so
do the charges of the order. Price groups have no history: a revision says which of them held.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Self

from catalog import terms as catalog_terms
from catalog.models import ChargeRule, Offer, TaxRate
from catalog.terms import PriceTerms
from orders.models import Order, OrderRevision
from pricing import OrderFacts

Held = Mapping[str, Any]  # a revision's "terms": the price groups and the customer's group


@dataclass(frozen=True, kw_only=True)
class Moments:
    """The moments of one order; None is now, of which ``on`` is the day at the call center."""

    order: Order
    of_lines: Collection[datetime | None]
    of_charges: datetime | None
    held: Mapping[datetime, Held]
    on: date

    @classmethod
    def of(cls, order: Order, facts: OrderFacts, *, on: date) -> Self:
        """Find the moments of an order; asks for revisions only where there is another than now."""
        of_lines = {line.moment for line in facts.lines} or {facts.moment}
        earlier = {moment for moment in {*of_lines, facts.moment} if moment}
        return cls(
            order=order,
            of_lines=of_lines,
            of_charges=facts.moment,
            held=held_at(order, earlier) if earlier else {},
            on=on,
        )

    def day_of(self, moment: datetime | None) -> date:
        return self.order.day_of(moment) if moment else self.on

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
        held = self.held.get(moment) if moment else None
        return with_groups(loaded, held) if held else loaded

    def rules(self) -> tuple[ChargeRule, ...]:
        """Load the rules that the charges follow."""
        held = self.held.get(self.of_charges, {}) if self.of_charges else {}
        return catalog_terms.charge_rules_of(
            call_center_id=self.order.call_center_id,
            customer_id=self.order.customer_id,
            customer_group_id=held.get("customer_group", self.order.customer.group_id),
            currency=self.order.currency,
            on=self.day_of(self.of_charges),
            standing_at=self.of_charges,
        )

    def offers(
        self, coupons: Collection[str]
    ) -> list[tuple[Offer, str, set[datetime | None] | None]]:
        """Load the offers with the coupons that bring them, and the moments at which each stood."""
        found: dict[int, tuple[Offer, str, set[datetime | None]]] = {}
        for moment in self.of_lines:
            for offer, coupon in catalog_terms.offers(
                call_center=self.order.call_center,
                currency=self.order.currency,
                coupons=coupons,
                on=self.day_of(moment),
                standing_at=moment,
            ):
                found.setdefault(offer.pk, (offer, coupon, set()))[2].add(moment)
        in_turn = sorted(found.values(), key=lambda one: (one[0].code, one[0].pk))
        return [(offer, coupon, self.narrowed(at)) for offer, coupon, at in in_turn]

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


def held_at(order: Order, moments: Collection[datetime]) -> dict[datetime, Held]:
    """Return of each moment what the first revision from then on says of the groups that held."""
    revisions = list(
        OrderRevision.objects.filter(order=order)
        .order_by("number")
        .values_list("at", "snapshot__terms")
    )
    held = {}
    for moment in moments:
        said = next((terms for at, terms in revisions if at >= moment), None)
        if said:
            held[moment] = said
    return held


def with_groups(loaded: PriceTerms, held: Held) -> PriceTerms:
    """Return prices for the groups that held; those of a source code named later are today's."""
    of_source: dict[int | None, frozenset[int]] = {
        int(source): frozenset(groups) for source, groups in held["by_source"].items()
    }
    return replace(
        loaded,
        common_groups=frozenset(held["groups"]),
        groups_of_source={**loaded.groups_of_source, **of_source},
    )


def terms_held(order: Order, sources: Collection[int]) -> Held:
    """Return what a revision keeps: the price groups that hold now, and the customer's group."""
    common, by_source = catalog_terms.price_groups(order.call_center, order.customer, sources)
    return {
        "groups": sorted(common),
        "by_source": {str(source): sorted(groups) for source, groups in by_source.items()},
        "customer_group": order.customer.group_id,
    }
