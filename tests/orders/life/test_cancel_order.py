"""Cancelling a draft."""

from uuid import uuid4

import pytest

from orders import errors, operations
from orders.models import Event, Status
from payments import operations as payment_operations
from tests.factories import NOW
from tests.orders.answers import address, all_of, parts_of, value_of
from tests.orders.drafts import cancelled, draft, fresh, pay, stranger, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(call_center):
    return draft("10.00")


def cancel(order, reason="Caller hung up", *, version=None, by=None):
    return operations.cancel_order(
        order.number,
        version=version or fresh(order).version,
        reason=reason,
        at=NOW,
        by=by or order.taken_by,
    )


def test_ends_the_draft_with_a_reason(order):
    cancel(order)

    after = fresh(order)
    assert (after.status, after.cancel_reason) == (Status.CANCELLED, "Caller hung up")
    assert (after.cancelled_at, after.version) == (NOW, order.version + 1)
    assert after.total == order.total
    assert after.lines.count() == 1
    event = order.events.get(kind=Event.CANCELLED)
    assert event.facts == {"reason": "Caller hung up"}
    assert (event.at, event.by) == (NOW, order.taken_by)


@pytest.mark.parametrize(
    ("make", "said", "refusal", "words"),
    [
        (draft, {"reason": ""}, errors.ReasonMissing, r"Enter a reason\."),
        (draft, {"version": 99}, errors.Stale, "was changed by somebody else meanwhile"),
        (submitted, {}, errors.NotADraft, "is no draft any more: Open order"),
        (cancelled, {}, errors.NotADraft, "is no draft any more: Cancelled"),
    ],
)
def test_refuses_and_changes_nothing(make, said, refusal, words):
    order = make()
    before = all_of(order)

    with pytest.raises(refusal, match=words):
        cancel(order, **said)

    assert all_of(order) == before


def test_refuses_while_it_holds_money(order):
    pay(order, "4.00")
    before = all_of(order)

    with pytest.raises(
        errors.HoldsMoney, match=rf"Order {order.number} holds payments of 4\.00 USD. Remove"
    ):
        cancel(order)

    assert all_of(order) == before


def test_is_possible_once_the_money_was_handed_back(order):
    pay(order)
    payment_operations.remove_payment(
        order.number, 1, key=uuid4(), handed_back=True, at=NOW, by=order.taken_by
    )

    cancel(order)

    assert fresh(order).status == Status.CANCELLED


def test_is_not_for_agents_of_other_call_centers(order):
    with pytest.raises(errors.NoSuchOrder):
        cancel(order, by=stranger())

    assert fresh(order).status == Status.DRAFT


def post(client, order, reason="Caller hung up", *, version=None):
    said = {"reason": reason, "version": fresh(order).version if version is None else version}
    return client.post(address("orders:cancel-order", order), said)


def test_shows_htmx_the_order_as_it_ended(htmx_client, order):
    response = post(htmx_client, order)

    assert response.status_code == 200
    assert response.headers["HX-Redirect"] == f"/orders/{order.number}/"


def test_shows_a_plain_browser_the_order_as_it_ended(agent_client, order):
    response = post(agent_client, order)

    assert (response.status_code, response.url) == (302, f"/orders/{order.number}/")
    page = agent_client.get(response.url).content.decode()
    assert "This order is cancelled." in page
    assert "Caller hung up" in page


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
@pytest.mark.parametrize(
    ("reason", "words"), [("", "Enter a reason."), ("x" * 201, "at most 200 characters")]
)
def test_gives_back_what_was_typed(client, reason, words, order, request):
    before = all_of(order)

    response = post(request.getfixturevalue(client), order, reason)

    assert response.status_code == 422
    assert words in response.content.decode()
    assert value_of(response, "reason", within="cancel-order") == reason
    assert all_of(order) == before


def test_a_refusal_gives_htmx_the_dialog(htmx_client, order):
    pay(order)

    response = post(htmx_client, order)

    assert parts_of(response) == ["cancel-order", "version", "totals"]
    assert "holds payments of 10.00 USD" in response.content.decode()


def test_a_refusal_opens_the_dialog_of_a_plain_browser(agent_client, order):
    response = post(agent_client, order, "")

    assert 'aria-labelledby="cancel-heading" open' in response.content.decode()


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
def test_a_stale_page_cancels_nothing_and_keeps_the_reason(client, order, request):
    response = post(request.getfixturevalue(client), order, version=order.version - 1)

    assert response.status_code == 409
    assert (
        f"You changed order {order.number} meanwhile, in another window"
        in response.content.decode()
    )
    assert value_of(response, "reason") == "Caller hung up"
    assert fresh(order).status == Status.DRAFT


def test_the_dialog_opens_without_javascript(agent_client, order):
    response = agent_client.get(address("orders:cancel-order", order))

    assert response.status_code == 200
    assert 'aria-labelledby="cancel-heading" open' in response.content.decode()


@pytest.mark.parametrize("name", ["orders:cancel-order", "orders:keep-order"])
@pytest.mark.parametrize("make", [submitted, cancelled])
def test_no_dialog_opens_on_an_order_that_is_no_draft(agent_client, name, make):
    order = make()

    response = agent_client.get(address(name, order))

    assert (response.status_code, response.headers.get("Location")) == (
        302,
        f"/orders/{order.number}/",
    )
