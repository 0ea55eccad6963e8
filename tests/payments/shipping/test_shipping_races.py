"""The warehouse and the desk reach for an order at once: one wins, the other reads why (VECTORS 33)."""

from functools import partial

import pytest

from orders import operations
from orders.models import ExportedOrder, Status
from tests.factories import NOW, ItemFactory, StockFactory
from tests.orders.drafts import fresh
from tests.orders.held import hold, hold_code
from tests.orders.racing import at_once, names
from tests.payments.warehouse import quantities, ship, submitted_of, take, taken_of

pytestmark = pytest.mark.usefixtures("own_database")
TIMES = 20


@pytest.fixture
def shoe(own_database):
    item = ItemFactory.create(item_number="83001", price="30.00")
    StockFactory.create(item=item, on_hand=1000)
    return item


def amend(order):
    return operations.amend_order(order.number, at=NOW, by=order.taken_by)


def test_an_amendment_against_a_shipment(shoe):
    for _ in range(TIMES):
        order = taken_of((shoe, 2))

        amended, shipped = at_once(partial(amend, order), partial(ship, order))

        now = fresh(order)
        if now.status == Status.SHIPPED:
            assert names([amended, shipped]) == ["NotSubmittedYet", "Shipment"]
            assert "cannot be modified: Shipped" in str(amended)
            assert quantities(order) == [(2, 2, 2)]
        else:
            assert now.status == Status.AMENDING
            assert names([amended, shipped]) == ["Order", "ShippedWhileModified"]
            assert "Submit or discard the changes, then import" in str(shipped)
            assert quantities(order) == [(2, 2, 0)]


def test_an_amendment_against_an_export(shoe):
    """What is taken before it is modified stays as it was; what is modified first is not taken."""
    for _ in range(TIMES):
        order = submitted_of((shoe, 2))

        at_once(partial(amend, order), partial(take, order))

        is_taken = ExportedOrder.objects.filter(order=order).exists()
        assert fresh(order).status == Status.AMENDING
        assert quantities(order) == ([(2, 2, 0)] if is_taken else [(2, 0, 0)])
        kinds = order.events.order_by("pk").values_list("kind", flat=True)
        before = "taken" if is_taken else "submitted"
        assert list(kinds)[-2:] == [before, "amending_begun"]


def test_a_hold_against_an_export(shoe):
    """What is on hold first is not taken; what is taken first is in the warehouse's hands."""
    hold_code()
    for _ in range(TIMES):
        order = submitted_of((shoe, 2))

        at_once(partial(hold, order), partial(take, order))

        is_taken = ExportedOrder.objects.filter(order=order).exists()
        assert order.holds.count() == 1
        assert quantities(order) == ([(2, 2, 0)] if is_taken else [(2, 0, 0)])
        kinds = order.events.order_by("pk").values_list("kind", flat=True)
        assert list(kinds)[-2:] == ["taken" if is_taken else "submitted", "hold_placed"]


def test_shipments_of_the_same_items_from_both_ends(shoe):
    """Two orders of the same two items, shipped at once: nobody waits for the other for ever."""
    boot = ItemFactory.create(item_number="83002", price="20.00")
    StockFactory.create(item=boot, on_hand=1000)
    for _ in range(TIMES):
        one, two = taken_of((shoe, 1), (boot, 1)), taken_of((boot, 1), (shoe, 1))

        assert names(at_once(partial(ship, one), partial(ship, two))) == ["Shipment", "Shipment"]

    assert shoe.stock.get().on_hand == 1000 - 2 * TIMES
    assert boot.stock.get().on_hand == 1000 - 2 * TIMES


def test_the_same_shipment_twice_at_once_leaves_once(shoe):
    order = taken_of((shoe, 2))

    outcomes = at_once(*[lambda: ship(order, {1: 2})] * 2)

    assert names(outcomes) == ["Shipment", "Shipment"]
    assert quantities(order) == [(2, 2, 2)]
    assert shoe.stock.get().on_hand == 998


def test_two_shipments_of_the_last_pieces_at_once_one_is_refused(shoe):
    order = taken_of((shoe, 2))

    outcomes = at_once(lambda: ship(order, {1: 2}, "S1"), lambda: ship(order, {1: 2}, "S2"))

    assert names(outcomes) == ["NotShippable", "Shipment"]
    assert quantities(order) == [(2, 2, 2)]
