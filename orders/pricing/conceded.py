"""How much is given away by hand: the engine's own figure against what is asked."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from callcenter.money import ZERO, total
from orders.pricing.engine import price
from orders.pricing.facts import OrderFacts
from orders.pricing.priced import Priced
from orders.pricing.terms import Terms


@dataclass(frozen=True, kw_only=True)
class Conceded:
    """Sums before tax is added. ``unapproved`` leaves out what somebody approved."""

    untouched: Decimal
    conceded: Decimal
    unapproved: Decimal
    is_below_cost: bool

    @property
    def percent(self) -> Decimal:
        """How much of the engine's own figure is conceded without approval, in percent."""
        return self.unapproved * 100 / self.untouched if self.untouched else ZERO


def conceded(facts: OrderFacts, terms: Terms, asked: Priced) -> Conceded:
    """Compare an order with itself without anything set by hand.

    Everything counts on one sum, so that a discount of the line, one of the
    order and a lowered charge do not each get a limit of their own. Raising
    a price concedes nothing.
    """
    now = asked.totals.untaxed
    if not facts.has_touches:
        return Conceded(untouched=now, conceded=ZERO, unapproved=ZERO, is_below_cost=False)
    untouched = price(facts.untouched(), terms).totals.untaxed
    approved = price(facts.untouched(but_approved=True), terms).totals.untaxed
    unapproved = max(approved - now, ZERO)
    return Conceded(
        untouched=untouched,
        conceded=max(untouched - now, ZERO),
        unapproved=unapproved,
        is_below_cost=unapproved > ZERO and margin(facts, terms, asked) < ZERO,
    )


def margin(facts: OrderFacts, terms: Terms, asked: Priced) -> Decimal:
    """Return what the goods bring beyond their cost, without tax; goods of unknown cost left out."""
    return total(
        line.net
        - (line.tax if facts.prices_with_tax else ZERO)
        - terms.costs[entered.item_id] * entered.quantity
        for entered, line in zip(facts.lines, asked.lines, strict=True)
        if entered.item_id in terms.costs
    )
