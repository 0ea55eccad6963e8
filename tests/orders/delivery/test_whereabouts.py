"""Where an order is, in sentences to read out, wherever an agent looks for it."""

from datetime import date, timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from orders.models import Order, Shipment
from orders.shown.whereabouts import whereabouts_of
from payments.models import Claim
from tests.factories import NOW
from tests.orders.drafts import cancelled, draft, fresh
from tests.orders.modes import pickup
from tests.payments.accounts import adjust
from tests.payments.warehouse import ship, submitted_of, taken_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(NOW, tick=False):
        yield


def said_of(order):
    order = Order.objects.for_desk().get(pk=order.pk)
    return whereabouts_of([order], at=NOW)[order.pk]


def promise(order, day):
    order.lines.update(promised_date=day)


def test_a_draft():
    assert said_of(draft("10.00")) == ["Not submitted yet: open it to go on."]


def test_a_cancelled_order():
    assert said_of(cancelled()) == ["Cancelled: nothing will be shipped."]


def test_an_order_the_warehouse_has_not_begun_with(shoe):
    order = submitted_of((shoe, 1))
    promise(order, date(2026, 11, 30))

    assert said_of(order) == [
        "The goods leave by 99 Standard.",
        "They are expected on Monday, 30 November 2026.",
    ]


def test_an_order_that_is_picked_up_leaves_by_nothing(shoe):
    order = submitted_of((shoe, 1))
    order.mode = pickup()
    order.save(update_fields=["mode"])

    assert said_of(order)[0] == f"The customer picks the goods up: {order.mode.title}."


def test_an_order_that_is_being_packed(shoe):
    order = taken_of((shoe, 1))
    promise(order, date(2026, 11, 30))

    assert said_of(order) == [
        "The warehouse is packing it.",
        "They are expected on Monday, 30 November 2026.",
    ]


def test_what_left_and_what_is_still_to_come(shoe, boot):
    order = taken_of((shoe, 3), (boot, 1))
    promise(order, date(2026, 11, 30))
    ship(order, {1: 2}, carrier="UPS", tracking="1Z999")

    assert said_of(order) == [
        "Left on Tuesday, 24 November 2026 by UPS, tracking number 1Z999: 2 × Shoe.",
        "Still to come: 1 × Shoe, 1 × Boot.",
        "They are expected on Monday, 30 November 2026.",
    ]


def test_everything_has_left_in_two_parts(shoe):
    order = taken_of((shoe, 3))
    ship(order, {1: 2}, "S1", carrier="UPS")
    ship(order, {1: 1}, "S2", shipped_at=NOW + timedelta(days=1))

    assert said_of(order) == [
        "Everything has left the warehouse.",
        "Left on Tuesday, 24 November 2026 by UPS: 2 × Shoe.",
        "Left on Wednesday, 25 November 2026: 1 × Shoe.",
    ]


def test_the_day_is_that_at_the_call_center(shoe):
    order = taken_of((shoe, 1))
    ship(order, shipped_at=NOW.replace(hour=3))

    assert said_of(order)[1] == "Left on Monday, 23 November 2026: 1 × Shoe."


def test_what_is_late(shoe):
    order = taken_of((shoe, 1))
    promise(order, date(2026, 11, 23))

    assert said_of(order)[1] == (
        "They were expected on 23 November 2026 and are late: ask the warehouse."
    )


def test_what_waits_for_its_item(jacket):
    jacket.name, jacket.back_order_allowed = "Jacket", True
    jacket.save()
    order = taken_of((jacket, 5))
    promise(order, None)

    assert said_of(order) == [
        "The warehouse is packing it.",
        "On back-order: 2 × Jacket.",
        "Nobody can say yet when the rest arrives.",
    ]


def test_names_few_items_and_counts_the_others(shoe):
    order = taken_of(*[(shoe, 1)] * 5)
    ship(order)

    assert said_of(order)[1] == (
        "Left on Tuesday, 24 November 2026: 1 × Shoe, 1 × Shoe, 1 × Shoe, 2 more lines."
    )


def test_tells_of_the_latest_shipments_only(shoe):
    order = taken_of((shoe, 7))
    for number in range(7):
        ship(order, {1: 1}, f"S{number}", tracking=f"T{number}")

    said = said_of(order)

    assert said[1] == "2 earlier shipments are in the history."
    assert len(said) == 7
    assert "T6" in said[-1]


def test_what_it_waits_for(shoe):
    order = submitted_of((shoe, 1))
    promise(order, date(2026, 11, 30))
    adjust(order.customer, "1.00", kind=Claim.ADJUSTED)  # he has no limit
    Order.objects.filter(pk=order.pk).update(
        check_waiting_until=NOW + timedelta(days=3), over_limit_total=1
    )

    assert said_of(order) == [
        "The order is above what we can put on your account. We are looking at it.",
        "Your check is here. The order leaves once the bank has honored it.",
        "They are expected on Monday, 30 November 2026.",
    ]


def test_in_french(shoe):
    order = taken_of((shoe, 2))
    promise(order, date(2026, 11, 30))
    ship(order, {1: 1}, carrier="Colissimo", tracking="6A1")

    with translation.override("fr"):
        assert said_of(order) == [
            "Parti le mardi 24 novembre 2026 par Colissimo, numéro de suivi 6A1\N{NO-BREAK SPACE}: 1 × Shoe.",
            "Reste à venir\N{NO-BREAK SPACE}: 1 × Shoe.",
            "Arrivée prévue le lundi 30 novembre 2026.",
        ]


def test_asks_as_many_queries_for_many_orders_as_for_one(shoe, django_assert_num_queries):
    for _ in range(4):
        ship(taken_of((shoe, 2), (shoe, 1)), {1: 1})
    orders = list(Order.objects.for_desk())

    with django_assert_num_queries(4):
        whereabouts_of(orders[:1], at=NOW)
    with django_assert_num_queries(4):
        whereabouts_of(orders, at=NOW)


def test_stands_first_on_the_order_s_page(shoe, agent_client):
    order = taken_of((shoe, 2))
    ship(order, {1: 1}, carrier="UPS")

    text = agent_client.get(order.get_absolute_url()).content.decode()

    assert "Partly shipped" in text
    heading = text.index("Where it is")
    assert heading < text.index("by UPS: 1 × Shoe.") < text.index("Still to come: 1 × Shoe.")
    assert text.index("Still to come") < text.index("Sales order lines")
    assert "1 shipped, 1 in the warehouse" in text


def test_stands_on_the_customer_s_page(shoe, agent_client):
    order = taken_of((shoe, 2))
    ship(order, {1: 1}, carrier="UPS")

    text = agent_client.get(order.customer.get_absolute_url()).content.decode()

    assert "Partly shipped" in text
    assert "by UPS: 1 × Shoe." in text
    assert "Still to come: 1 × Shoe." in text


def test_is_found_by_the_order_s_number(shoe, agent_client):
    order = taken_of((shoe, 2))
    ship(order, {1: 1}, carrier="UPS")

    text = agent_client.get(reverse("customer-service"), {"q": str(order.number)}).content.decode()

    assert "by UPS: 1 × Shoe." in text
    assert "Still to come: 1 × Shoe." in text


def test_an_order_without_shipments_has_left_nothing(shoe):
    order = submitted_of((shoe, 1))

    assert not Shipment.objects.exists()
    assert fresh(order).status_label == "Open order"
