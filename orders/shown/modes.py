"""Every mode of delivery side by side: what it would cost, when it would arrive, or why it is refused."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal

from callcenter.errors import Refused
from catalog.models import DeliveryMode
from catalog.terms.offered import stores_of
from orders.models import Order, lines_of
from orders.questions.delivery import Delivery, delivery_of, store_for
from orders.under_lock.facts import facts_of
from orders.under_lock.reprice import Question, question_of
from pricing import reckon


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A mode the agent may pick, or why not; amounts are in the order's currency."""

    mode: DeliveryMode
    is_chosen: bool = False
    charges: Decimal | None = None
    total: Decimal | None = None
    expected_date: date | None = None
    refusal: Refused | None = None
    tax_depends_on_store: bool = False


def side_by_side(order: Order, *, at: datetime) -> list[Choice]:
    """Price an order loaded by ``for_desk()`` once by each offered mode of its header.

    Lines with a mode of their own keep it. Terms are loaded once for the
    address and once for the store, so that the number of queries is fixed,
    whatever the number of modes and lines.
    """
    lines = lines_of(order)
    delivery = delivery_of(order, lines, at=at)
    modes = delivery.terms.modes
    stores = stores_of(order.call_center_id) if any(mode.is_pickup for mode in modes) else []
    asked: dict[bool, Question] = {}
    choices = []
    for mode in modes:
        by_mode = copy(order)
        by_mode.mode = mode
        by_mode.store = store_for(mode, order.store, stores)
        if mode.is_pickup not in asked:
            asked[mode.is_pickup] = question_of(by_mode, on=order.day_of(at))
        choices.append(choice_of(by_mode, replace(delivery, order=by_mode), asked[mode.is_pickup]))
    return [replace(choice, is_chosen=choice.mode == order.mode) for choice in choices]


def choice_of(order: Order, delivery: Delivery, asked: Question) -> Choice:
    """Say what becomes of an order by its mode, which nobody has picked yet."""
    mode = order.mode
    assert mode is not None
    for refusal in delivery.refusals(mode):
        return Choice(mode=mode, refusal=refusal)
    facts = facts_of(order, delivery.lines, asked.overrides, held=asked.held)
    try:
        totals = reckon(facts, asked.terms).totals
    except Refused as refusal:
        return Choice(mode=mode, refusal=refusal)
    return Choice(
        mode=mode,
        charges=totals.charges,
        total=totals.total,
        expected_date=delivery.expected_date(),
        tax_depends_on_store=delivery.tax_depends_on_store,
    )
