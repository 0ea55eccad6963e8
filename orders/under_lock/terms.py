"""Loads all that an order's figures are chosen from, and has it written down for the engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from catalog.models import Cost
from catalog.terms.for_engine import rate_of
from orders.models import Order, OrderLine, Override, coupons_of
from orders.questions.held import Held
from orders.under_lock.moments import Moments
from pricing import OrderFacts, Terms


def load_terms(
    order: Order,
    lines: Sequence[OrderLine],
    overrides: Sequence[Override],
    facts: OrderFacts,
    *,
    held: Mapping[datetime | None, Held],
    on: date,
) -> tuple[Terms, dict[str, int]]:
    """Load prices, rules, offers, rates and costs, and the ids of charge codes.

    ``on`` is today at the call center. As many queries for one line as for
    500; lines of an earlier submit are asked for once for each such moment.
    """
    moments = Moments.of(order, facts, held=held, on=on)
    prices = moments.prices(facts)
    rules, of_charges = moments.rules(), held[facts.moment]
    countries = {facts.region.country} | {line.region.country for line in facts.lines}
    codes = {rule.charge_code for rule in rules} | {
        override.charge_code for override in overrides if override.charge_code
    }
    groups = {
        (moment, source): prices[moment].groups_of(source)
        for moment, source in {(line.moment, line.source_code_id) for line in facts.lines}
    }
    terms = Terms(
        best_price=lambda line: prices[line.moment].best(
            line.item_id, quantity=line.quantity, source_code_id=line.source_code_id
        ),
        rules=tuple(of_charges.rule(row) for row in rules),
        groups_of=lambda line: groups[line.moment, line.source_code_id],
        offers=moments.offers(coupons_of(order)),
        charge_kinds={code.code: of_charges.kind(code) for code in codes},
        rates=tuple(rate_of(row, moments=stood) for row, stood in moments.rates(countries)),
        costs=costs_of({line.item_id for line in lines}, order.currency) if overrides else {},
    )
    return terms, {code.code: code.pk for code in codes}


def costs_of(items: Iterable[int], currency: str) -> dict[int, Decimal]:
    return dict(
        Cost.objects.filter(item__in=items, currency=currency).values_list("item_id", "unit_cost")
    )
