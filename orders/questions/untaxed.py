"""Where goods go for which no tax rate is found, though the country has some: a state misspelt, or none."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from orders.models import Order, OrderLine
from orders.questions.destination import destination_of
from pricing import LineFacts, OrderFacts, Terms


def untaxed_hint(
    order: Order, lines: Sequence[OrderLine], facts: OrderFacts, terms: Terms
) -> dict[str, Any]:
    """Write down what the desk says of it: country, state and postcode of each place, as entered."""
    places: dict[tuple[str, str, str], None] = {}
    for line, fact in zip(lines, facts.lines, strict=True):
        to = destination_of(order, line, mode=line.mode or order.mode)
        if fact.quantity and to.is_known and not fact.is_exempt and lacks_a_rate(fact, terms):
            places[to.country, to.state, to.postcode] = None
    return {"untaxed": [list(place) for place in places]} if places else {}


def lacks_a_rate(line: LineFacts, terms: Terms) -> bool:
    """Whether rates of the line's tax group stand in its country, and none holds where it goes."""
    rates = [
        rate
        for rate in terms.rates
        if rate.tax_group_id == line.tax_group_id
        and rate.country == line.region.country
        and (rate.moments is None or line.moment in rate.moments)
    ]
    return bool(rates) and not any(rate.holds(line.region, line.moment) for rate in rates)
