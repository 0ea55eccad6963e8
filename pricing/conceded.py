"""How much is given away by hand: the engine's own figure against what is asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from callcenter.words.money import ZERO, total
from pricing.engine import price
from pricing.facts import ByHand, OrderFacts
from pricing.priced import Priced
from pricing.terms import Terms


@dataclass(frozen=True, kw_only=True)
class Conceded:
    """Sums before tax is added, without gift cards. ``unapproved`` leaves out what somebody approved."""

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
    now = asked.totals.untaxed_goods
    if not facts.has_touches:
        return Conceded(untouched=now, conceded=ZERO, unapproved=ZERO, is_below_cost=False)
    alone = price(facts.untouched(), terms)
    untouched = alone.totals.untaxed_goods
    approved = price(approved_only(facts, alone, asked), terms).totals.untaxed_goods
    unapproved = max(approved - now, ZERO)
    return Conceded(
        untouched=untouched,
        conceded=max(untouched - now, ZERO),
        unapproved=unapproved,
        is_below_cost=unapproved > ZERO and margin(facts, terms, asked) < ZERO,
    )


def approved_only(facts: OrderFacts, untouched: Priced, asked: Priced) -> OrderFacts:
    """Return the order with those changes by hand alone whose approval holds.

    It holds where no more stands there now than when it was approved: the list
    price of a line, what the rules ask of a charge, and of a percentage the
    whole order.
    """
    order = facts.discount_by_hand
    whole = untouched.totals.untaxed_goods if order and order.percent is not None else ZERO
    return replace(
        facts,
        discount_by_hand=if_it_holds(order, whole),
        charges_by_hand={
            code: touch
            for code, touch in facts.charges_by_hand.items()
            if if_it_holds(touch, asked_by_rules(asked, code))
        },
        lines=tuple(
            replace(
                line,
                price_by_hand=if_it_holds(line.price_by_hand, figures.list_price),
                discount_by_hand=if_it_holds(line.discount_by_hand, figures.list_price),
            )
            for line, figures in zip(facts.lines, untouched.lines, strict=True)
        ),
    )


def if_it_holds(touch: ByHand | None, stands: Decimal) -> ByHand | None:
    """Return a change by hand where it is approved for what stands there now."""
    if touch is None or not touch.is_approved:
        return None
    up_to = touch.approved_up_to
    return touch if up_to is None or stands <= up_to else None


def asked_by_rules(asked: Priced, code: str) -> Decimal:
    """Return what the rules ask of a charge, also where it was set by hand."""
    return total(
        Decimal(charge.because[0]["asked"]) if charge.rule_id is None else charge.amount
        for charge in asked.charges
        if charge.charge_code == code
    )


def margin(facts: OrderFacts, terms: Terms, asked: Priced) -> Decimal:
    """Return what the goods bring beyond their cost, without tax; goods of unknown cost left out."""
    return total(
        line.net
        - (line.tax if facts.prices_with_tax else ZERO)
        - terms.costs[entered.item_id] * entered.quantity
        for entered, line in zip(facts.lines, asked.lines, strict=True)
        if entered.item_id in terms.costs and entered.is_goods
    )
