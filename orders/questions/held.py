"""What pricing reads of set-up that has no history: written down when it is promised, read back for what was.

Prices, rules, offers, coupons and rates are replaced, and can be asked what stood at a moment. All
else is copied here: at Complete with the event, at Submit with the revision. docs/pricing.md lists
each column.
"""

from __future__ import annotations

import copy
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from catalog import terms as catalog_terms
from catalog.models import ChargeCode, ChargeRule, ChargeTax, Competing, DeliveryMode, Item
from catalog.terms import PriceTerms
from catalog.terms.for_engine import charge_kind_of, rule_of
from catalog.terms.offered import every_mode
from catalog.terms.taxes import Certificate
from customers.places.postal import state_key
from orders.models import Event, Order, OrderEvent, OrderLine, OrderRevision
from orders.questions.destination import destination_of
from pricing import ChargeKind, ChargeTaxing, Region, Rule

Said = Mapping[str, Any]  # as JSON holds it; what an earlier release did not write down is missing


@dataclass(frozen=True, kw_only=True)
class ItemTerms:
    """What the terms ask of an item."""

    group_id: int | None
    tax_group_id: int | None
    is_gift_card: bool


@dataclass(frozen=True, kw_only=True)
class Held:
    """What held at a moment. What was not written down, and all that is asked of now, is today's."""

    said: Said = field(default_factory=dict)
    certificates: Sequence[Certificate] = ()  # of its day, as they are today

    def day(self, today: date) -> date:
        return date.fromisoformat(self.said["day"]) if "day" in self.said else today

    def item(self, item: Item) -> ItemTerms:
        today = [item.group_id, item.tax_group_id, item.is_gift_card]
        group, tax_group, is_gift_card = self._of("items", item.pk, today)
        return ItemTerms(group_id=group, tax_group_id=tax_group, is_gift_card=is_gift_card)

    def prices(self, loaded: PriceTerms) -> PriceTerms:
        """Return prices for the groups that held; those of a source code named later are today's."""
        if "groups" not in self.said:
            return loaded
        of_source: dict[int | None, frozenset[int]] = {
            int(source): frozenset(groups) for source, groups in self.said["by_source"].items()
        }
        ranked = {
            item: [
                replace(price, priority=self._of("priorities", price.group_id, price.priority))
                for price in prices
            ]
            for item, prices in loaded.prices.items()
        }
        return replace(
            loaded,
            prices=ranked,
            common_groups=frozenset(self.said["groups"]),
            groups_of_source={**loaded.groups_of_source, **of_source},
        )

    def customer_group(self, order: Order) -> int | None:
        group: int | None = self.said.get("customer_group", order.customer.group_id)
        return group

    def rule(self, row: ChargeRule) -> Rule:
        """Write a rule down for the engine as its charge code and its group of modes were."""
        rule = rule_of(row)
        competing, *_ = self._of("charge_codes", row.charge_code.code, [row.charge_code.competing])
        modes = self._of("mode_groups", row.mode_group_id, rule.mode_ids)
        return replace(
            rule,
            adds_up=competing == Competing.ADDS_UP,
            mode_ids=None if modes is None else frozenset(modes),
        )

    def kind(self, code: ChargeCode) -> ChargeKind:
        said = self._of("charge_codes", code.code, None)
        if said is None:
            return charge_kind_of(code)
        _, is_shipping, tax, tax_group, position = said
        return ChargeKind(
            code=code.code,
            position=position,
            is_shipping=is_shipping,
            taxing=ChargeTaxing(ChargeTax(tax)),
            tax_group_id=tax_group,
        )

    def certificate(self, region: Region) -> str:
        """Return the certificate by which the customer pays no tax in a region, or nothing."""
        held = self.said.get("certificates", self.certificates)
        return catalog_terms.certificate_for(held, country=region.country, state=region.state)

    def region(self, order: Order, line: OrderLine | None = None) -> Region:
        """Return where the order, or one of its lines, is sent."""
        mode = self._mode((line and line.mode) or order.mode)
        place = destination_of(order, line, mode=mode)
        store = ((line and line.store) or order.store) if place.is_store else None
        today = [place.country, place.state, place.postcode]
        country, state, postcode = self._of("stores", store.pk, today) if store else today
        return Region(country=country, state=state_key(country, state), postcode=postcode)

    def _mode(self, mode: DeliveryMode | None) -> DeliveryMode | None:
        if mode is None:
            return None
        as_it_was = copy.copy(mode)
        as_it_was.is_pickup = self._of("pick_ups", mode.pk, mode.is_pickup)
        return as_it_was

    def _of(self, what: str, key: int | str | None, today: Any) -> Any:
        return self.said.get(what, {}).get(str(key), today)


def held_by(order: Order, lines: Sequence[OrderLine], *, on: date) -> dict[datetime | None, Held]:
    """Return what held at each moment whose terms an order is priced by; None is now, on the day given."""
    moments = {moment for line in lines if (moment := line.terms_at)}
    if order.terms_at:
        moments.add(order.terms_at)
    said = said_at(order, moments)
    certificates = catalog_terms.certificates_of(order.customer)
    held: dict[datetime | None, Held] = {
        moment: Held(
            said=said.get(moment, {}), certificates=certificates.valid_on(order.day_of(moment))
        )
        for moment in moments
    }
    return held | {None: Held(certificates=certificates.valid_on(on))}


def said_at(order: Order, moments: Collection[datetime]) -> dict[datetime, Said]:
    """Return what was written down at the moments: by a revision, else by Complete.

    Of a moment of which nothing was, what the first revision from then on says.
    """
    if not moments:
        return {}
    revisions = list(
        OrderRevision.objects.filter(order=order)
        .order_by("number")
        .values_list("at", "snapshot__terms")
    )
    said = {at: terms for at, terms in reversed(revisions) if at in moments}
    if left := set(moments) - set(said):
        read_out = OrderEvent.objects.filter(order=order, kind=Event.COMPLETED, at__in=left)
        said |= dict(read_out.order_by("pk").values_list("at", "facts__terms"))
    for moment in moments:
        said[moment] = said.get(moment) or next((t for at, t in revisions if at >= moment), None)
    return {moment: terms for moment, terms in said.items() if terms}


def terms_held(order: Order, lines: Sequence[OrderLine], *, on: date) -> Said:
    """Write down what holds today for an order, as far as nothing else keeps it."""
    sources = {source for line in lines if (source := line.source_code_id or order.source_code_id)}
    common, by_source = catalog_terms.price_groups(order.call_center, order.customer, sources)
    stores = {line.store for line in lines if line.store} | ({order.store} - {None})
    return {
        "day": on.isoformat(),
        "groups": sorted(common),
        "by_source": {str(source): sorted(groups) for source, groups in by_source.items()},
        "priorities": catalog_terms.priorities_of(common.union(*by_source.values())),
        "customer_group": order.customer.group_id,
        "items": {
            str(item.pk): [item.group_id, item.tax_group_id, item.is_gift_card]
            for item in (line.item for line in lines)
        },
        "charge_codes": catalog_terms.every_charge_code(),
        "mode_groups": catalog_terms.modes_of_groups(),
        "pick_ups": {str(mode.pk): mode.is_pickup for mode in every_mode().values()},
        "stores": {
            str(store.pk): [store.country, store.state, store.postcode] for store in stores if store
        },
        "certificates": catalog_terms.certificates_of(order.customer).valid_on(on),
    }
