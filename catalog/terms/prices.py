"""Loads prices: of each item those that are valid, and the price groups that hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import models

from callcenter.models import CallCenter
from callcenter.sql.kept import kept
from catalog.models import (
    CustomerTerms,
    DeliveryMode,
    Item,
    PriceGroupOfCatalog,
    SourceCode,
)
from catalog.terms.named import is_named
from catalog.terms.offered import offered_modes, offered_price_groups
from catalog.terms.reading import priorities, valid_prices
from customers.models import Customer
from pricing.best_price import ValidPrice, best_price


@dataclass(frozen=True, kw_only=True)
class PriceTerms:
    """The prices of each item, and the groups that hold for all lines and for a source code's."""

    prices: Mapping[int, list[ValidPrice]]
    common_groups: frozenset[int]
    groups_of_source: Mapping[int | None, frozenset[int]]

    def best(self, item_id: int, *, quantity: int, source_code_id: int | None) -> ValidPrice | None:
        """Return the best price of an item, or None where it has no price."""
        groups = self.groups_of(source_code_id)
        return best_price(self.prices.get(item_id, ()), quantity=quantity, group_ids=groups)

    def groups_of(self, source_code_id: int | None) -> frozenset[int]:
        """Return the price groups that hold for a line with this source code."""
        return self.common_groups | self.groups_of_source.get(source_code_id, frozenset())


def terms_of(customer: Customer | None) -> list[CustomerTerms]:
    """Return the customer's own terms, then those of his group."""
    if customer is None:
        return []
    own = list(_own_terms(customer)) if is_named(customer.pk, "terms") else []
    return [*own, *(_terms_of_group(customer.group_id) if customer.group_id else ())]


def _own_terms(customer: Customer) -> models.QuerySet[CustomerTerms]:
    return CustomerTerms.objects.filter(customer=customer).select_related("delivery_mode")


@kept
def _terms_of_group(group_id: int) -> tuple[CustomerTerms, ...]:
    rows = CustomerTerms.objects.filter(customer_group=group_id).select_related("delivery_mode")
    return tuple(rows.order_by("pk"))


def credit_limit_of(customer: Customer, *, currency: str) -> Decimal | None:
    """Return how much the customer may owe in a currency, his own word before his group's.

    None where nothing is taken on account.
    """
    for terms in terms_of(customer):
        if terms.credit_limit is not None and terms.credit_currency == currency:
            return terms.credit_limit
    return None


def default_mode(call_center: CallCenter, customer: Customer) -> DeliveryMode | None:
    """Return the customer's mode where the call center offers it, else the call center's default."""
    offered = offered_modes(call_center.pk)
    by_id = {row.mode_id: row.mode for row in offered}
    for terms in terms_of(customer):
        if terms.delivery_mode_id in by_id:
            return by_id[terms.delivery_mode_id]
    return next((row.mode for row in offered if row.is_default), None)


def price_terms(
    item_ids: Collection[int],
    *,
    call_center: CallCenter,
    customer: Customer | None,
    currency: str,
    with_tax: bool,
    source_code_ids: Iterable[int],
    on: date,
    standing_at: datetime | None = None,
) -> PriceTerms:
    """Load what the unit prices of these items are chosen from, in three queries at most.

    The groups are today's, also where the prices are those that stood earlier.
    """
    common, of_sources = price_groups(call_center, customer, source_code_ids)
    prices = _prices(item_ids, currency=currency, with_tax=with_tax, on=on, standing_at=standing_at)
    return PriceTerms(prices=prices, common_groups=common, groups_of_source=of_sources)


def price_groups(
    call_center: CallCenter, customer: Customer | None, source_code_ids: Iterable[int]
) -> tuple[frozenset[int], dict[int | None, frozenset[int]]]:
    """Load the price groups that hold for all lines, and those that each source code brings."""
    common = set(offered_price_groups(call_center.pk))
    common |= {terms.price_group_id for terms in terms_of(customer) if terms.price_group_id}
    return frozenset(common), _groups_of_sources(source_code_ids)


def priorities_of(groups: Collection[int]) -> dict[str, int]:
    """Return the priorities of price groups, by their keys as JSON writes them."""
    found = priorities(groups) if groups else ()
    return {str(group): priority for group, priority in found}


def _groups_of_sources(source_code_ids: Iterable[int]) -> dict[int | None, frozenset[int]]:
    wanted = set(source_code_ids)
    if not wanted:
        return {}
    pairs = PriceGroupOfCatalog.objects.filter(catalog__source_codes__in=wanted).values_list(
        "catalog__source_codes__id", "price_group_id"
    )
    groups: dict[int | None, set[int]] = defaultdict(set)
    for source_code_id, group_id in pairs:
        groups[source_code_id].add(group_id)
    return {source: frozenset(ids) for source, ids in groups.items()}


def _prices(
    item_ids: Collection[int],
    *,
    currency: str,
    with_tax: bool,
    on: date,
    standing_at: datetime | None,
) -> dict[int, list[ValidPrice]]:
    prices: dict[int, list[ValidPrice]] = defaultdict(list)
    rows = valid_prices(set(item_ids), currency, with_tax, on, standing_at)
    for item_id, pk, group_id, code, priority, from_quantity, unit_price in rows:
        prices[item_id].append(
            ValidPrice(
                price_id=pk,
                group_id=group_id,
                group_code=code or "",
                priority=priority or 0,
                from_quantity=from_quantity,
                unit_price=unit_price,
            )
        )
    return prices


def prices_of(
    items: Collection[Item],
    *,
    call_center: CallCenter,
    customer: Customer | None,
    source_code: SourceCode | None,
    on: date,
) -> dict[int, Decimal | None]:
    """Return the price of one piece of each item, by the item's id; None where it has none."""
    source_code_id = source_code.pk if source_code else None
    terms = price_terms(
        [item.pk for item in items],
        call_center=call_center,
        customer=customer,
        currency=call_center.currency,
        with_tax=call_center.prices_with_tax,
        source_code_ids=[source_code_id] if source_code_id else [],
        on=on,
    )
    best = {
        item.pk: terms.best(item.pk, quantity=1, source_code_id=source_code_id) for item in items
    }
    return {item_id: price.unit_price if price else None for item_id, price in best.items()}
