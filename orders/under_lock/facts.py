"""Writes an order down for the engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from orders.models import Order, OrderLine, Override, SetByHand
from orders.questions.held import Held
from pricing import ByHand, LineFacts, OrderFacts, Region


def facts_of(
    order: Order,
    lines: Sequence[OrderLine],
    overrides: Iterable[Override],
    *,
    held: Mapping[datetime | None, Held],
) -> OrderFacts:
    """Write the order down; a line's own mode, source and address go before the header's.

    Each line is exempt where it is sent, by the certificates held at its moment.
    """
    by_number = {line.number: line for line in lines}
    of_line: dict[tuple[int | None, str], ByHand] = {}
    of_charge: dict[str, ByHand] = {}
    for override in overrides:
        touch = touch_of(override, by_number.get(override.line) if override.line else None)
        if override.charge_code:
            of_charge[override.charge_code.code] = touch
        else:
            of_line[override.line, override.kind] = touch
    region = held[order.terms_at].region(order)
    return OrderFacts(
        currency=order.currency,
        digits=order.digits,
        mode_id=order.mode_id,
        mode_code=order.mode.code if order.mode else "",
        lines=tuple(
            line_facts(order, line, region, of_line, held[line.terms_at]) for line in lines
        ),
        prices_with_tax=order.prices_with_tax,
        is_exempt=bool(held[order.terms_at].certificate(region)),
        region=region,
        moment=order.terms_at,
        discount_by_hand=of_line.get((None, SetByHand.ORDER_DISCOUNT)),
        charges_by_hand=of_charge,
    )


def line_facts(
    order: Order,
    line: OrderLine,
    region: Region,
    of_line: dict[tuple[int | None, str], ByHand],
    held: Held,
) -> LineFacts:
    mode, item = line.mode or order.mode, held.item(line.item)
    region = held.region(order, line) if goes_its_own_way(line) else region
    return LineFacts(
        number=line.number,
        item_id=line.item_id,
        item_number=line.item.item_number,
        item_group_id=item.group_id,
        quantity=line.pieces,
        lost=line.quantity_lost,
        mode_id=mode.pk if mode else None,
        mode_code=mode.code if mode else "",
        source_code_id=line.source_code_id or order.source_code_id,
        tax_group_id=item.tax_group_id,
        is_goods=not item.is_gift_card,
        moment=line.terms_at,
        region=region,
        is_exempt=bool(held.certificate(region)),
        price_by_hand=of_line.get((line.number, SetByHand.PRICE)),
        discount_by_hand=of_line.get((line.number, SetByHand.LINE_DISCOUNT)),
    )


def goes_its_own_way(line: OrderLine) -> bool:
    """Whether a line says itself how or where it is sent."""
    return bool(line.mode_id or line.address_id or line.store_id)


def touch_of(override: Override, line: OrderLine | None) -> ByHand:
    """Write down what was set by hand; a charge that was lowered is a ceiling."""
    return ByHand(
        amount=override.amount,
        percent=override.percent,
        is_ceiling=override.amount is not None and override.amount < override.from_amount,
        is_approved=override.is_approved_for(line),
        approved_up_to=override.approval.from_amount if override.approval else None,
    )
