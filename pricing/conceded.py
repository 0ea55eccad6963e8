"""How much is given away by hand: the engine's own figure against what is asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol

from callcenter.words.money import ZERO, total
from pricing.charging.by_hand import asked_by_rules
from pricing.facts import ByHand, OrderFacts
from pricing.lost import reckon
from pricing.priced import Priced
from pricing.terms import Terms


class Keeps(Protocol):
    """Whether a change by hand is kept, for what stands there now; a discount is no price."""

    def __call__(self, touch: ByHand, stands: Decimal, *, is_price: bool) -> bool: ...


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
    """Compare an order with itself without what was conceded by hand.

    Everything counts on one sum, so that a discount of the line, one of the
    order and a lowered charge do not each get a limit of their own. What was
    raised stays in both, so that it pays for no concession.
    """
    now = asked.totals.untaxed_goods
    if not facts.has_touches:
        return Conceded(untouched=now, conceded=ZERO, unapproved=ZERO, is_below_cost=False)
    alone = reckon(facts.untouched(), terms)

    def keeping(keeps: Keeps) -> Decimal:
        return reckon(with_touches(facts, alone, asked, keeps), terms).totals.untaxed_goods

    unapproved = max(keeping(is_raised_or_approved) - now, ZERO)
    return Conceded(
        untouched=alone.totals.untaxed_goods,
        conceded=max(keeping(is_raised) - now, ZERO),
        unapproved=unapproved,
        is_below_cost=unapproved > ZERO and margin(facts, terms, asked) < ZERO,
    )


def with_touches(facts: OrderFacts, untouched: Priced, asked: Priced, keeps: Keeps) -> OrderFacts:
    """Return the order with those changes by hand that are kept, each for what stands there now.

    That is the list price of a line, what the rules ask of a charge, and of
    a percentage the whole order. A discount raises nothing.
    """
    order = facts.discount_by_hand
    whole = untouched.totals.untaxed_goods if order and order.percent is not None else ZERO

    def kept(touch: ByHand | None, stands: Decimal, *, is_price: bool = False) -> ByHand | None:
        return touch if touch and keeps(touch, stands, is_price=is_price) else None

    return replace(
        facts,
        discount_by_hand=kept(order, whole),
        charges_by_hand={
            code: touch
            for code, touch in facts.charges_by_hand.items()
            if kept(touch, asked_of(asked, code), is_price=True)
        },
        lines=tuple(
            replace(
                line,
                price_by_hand=kept(line.price_by_hand, figures.list_price, is_price=True),
                discount_by_hand=kept(line.discount_by_hand, figures.list_price),
            )
            for line, figures in zip(facts.lines, untouched.lines, strict=True)
        ),
    )


def is_raised(touch: ByHand, stands: Decimal, *, is_price: bool) -> bool:
    """Whether a price or charge was set higher than it stands."""
    return is_price and touch.amount is not None and touch.amount > stands


def is_raised_or_approved(touch: ByHand, stands: Decimal, *, is_price: bool) -> bool:
    """Whether it was raised, or is approved for no less than what stands there now."""
    up_to = touch.approved_up_to
    holds = touch.is_approved and (up_to is None or stands <= up_to)
    return holds or is_raised(touch, stands, is_price=is_price)


def asked_of(asked: Priced, code: str) -> Decimal:
    return asked_by_rules(charge for charge in asked.charges if charge.charge_code == code)


def margin(facts: OrderFacts, terms: Terms, asked: Priced) -> Decimal:
    """Return what the goods bring beyond their cost, without tax; goods of unknown cost left out."""
    return total(
        line.net
        - (line.tax if facts.prices_with_tax else ZERO)
        - terms.costs[entered.item_id] * entered.quantity
        for entered, line in zip(facts.lines, asked.lines, strict=True)
        if entered.item_id in terms.costs and entered.is_goods
    )
