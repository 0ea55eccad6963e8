"""The list of sales orders as a file for a spreadsheet."""

import csv
import io
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.urls import reverse

from tests.conftest import signed_in
from tests.factories import (
    CallCenterFactory,
    ChannelUserFactory,
    CustomerFactory,
    OrderFactory,
    OrderLineFactory,
)

pytestmark = pytest.mark.django_db
URL = reverse("orders:download-orders")
AT = datetime(2026, 11, 24, 18, 0, tzinfo=UTC)


def order_of(price="1234.50", *, number=None, **names):
    about = {"number": number} if number else {}
    order = OrderFactory.create(customer=CustomerFactory.create(**names), **about)
    OrderLineFactory.create(order=order, item__price=price)
    return order


def rows(client, *, delimiter=",", **query):
    answer = client.get(URL, query)
    text = b"".join(answer.streaming_content).decode()
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:]), delimiter=delimiter))


def test_writes_what_the_list_shows(agent_client):
    order = order_of(number=1041, account_number="2001")

    assert rows(agent_client) == [
        [
            *("Number", "Status", "Call center", "Opened", "Submitted", "Account", "Customer"),
            *("Taken by", "Mode of delivery", "Total", "Paid", "Balance", "Currency"),
        ],
        [
            *("1041", "Draft", "USRT", "2026-11-24 10:00", "", "2001", "Karen Berg"),
            *(order.taken_by.username, "99 Standard", "1234.50", "0.00", "1234.50", "USD"),
        ],
    ]


@pytest.mark.parametrize(
    ("language", "number", "draft"), [("fr", "Numéro", "Brouillon"), ("es", "Número", "Borrador")]
)
def test_is_in_the_language_of_who_reads_it(agent, call_center, language, number, draft):
    agent.language = language
    agent.save(update_fields=["language"])
    order_of(number=1041)

    head, row = rows(signed_in(agent), delimiter=";")

    assert head[0] == number
    assert (row[1], row[9]) == (draft, "1234,50")


def test_is_narrowed_down_as_the_list_is(agent_client):
    cheap, dear = order_of("9.00"), order_of("10.00")

    assert [row[0] for row in rows(agent_client, total_from="10")[1:]] == [str(dear.number)]
    assert [row[0] for row in rows(agent_client, total_to="9")[1:]] == [str(cheap.number)]


def test_says_the_file_and_its_kind(agent_client):
    order_of()

    answer = agent_client.get(URL)

    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="orders-2')


def test_goes_back_to_the_list_where_something_cannot_be_asked(agent_client):
    answer = agent_client.get(URL, {"total_from": "ten"})

    assert answer.headers["Location"] == "/orders/?call_center=USRT&total_from=ten"


def test_holds_no_order_of_a_foreign_call_center(agent_client):
    foreign, own = order_of(), order_of()
    other = CallCenterFactory.create(code="OTHER")
    foreign.__class__.objects.filter(pk=foreign.pk).update(call_center=other)

    assert [row[0] for row in rows(agent_client, call_center="")[1:]] == [str(own.number)]


def test_holds_the_orders_of_several_call_centers_newest_first(call_center):
    user = ChannelUserFactory.create(call_center=call_center).user
    france = CallCenterFactory.create(code="FR", name="Z France")
    ChannelUserFactory.create(call_center=france, user=user)
    orders = [order_of() for _ in range(4)]
    for order in orders[::2]:
        order.__class__.objects.filter(pk=order.pk).update(call_center=france)

    found = rows(signed_in(user), call_center="")[1:]

    assert [row[0] for row in found] == [str(order.number) for order in orders[::-1]]


def test_a_customer_named_like_a_formula_is_harmless(agent_client):
    order_of(first_name="=HYPERLINK(1)", last_name="Berg")

    assert rows(agent_client)[1][6] == "'=HYPERLINK(1) Berg"


def test_is_read_through_one_cursor(agent_client, monkeypatch):
    monkeypatch.setattr("orders.lists.orders.AT_A_TIME", 2)
    for _ in range(5):
        order_of()
    agent_client.get(URL)

    names = []

    def note(execute, sql, params, many, context):
        if 'FROM "orders_order"' in sql:
            names.append(getattr(context["cursor"].cursor, "name", None))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        assert len(rows(agent_client)) == 6

    assert [bool(name) for name in names] == [True]
