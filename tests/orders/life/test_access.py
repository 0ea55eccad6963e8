"""Who may reach an order: by address, by sign-in, by call center."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.conftest import signed_in
from tests.factories import UserFactory
from tests.orders.answers import all_of
from tests.orders.drafts import RECEIPT, draft, elsewhere, fresh, pay, stranger, supervisor_of

pytestmark = pytest.mark.django_db
DETAILS = {"requested_date": "", "reference": "x", "warehouse_note": "", "internal_note": ""}
ONCE = {"recipient": "Lars", "street": "1 Elsewhere Road", "city": "Bend", "country": "US"}
PAGES = [
    "orders:order",
    "orders:history",
    "orders:find-items",
    "orders:find-source-codes",
    "orders:keep-order",
    "orders:cancel-order",
    "payments:summary",
]
CHANGES = [
    ("orders:add-line", [], {"item": "70001", "quantity": "1"}),
    ("orders:change-line", [1], {"quantity": "2"}),
    ("orders:delete-line", [1], {}),
    ("orders:set-line-source-code", [1], {"source_code": ""}),
    ("orders:set-mode", [], {"mode": "99"}),
    ("orders:set-source-code", [], {"source_code": ""}),
    ("orders:deliver-to", [], {"address": "1"}),
    ("orders:deliver-once", [], ONCE),
    ("orders:change-details", [], DETAILS),
    ("orders:change-contact", [], {"telephone": "", "email": ""}),
    ("orders:keep-order", [], {"reason": "x"}),
    ("orders:leave-order", [], {}),
    ("orders:cancel-order", [], {"reason": "x"}),
    ("payments:complete", [], {"item": "", "quantity": "1"}),
    ("payments:take-payment", [], {"method": "CASH", "amount": "="} | RECEIPT),
    ("payments:remove-payment", [1], {"handed_back": "on"}),
    ("payments:submit", [], {"shown_total": "10.00"}),
]
IDS = [name for name, _, _ in CHANGES]


@pytest.fixture
def order(call_center):
    order = draft("10.00")
    pay(order, "1.00")
    return fresh(order)


def requests(client, order):
    """Ask every page and send every form about an order; say what was answered to which."""
    for name in PAGES:
        yield name, client.get(reverse(name, args=[order.number]))
    for name, more, said in CHANGES:
        form = {"version": order.version, "key": uuid4()} | said
        yield name, client.post(reverse(name, args=[order.number, *more]), form)


def test_nobody_who_is_not_signed_in(order):
    before = all_of(order)

    for name, response in requests(Client(), order):
        assert response.status_code == 302, name
        assert response.url.startswith("/accounts/login/?next=/orders/"), name

    assert all_of(order) == before


def test_htmx_is_told_that_the_sign_in_ended(order):
    before = all_of(order)

    for name, response in requests(Client(headers={"HX-Request": "true"}), order):
        assert response.status_code == 401, name
        assert "Karen" not in response.content.decode(), name

    assert all_of(order) == before


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["plain", "htmx"])
def test_nobody_of_another_call_center(order, headers):
    before = all_of(order)

    for name, response in requests(signed_in(stranger(), headers=headers), order):
        page = response.content.decode()
        assert response.status_code == 404, name
        assert f"There is no order {order.number} in your call centers" in page, name
        assert "Karen" not in page, name

    assert all_of(order) == before


def test_nobody_once_the_call_center_is_closed(order):
    order.call_center.is_active = False
    order.call_center.save()

    for name, response in requests(signed_in(order.taken_by), order):
        assert response.status_code == 403, name


@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}], ids=["plain", "htmx"])
def test_an_order_that_never_was_is_answered_alike(order, headers):
    order.number = 999_999_999

    for name, response in requests(signed_in(order.taken_by, headers=headers), order):
        assert response.status_code == 404, name
        assert "There is no order 999999999" in response.content.decode(), name


@pytest.mark.parametrize("number", [2**31, 10**30])
def test_a_number_beyond_the_column_is_answered_alike(agent_client, number):
    response = agent_client.get(f"/orders/{number}/")

    assert response.status_code == 404


@pytest.mark.parametrize(("name", "more", "said"), CHANGES, ids=IDS)
def test_an_agent_of_the_call_center_is_let_in(order, name, more, said):
    form = {"version": order.version, "key": uuid4()} | said

    response = signed_in(order.taken_by).post(reverse(name, args=[order.number, *more]), form)

    assert response.status_code in {200, 302, 422}


@pytest.mark.parametrize("name", PAGES)
def test_a_supervisor_of_both_sees_both(order, name):
    other = draft("10.00", call_center=elsewhere(currency="USD"))
    client = signed_in(supervisor_of(order.call_center, other.call_center))

    for seen in (order, other):
        assert client.get(reverse(name, args=[seen.number])).status_code == 200


def test_the_list_holds_what_one_may_see(order):
    other = draft("10.00", call_center=elsewhere(currency="USD"))
    users = {
        order.taken_by: {order.number},
        other.taken_by: {other.number},
        supervisor_of(order.call_center, other.call_center): {order.number, other.number},
    }

    for user, numbers in users.items():
        found = signed_in(user).get("/orders/?call_center=").context["page"].orders
        assert {seen.number for seen in found} == numbers


@pytest.mark.parametrize(("name", "more"), [(name, more) for name, more, _ in CHANGES], ids=IDS)
def test_what_changes_something_is_no_link(agent_client, order, name, more):
    before = all_of(order)

    response = agent_client.get(reverse(name, args=[order.number, *more]))

    assert response.status_code == (200 if name in PAGES else 405)
    assert all_of(order) == before


def test_a_user_of_no_call_center_is_told_so(order):
    response = signed_in(UserFactory.create()).post(
        "/orders/new/",
        {"customer": order.customer.account_number, "call_center": "USRT", "key": uuid4()},
    )

    assert response.status_code == 403
    assert "You work for no call center. Ask your admin" in response.content.decode()


def test_a_form_of_another_site_is_refused(order):
    client = Client(enforce_csrf_checks=True)
    client.force_login(order.taken_by)

    response = client.post(f"/orders/{order.number}/leave/")

    assert response.status_code == 403
