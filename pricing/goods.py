"""What the lines are before anything is taken off: quantity times unit price."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from callcenter.words.money import LARGEST, ZERO, rounded
from pricing.errors import AmountTooLarge, NoPrice
from pricing.exempt import TakenOut, with_tax
from pricing.facts import LineFacts, OrderFacts
from pricing.priced import Because, PricedLine
from pricing.terms import PriceOfItem, Terms

Alike = tuple[int, int | None, datetime | None]  # item, source code, moment


def list_lines(facts: OrderFacts, exempt: TakenOut, terms: Terms) -> list[PricedLine]:
    """Price each line: its best price, or the one set by hand, times its quantity.

    A quantity break counts all pieces of an item that are priced alike: from
    one source, by the terms of one moment, and none of them by hand.
    """
    together: Counter[Alike] = Counter()
    for line in facts.lines:
        if not is_by_hand(line):
            together[alike(line)] += line.quantity
    priced = []
    for line in facts.lines:
        pieces = line.quantity if is_by_hand(line) else together[alike(line)]
        asked = line if pieces == line.quantity else replace(line, quantity=pieces)
        best = terms.best_price(asked)
        if best is None:
            raise NoPrice(item_number=line.item_number, currency=facts.currency)
        percent = exempt.get(line.number, ZERO)
        priced.append(list_line(line, best, percent, digits=facts.digits))
    return priced


def alike(line: LineFacts) -> Alike:
    return (line.item_id, line.source_code_id, line.moment)


def is_by_hand(line: LineFacts) -> bool:
    return line.price_by_hand is not None and line.is_goods


def list_line(line: LineFacts, best: PriceOfItem, percent: Decimal, *, digits: int) -> PricedLine:
    """Price one line; one set by hand gets the tax that will be taken out of it."""
    by_hand = line.price_by_hand.amount if line.price_by_hand and line.is_goods else None
    unit_price = best.unit_price if by_hand is None else by_hand
    amount = rounded(unit_price * line.quantity, digits)
    goods = amount if by_hand is None else with_tax(amount, percent, digits=digits)
    if goods > LARGEST:
        raise AmountTooLarge
    reckoned = {
        "unit_price": str(unit_price),
        "quantity": line.quantity,
        "amount": str(amount),
    }
    step = {"step": "price", "group": best.group_code, "from_quantity": best.from_quantity}
    if by_hand is not None:
        step = {"step": "manual_price", "list_price": str(best.unit_price)}
    because: Because = [step | reckoned]
    return PricedLine(
        number=line.number,
        list_price=best.unit_price,
        unit_price=unit_price,
        goods=goods,
        because=because,
    )
