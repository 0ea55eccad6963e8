"""A card number typed anywhere into an order is refused, and given back nowhere."""

from uuid import uuid4

import pytest
from django.core import serializers
from django.db import connection

from customers.models import Customer
from orders.models import Order
from tests.factories import SourceCodeFactory
from tests.orders.answers import all_of
from tests.orders.drafts import RECEIPT, draft_of_120, fresh, offer_card, pay

pytestmark = pytest.mark.django_db
CARD = "4242 4242 4242 4242"
BARE = CARD.replace(" ", "")
PARTS = ("4242 4242", "42424242")
LARS = {"recipient": "Lars", "street": "1 Elsewhere Road", "city": "Bend", "country": "US"}
NOTES = {"requested_date": "", "reference": "", "warehouse_note": "", "internal_note": ""}
FIELDS = [
    ("lines/add/", "item", {"quantity": "1"}),
    ("complete/", "item", {"quantity": "1"}),
    ("lines/1/change/", "quantity", {}),
    ("mode/set/", "mode", {}),
    ("source-code/set/", "source_code", {}),
    ("address/deliver-to/", "address", {}),
    *[("address/deliver-once/", name, LARS) for name in LARS],
    *[("address/deliver-once/", name, LARS) for name in ("street_2", "postcode", "state")],
    *[("details/change/", name, NOTES) for name in NOTES],
    ("contact/change/", "telephone", {"email": ""}),
    ("contact/change/", "email", {"telephone": ""}),
    ("keep/", "reason", {}),
    ("keep/", "call_back_at", {"reason": "Asks her sister"}),
    ("cancel/", "reason", {}),
    *[("payments/take/", name, {"method": "CARD", "amount": "1.00"} | RECEIPT) for name in RECEIPT],
    ("payments/take/", "amount", {"method": "CASH"}),
    ("payments/take/", "method", {"amount": "1.00"}),
    ("payments/1/remove/", "reference", {}),
    ("submit/", "shown_total", {}),
]


@pytest.fixture
def order(call_center):
    order = draft_of_120()
    offer_card(call_center)
    SourceCodeFactory.create()
    pay(order, "10.00", method="CARD", **(RECEIPT | {"last_four": "1111", "approval_code": "A1"}))
    return fresh(order)


@pytest.mark.parametrize(
    ("client", "typed"), [("htmx_client", CARD), ("agent_client", BARE)], ids=["htmx", "plain"]
)
@pytest.mark.parametrize(
    ("path", "field", "others"), FIELDS, ids=[f"{path} {field}" for path, field, _ in FIELDS]
)
def test_is_refused_and_not_given_back(client, path, field, others, typed, order, request, caplog):
    before = all_of(order)
    client = request.getfixturevalue(client)
    typed = f"{BARE}@example.com" if field == "email" else typed
    form = {"version": order.version, "key": uuid4()} | others | {field: typed}

    response = client.post(f"/orders/{order.number}/{path}", form)

    page = response.content.decode() + str(response.headers)
    assert response.status_code == 422
    assert not any(part in page for part in PARTS)
    assert not any(part in caplog.text for part in PARTS)
    assert all_of(order) == before


@pytest.mark.parametrize(
    ("path", "field", "others"), FIELDS, ids=[f"{path} {field}" for path, field, _ in FIELDS]
)
def test_is_not_given_back_by_a_stale_page_either(htmx_client, path, field, others, order):
    form = {"version": order.version - 1, "key": uuid4()} | others | {field: BARE}

    response = htmx_client.post(f"/orders/{order.number}/{path}", form)

    assert response.status_code in {409, 422}
    assert not any(part in response.content.decode() for part in PARTS)


@pytest.mark.parametrize("typed", [CARD, BARE], ids=["in groups", "bare"])
def test_is_not_given_back_by_the_list_of_orders(agent_client, order, typed):
    response = agent_client.get("/orders/", {"q": typed})

    page = response.content.decode()
    assert response.status_code == 200
    assert not any(part in page for part in PARTS)


@pytest.mark.parametrize("path", ["/orders/", "/orders/{number}/items/", "/orders/1/"])
def test_what_is_searched_for_stands_in_no_log(agent_client, order, path, caplog):
    path = path.format(number=order.number)
    with caplog.at_level("INFO"):
        agent_client.get(path, {"q": BARE, "item": BARE})

    assert f"GET {path}" in caplog.text
    assert BARE not in caplog.text


def test_opens_no_order_with_it(agent_client, order):
    for field in ("customer", "item", "call_center"):
        form = {
            "customer": Customer.objects.first().account_number,
            "call_center": "USRT",
            "key": uuid4(),
        } | {field: BARE}

        response = agent_client.post("/orders/new/", form)

        assert BARE not in response.content.decode()
    assert Order.objects.count() == 1


def test_stands_nowhere_in_the_database(agent_client, order):
    for path, field, others in FIELDS:
        form = {"version": order.version, "key": uuid4()} | others | {field: CARD}
        agent_client.post(f"/orders/{order.number}/{path}", form)

    models = {type(order)} | {rel.related_model for rel in order._meta.related_objects}
    for model in models:
        assert CARD not in serializers.serialize("json", model.objects.all())
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(fingerprint, ' ') FROM callcenter_once")
        assert CARD not in (cursor.fetchone()[0] or "")
