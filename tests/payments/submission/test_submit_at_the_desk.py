"""Submit as the page sends it: the answer to htmx, and to a browser without JavaScript."""

from decimal import Decimal
from uuid import uuid4

import pytest

from orders import operations
from orders.models import Event, Status
from tests.factories import NOW
from tests.orders.answers import address, all_of, events_of, parts_of, value_of
from tests.orders.drafts import draft, draft_of_120, fresh, paid_in_cash, pay, submitted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known_lines")]
IN_THE_WAY = ["money", "foot", "payment", "version", "totals"]


def post(client, order, shown_total="120.00", *, version=None, key=None, **options):
    said = {
        "shown_total": shown_total,
        "version": fresh(order).version if version is None else version,
        "key": key or uuid4(),
    }
    return client.post(address("payments:submit", order), said, **options)


def test_sends_htmx_to_the_order(htmx_client):
    order = paid_in_cash()

    response = post(htmx_client, order)

    assert response.status_code == 200
    assert response.headers["HX-Redirect"] == f"/orders/{order.number}/"
    assert fresh(order).status == Status.SUBMITTED


def test_sends_a_plain_browser_to_the_order(agent_client):
    order = paid_in_cash()

    response = post(agent_client, order)

    assert response.status_code == 302
    page = agent_client.get(response.url)
    assert response.url == f"/orders/{order.number}/"
    assert "The order is submitted. Read out its number:" in page.content.decode()


def test_the_version_of_the_header_goes_before_that_of_the_form(htmx_client):
    order = paid_in_cash()

    response = post(htmx_client, order, version=1, headers={"Order-Version": str(order.version)})

    assert response.status_code == 200
    assert fresh(order).status == Status.SUBMITTED


def test_answers_a_second_press_like_the_first(agent_client):
    order, key = paid_in_cash(), uuid4()

    first = post(agent_client, order, version=order.version, key=key)
    second = post(agent_client, order, version=order.version, key=key)

    assert (first.status_code, first.url) == (second.status_code, second.url)
    assert order.events.filter(kind=Event.SUBMITTED).count() == 1


def test_shows_htmx_what_is_still_to_be_paid(htmx_client):
    order = draft_of_120()
    before = all_of(order)

    response = post(htmx_client, order)

    assert response.status_code == 422
    assert parts_of(response) == IN_THE_WAY
    assert "120.00 USD is still to be paid. Add a payment" in response.content.decode()
    assert "close-dialog" not in events_of(response)
    assert all_of(order) == before


def test_shows_a_plain_browser_what_is_still_to_be_paid(agent_client):
    order = draft_of_120()

    response = post(agent_client, order)

    page = response.content.decode()
    assert response.status_code == 422
    assert "Sales order summary" in page
    assert "120.00 USD is still to be paid. Add a payment" in page
    assert fresh(order).status == Status.DRAFT


def test_a_total_that_moved_is_shown_and_can_then_be_settled(htmx_client):
    order = paid_in_cash()
    order.lines.get().item.prices.update(unit_price="115.05")

    response = post(htmx_client, order)

    page = response.content.decode()
    assert response.status_code == 422
    assert "The total is now 125.00 USD, no longer 120.00 USD" in page
    assert fresh(order).total == Decimal("125.00")
    assert Decimal(value_of(response, "shown_total")) == Decimal("125.00")
    assert f'<data id="version" value="{fresh(order).version}"' in page


def test_after_the_total_rose_the_rest_is_paid_and_the_order_submitted(htmx_client):
    order = paid_in_cash()
    order.lines.get().item.prices.update(unit_price="115.05")
    post(htmx_client, order)

    pay(order, "5.00")
    response = post(htmx_client, order, "125.00")

    assert response.status_code == 200
    assert fresh(order).captured_total == Decimal("125.00")


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
def test_a_stale_page_is_answered_with_409_and_nothing_is_submitted(client, request):
    order = paid_in_cash()
    seen = order.version
    operations.change_contact(
        order.number,
        version=seen,
        telephone="+12065550100",
        email="",
        at=NOW,
        by=order.taken_by,
    )
    before = all_of(order)

    response = post(request.getfixturevalue(client), order, version=seen)

    page = response.content.decode()
    assert response.status_code == 409
    assert f"You changed order {order.number} meanwhile" in page
    assert f"Last change by {order.taken_by}" in page
    assert value_of(response, "shown_total") == "120.00"
    assert int(value_of(response, "version")) == seen + 1
    assert all_of(order) == before


def test_the_answer_to_a_stale_page_can_be_sent_once_more(agent_client):
    order = paid_in_cash()
    refused = post(agent_client, order, version=order.version - 1)

    response = post(
        agent_client,
        order,
        value_of(refused, "shown_total"),
        version=value_of(refused, "version"),
        key=value_of(refused, "key"),
    )

    assert response.status_code == 302
    assert fresh(order).status == Status.SUBMITTED


@pytest.mark.parametrize("said", [{"shown_total": "x"}, {"key": "x"}, {"shown_total": ""}])
def test_what_is_no_form_of_ours_changes_nothing(htmx_client, said):
    order = paid_in_cash()
    before = all_of(order)
    form = {"shown_total": "120.00", "version": order.version, "key": uuid4()}

    response = htmx_client.post(address("payments:submit", order), form | said)

    assert response.status_code == 422
    assert all_of(order) == before


@pytest.mark.parametrize("version", ["", "x", "-1", "²", "1.0", "9" * 30])
def test_a_version_that_is_none_of_ours_is_stale(agent_client, version):
    order = paid_in_cash()

    response = post(agent_client, order, version=version)

    assert response.status_code == 409


def test_stands_on_the_desk_where_orders_are_not_completed(htmx_client):
    order = draft("10.00")
    order.call_center.order_completion = False
    order.call_center.save()

    desk = htmx_client.get(address("orders:order", order))
    response = post(
        htmx_client,
        order,
        value_of(desk, "shown_total"),
        key=value_of(desk, "key", within="totals"),
    )

    assert "submit-order" in desk.content.decode()
    assert response.headers["HX-Redirect"] == f"/orders/{order.number}/"
    assert fresh(order).status == Status.SUBMITTED


def test_a_submitted_order_is_told_so(agent_client):
    order = submitted()

    response = post(agent_client, order)

    assert response.status_code == 422
    assert (
        f"Order {order.number} cannot be changed any more: Open order" in response.content.decode()
    )
