"""Cases A10: a quantity break counts all pieces of an item that are priced alike."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from pricing import Terms, price
from pricing.best_price import ValidPrice, best_price
from tests.pricing.facts import amount, facts, line

THEN = datetime(2026, 6, 1, tzinfo=UTC)
PRICES = [
    ValidPrice(
        price_id=number, group_id=None, group_code="", priority=0,
        from_quantity=from_quantity, unit_price=Decimal(unit_price),
    )
    for number, (from_quantity, unit_price) in enumerate([(1, "12.00"), (6, "10.50")])
]  # fmt: skip
BY_QUANTITY = Terms(
    best_price=lambda ln: best_price(PRICES, quantity=ln.quantity, group_ids=()), rules=()
)


def total_of(*lines):
    return price(facts(*lines), BY_QUANTITY).totals.goods


def pieces(quantity, **more):
    return line(None, quantity, **({"item": 7} | more))


def test_a10_five_and_one_are_six():
    assert total_of(pieces(5), pieces(1)) == Decimal("63.00")


def test_the_reason_names_the_quantity_from_which_the_price_holds():
    lines = price(facts(pieces(5), pieces(1)), BY_QUANTITY).lines

    assert [ln.because[0]["from_quantity"] for ln in lines] == [6, 6]
    assert [ln.because[0]["quantity"] for ln in lines] == [5, 1]


@pytest.mark.parametrize("other", [{"item": 8}, {"source_code_id": 3}, {"moment": THEN}])
def test_pieces_that_are_priced_otherwise_do_not_count(other):
    assert total_of(pieces(5), pieces(1, **other)) == Decimal("72.00")


def test_pieces_at_a_price_by_hand_neither_count_nor_are_counted():
    found = price(facts(pieces(5), pieces(1, price_by_hand=amount("9.00"))), BY_QUANTITY)

    assert found.totals.goods == Decimal("69.00")
    assert found.lines[1].list_price == Decimal("12.00")
