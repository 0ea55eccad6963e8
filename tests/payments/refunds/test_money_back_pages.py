"""The pages on which a submitted order is cancelled or money given back: shown first, then done."""

from decimal import Decimal
from uuid import uuid4

import pytest

from orders.models import Status
from payments.models import Refund
from tests.orders.drafts import fresh
from tests.payments.cancelling import ship, sold_for_120, sold_for_172

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def order(client):
    order = sold_for_172()
    client.force_login(order.taken_by)
    return order


def path(order, verb):
    return f"/orders/{order.number}/{verb}/"


def send(client, order, verb, *, htmx=True, **typed):
    said = {
        "version": fresh(order).version,
        "key": str(uuid4()),
        "reason": "CHANGED-MIND",
        "to": "",
    }
    return client.post(path(order, verb), said | typed, headers=HTMX if htmx else {})


def test_the_page_of_the_order_offers_what_can_be_done(client, order):
    page = client.get(order.get_absolute_url()).content.decode()

    for verb in ("cancel-and-refund", "lines/cancel", "refund"):
        assert f'hx-get="{path(order, verb)}"' in page
    assert '<dialog class="dialog dialog--wide" id="money-back"' in page


def test_tells_what_comes_of_cancelling_the_order(client, order):
    page = client.get(path(order, "cancel-and-refund")).content.decode()

    assert "172.05 → 0.00" in page
    assert page.index("72.05 USD") < page.index("100.00 USD")  # in reverse
    assert 'name="shown" value="172.05' in page


def test_opens_as_a_dialog(client, order):
    answer = client.get(
        path(order, "cancel-and-refund"), headers=HTMX | {"HX-Target": "dialog#money-back"}
    )

    assert "<html" not in answer.content.decode()
    assert answer["HX-Trigger"] == '{"open-dialog": {"id": "money-back"}}'


def test_cancels_the_order_and_goes_back_to_it(client, order):
    answer = send(client, order, "cancel-and-refund", shown="172.05")

    assert answer["HX-Redirect"] == order.get_absolute_url()
    assert fresh(order).status == Status.CANCELLED
    page = client.get(order.get_absolute_url()).content.decode()
    assert "This order is cancelled." in page
    assert "Changed his mind" in page


def test_without_javascript_too(client, order):
    answer = send(client, order, "cancel-and-refund", htmx=False, shown="172.05")

    assert (answer.status_code, answer["Location"]) == (302, order.get_absolute_url())
    assert fresh(order).status == Status.CANCELLED


def test_a_refusal_keeps_what_was_typed(client, order):
    answer = send(client, order, "cancel-and-refund", shown="172.05", reason="", note="Moved away")

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Pick a reason from the list." in page
    assert "Moved away" in page
    assert fresh(order).status == Status.SUBMITTED


def test_a_stale_page_is_a_conflict(client, order):
    answer = send(client, order, "cancel-and-refund", shown="172.05", version=1)

    assert answer.status_code == 409
    assert fresh(order).status == Status.SUBMITTED


def test_beyond_the_limit_it_offers_to_ask(client, order, limit):
    refused = send(client, order, "cancel-and-refund", shown="172.05")
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "You may give back 50.00 USD on an order on your own. Ask a supervisor." in page
    assert "Ask for approval" in page
    assert fresh(order).status == Status.SUBMITTED

    send(client, order, "cancel-and-refund", shown="172.05", ask="1", asks_supervisor="1")

    assert fresh(order).status == Status.CANCELLED
    assert all(one.is_waiting for one in Refund.objects.select_related("approval"))


def test_what_is_shipped_is_said_at_once(client, order):
    ship(order, 1, 1)

    answer = client.get(path(order, "cancel-and-refund"))

    assert answer.status_code == 422
    assert "Cancel the lines that are left instead." in answer.content.decode()


def test_previews_the_lines_that_are_picked(client, order):
    page = client.get(
        path(order, "lines/cancel"),
        {"lines": ["2"]},
        headers=HTMX | {"HX-Target": "div#consequences"},
    ).content.decode()

    assert "<html" not in page
    assert "172.05 → 120.00" in page
    assert "Shipping" in page
    assert "0.00 → 7.95" in page
    assert "52.05 USD" in page
    assert fresh(order).total == Decimal("172.05")  # nothing is done


def test_cancels_the_lines_that_are_picked(client, order):
    refused = send(client, order, "lines/cancel", shown="0")
    assert refused.status_code == 422
    assert "Pick the lines to cancel." in refused.content.decode()

    answer = send(client, order, "lines/cancel", lines=["2"], shown="52.05")

    assert answer["HX-Redirect"] == order.get_absolute_url()
    assert fresh(order).total == Decimal("120.00")
    assert "cancelled: 3" in client.get(order.get_absolute_url()).content.decode()


def test_previews_and_sets_a_refund(client, order):
    send(client, order, "lines/cancel", lines=["2"], shown="52.05", to="later")
    page = client.get(path(order, "refund")).content.decode()
    assert "The customer is owed 52.05 USD." in page
    assert 'value="52.05"' in page

    preview = client.get(
        path(order, "refund"),
        {"amount": "20.00", "goodwill": "", "to": "1"},
        headers=HTMX | {"HX-Target": "div#consequences"},
    ).content.decode()
    assert "Card …4242" in preview
    assert "20.00 USD" in preview

    answer = send(client, order, "refund", amount="20.00", goodwill="", to="1", reason="LATE")

    assert answer["HX-Redirect"] == order.get_absolute_url()
    refund = Refund.objects.get()
    assert (refund.amount, refund.payment.number) == (Decimal("20.00"), 1)


def test_refuses_more_than_is_owed_on_the_field(client):
    order = sold_for_120("120.00")
    client.force_login(order.taken_by)

    answer = send(client, order, "refund", amount="5.00", goodwill="", reason="LATE")

    assert answer.status_code == 422
    assert "Only 0.00 USD is the customer’s to have back." in answer.content.decode()
    assert Refund.objects.count() == 0
