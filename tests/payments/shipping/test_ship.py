"""What has left the warehouse is written down once, and leaves the stock."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import ProgrammingError, connection, transaction

from orders import errors, operations
from orders.models import About, Event, Shipment, ShipmentLine, Status
from payments import operations as payment_operations
from tests.factories import NOW
from tests.orders.drafts import cancelled, draft, fresh, submit, supervisor_of
from tests.orders.stocks import delete
from tests.payments.warehouse import parcel, quantities, ship, submitted_of, taken_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known_lines")]

LATER = NOW + timedelta(days=1)


def test_ships_all_that_is_in_hand(shoe, boot):
    order = taken_of((shoe, 2), (boot, 1))

    shipment = ship(order, carrier="UPS", tracking="1Z999")

    order = fresh(order)
    assert (order.status, order.shipped_at) == (Status.SHIPPED, NOW)
    assert quantities(order) == [(2, 2, 2), (1, 1, 1)]
    assert (shipment.code, shipment.carrier, shipment.tracking) == ("S1", "UPS", "1Z999")
    assert list(shipment.lines.order_by("pk").values_list("line__number", "quantity")) == [
        (1, 2),
        (2, 1),
    ]
    event = order.events.latest("pk")
    assert (event.kind, event.facts) == (
        Event.SHIPPED,
        {
            "shipment": "S1",
            "carrier": "UPS",
            "tracking": "1Z999",
            "pieces": {"1": 2, "2": 1},
            "shipped_at": "2026-11-24T18:00:00Z",
        },
    )


def test_ships_a_part_and_the_rest_later(shoe, boot):
    order = taken_of((shoe, 3), (boot, 1))

    ship(order, {1: 2})

    assert fresh(order).status == Status.SUBMITTED
    assert fresh(order).status_label == "Partly shipped"
    assert quantities(order) == [(3, 3, 2), (1, 1, 0)]

    ship(order, {1: 1, 2: None}, "S2", shipped_at=LATER)

    assert (fresh(order).status, fresh(order).shipped_at) == (Status.SHIPPED, LATER)
    assert fresh(order).status_label == "Shipped"
    assert quantities(order) == [(3, 3, 3), (1, 1, 1)]


def test_the_moment_is_that_of_the_last_pieces_whatever_came_in_first(shoe):
    order = taken_of((shoe, 2))
    ship(order, {1: 1}, "S2", shipped_at=LATER)

    ship(order, {1: 1}, "S1", shipped_at=NOW)

    assert fresh(order).shipped_at == LATER


def test_the_same_shipment_again_is_the_first_one(shoe):
    order = taken_of((shoe, 3))
    first = ship(order, {1: 2}, carrier="UPS")
    version = fresh(order).version

    assert ship(order, {1: 2}, carrier="UPS") == first

    assert quantities(order) == [(3, 3, 2)]
    assert fresh(order).version == version
    assert order.events.filter(kind=Event.SHIPPED).count() == 1


@pytest.mark.parametrize(
    ("pieces", "carrier"), [({1: 1}, "UPS"), ({1: 2, 2: 1}, "UPS"), ({1: 2}, "DHL")]
)
def test_a_shipment_with_other_content_needs_its_own_number(shoe, boot, pieces, carrier):
    order = taken_of((shoe, 3), (boot, 1))
    ship(order, {1: 2}, carrier="UPS")

    with pytest.raises(
        errors.OtherShipment,
        match=f"Shipment S1 of order {order.number} was imported before with other content",
    ):
        ship(order, pieces, carrier=carrier)

    assert quantities(order) == [(3, 3, 2), (1, 1, 0)]


def test_two_orders_may_leave_in_one_shipment(shoe):
    first, second = taken_of((shoe, 1)), taken_of((shoe, 1))

    ship(first, code="S1")
    ship(second, code="S1")

    assert [fresh(order).status for order in (first, second)] == [Status.SHIPPED] * 2


def test_refuses_more_than_is_in_hand(shoe):
    order = taken_of((shoe, 3))
    ship(order, {1: 2})

    with pytest.raises(
        errors.NotYetTaken,
        match=rf"Line 1 of order {order.number}: 2 pieces shipped, but only 1 are in the warehouse",
    ):
        ship(order, {1: 2}, "S2")

    assert quantities(order) == [(3, 3, 2)]
    assert Shipment.objects.count() == 1


def test_refuses_what_was_never_taken(shoe):
    order = submitted_of((shoe, 1))

    with pytest.raises(errors.NothingInHand, match="export the order first"):
        ship(order)
    with pytest.raises(errors.NotYetTaken):
        ship(order, {1: 1})

    assert quantities(order) == [(1, 0, 0)]


def test_refuses_a_line_that_is_not_there(shoe):
    order = taken_of((shoe, 1))

    with pytest.raises(errors.NoSuchLineToShip, match=f"Order {order.number} has no line 7"):
        ship(order, {7: 1})

    assert not Shipment.objects.exists()


@pytest.mark.parametrize(
    ("make", "status"), [(draft, "Draft"), (cancelled, "Cancelled")], ids=["draft", "cancelled"]
)
def test_refuses_what_is_not_open(make, status):
    order = make()

    with pytest.raises(
        errors.NotShippable,
        match=f"Nothing of order {order.number} can be shipped: {status}",
    ):
        ship(order)


def test_refuses_an_order_that_is_being_modified(shoe):
    order = taken_of((shoe, 1))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE orders_order SET status = 'amending' WHERE id = %s", [order.pk])

    with pytest.raises(errors.ShippedWhileModified, match="Submit or discard the changes"):
        ship(order)

    assert quantities(order) == [(1, 1, 0)]


def test_refuses_an_order_that_is_not_there(shoe):
    order = draft()

    with pytest.raises(errors.NoSuchOrder):
        payment_operations.ship(999_999, parcel(), at=NOW, by=order.taken_by)


def test_cash_was_captured_before_and_nothing_is_captured_twice(shoe):
    order = taken_of((shoe, 2))

    ship(order, {1: 1})

    assert fresh(order).captured_total == Decimal("60.00")
    assert [event.kind for event in order.payment_events.order_by("pk")] == [
        "authorised",
        "captured",
    ]


def test_an_order_ends_too_where_an_amendment_leaves_only_what_was_shipped(shoe, boot):
    order = taken_of((shoe, 1), (boot, 1))
    ship(order, {1: 1})
    supervisor = supervisor_of(order.call_center)
    operations.recall_order(
        order.number, version=fresh(order).version, reason="Not wanted", at=NOW, by=supervisor
    )
    operations.amend_order(order.number, at=NOW, by=order.taken_by)
    delete(order, 2)

    submit(order)

    assert (fresh(order).status, fresh(order).revision) == (Status.SHIPPED, 2)


def test_the_customer_is_told_of_each_part(shoe):
    order = taken_of((shoe, 3))
    ship(order, {1: 2}, carrier="UPS", tracking="1Z999")
    ship(order, {1: 1}, "S2")

    letters = order.letters.filter(about=About.SHIPPED).order_by("pk")
    assert [letter.facts for letter in letters] == [
        {"shipped": {"1": 2}, "carrier": "UPS", "tracking": "1Z999", "is_rest": False},
        {"shipped": {"1": 1}, "carrier": "", "tracking": "", "is_rest": True},
    ]


def test_shipments_are_only_added_to(shoe):
    ship(taken_of((shoe, 1)))

    with pytest.raises(ProgrammingError), transaction.atomic():
        ShipmentLine.objects.all().delete()
    with pytest.raises(ProgrammingError), transaction.atomic():
        Shipment.objects.update(carrier="")
