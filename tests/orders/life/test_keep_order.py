"""Keeping a draft for later, with the reason and when to call back."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from orders import errors, operations
from orders.models import Event, Status
from tests.factories import NOW
from tests.orders.answers import address, all_of, day, parts_of, value_of
from tests.orders.drafts import cancelled, draft, fresh, stranger, submitted

pytestmark = pytest.mark.django_db
TOMORROW = day("2026-11-25 22:30+00:00")


@pytest.fixture
def order(call_center):
    return draft("10.00")


def keep(order, reason="Asks her sister", *, call_back_at=TOMORROW, by=None):
    return operations.keep_order(
        order.number,
        version=order.version,
        reason=reason,
        call_back_at=call_back_at,
        at=NOW,
        by=by or order.taken_by,
    )


def test_stays_a_draft_with_its_reason(order):
    keep(order)

    after = fresh(order)
    assert (after.status, after.total) == (Status.DRAFT, order.total)
    assert (after.kept_reason, after.call_back_at) == ("Asks her sister", TOMORROW)
    assert after.version == order.version + 1
    event = order.events.get(kind=Event.KEPT)
    assert event.facts["reason"] == "Asks her sister"
    assert datetime.fromisoformat(event.facts["call_back_at"]) == TOMORROW
    assert (event.at, event.by) == (NOW, order.taken_by)


def test_needs_no_time_to_call_back(order):
    keep(order, call_back_at=None)

    assert fresh(order).call_back_at is None


def test_the_last_reason_stands(order):
    keep(order)

    keep(fresh(order), "Looks for her purse", call_back_at=None)

    assert (fresh(order).kept_reason, fresh(order).call_back_at) == ("Looks for her purse", None)
    assert order.events.filter(kind=Event.KEPT).count() == 2


def test_the_same_once_more_changes_nothing(order):
    keep(order)

    keep(order)

    assert order.events.filter(kind=Event.KEPT).count() == 1


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
def test_what_a_colleague_noted_meanwhile_is_shown_beside_what_was_typed(client, order, request):
    keep(order)

    response = post(request.getfixturevalue(client), order, "Has no card", "2026-11-26T09:00")

    assert response.status_code == 409
    page = response.content.decode()
    assert "<td>Has no card</td><td>Asks her sister</td>" in page
    assert "<td>2026-11-26T09:00</td><td>2026-11-25T14:30</td>" in page
    assert value_of(response, "reason") == "Has no card"
    assert fresh(order).kept_reason == "Asks her sister"


def test_what_was_typed_is_saved_where_the_agent_says_so(agent_client, order):
    keep(order)

    post(agent_client, fresh(order), "Has no card", "2026-11-26T09:00")

    assert fresh(order).kept_reason == "Has no card"


def test_needs_a_reason(order):
    before = all_of(order)

    with pytest.raises(errors.ReasonMissing, match=r"Enter a reason\."):
        keep(order, "")

    assert all_of(order) == before


@pytest.mark.parametrize(
    ("make", "words"),
    [(submitted, "is no draft any more: Open order"), (cancelled, "any more: Cancelled")],
)
def test_refuses_what_is_no_draft(make, words):
    order = make()
    before = all_of(order)

    with pytest.raises(errors.NotADraft, match=words):
        keep(order)

    assert all_of(order) == before


def test_is_not_for_agents_of_other_call_centers(order):
    with pytest.raises(errors.NoSuchOrder):
        keep(order, by=stranger())

    assert fresh(order).kept_reason == ""


def post(client, order, reason="Asks her sister", call_back_at="", **said):
    form = {"version": order.version, "reason": reason, "call_back_at": call_back_at} | said
    return client.post(address("orders:keep-order", order), form)


def test_reads_the_time_as_the_call_center_does(agent_client, order):
    post(agent_client, order, call_back_at="2026-11-25T14:30")

    assert fresh(order).call_back_at == datetime(
        2026, 11, 25, 14, 30, tzinfo=ZoneInfo("America/Los_Angeles")
    )


def test_goes_where_the_agent_was_going(htmx_client, order):
    response = post(htmx_client, order, next="/customers/?q=karen")

    assert response.status_code == 200
    assert response.headers["HX-Redirect"] == "/customers/?q=karen"


@pytest.mark.parametrize("elsewhere", ["", "https://example.com/", "//example.com", "javascript:x"])
def test_goes_to_customer_service_else(agent_client, order, elsewhere):
    response = post(agent_client, order, next=elsewhere)

    assert (response.status_code, response.url) == (302, "/customers/")


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
@pytest.mark.parametrize(
    ("reason", "call_back_at", "words"),
    [
        ("", "2026-11-25T14:30", "Enter a reason."),
        ("  ", "", "Enter a reason."),
        ("Asks her sister", "tomorrow", "Enter a valid date/time."),
        ("x" * 201, "", "at most 200 characters"),
    ],
)
def test_gives_back_what_was_typed(client, reason, call_back_at, words, order, request):
    before = all_of(order)

    response = post(request.getfixturevalue(client), order, reason, call_back_at)

    assert response.status_code == 422
    assert words in response.content.decode()
    assert value_of(response, "reason", within="keep-order") == reason
    assert value_of(response, "call_back_at") == call_back_at
    assert all_of(order) == before


def test_a_refusal_gives_htmx_the_dialog(htmx_client, order):
    response = post(htmx_client, order, "")

    assert parts_of(response) == ["keep-order", "version", "totals"]


def test_a_refusal_opens_the_dialog_of_a_plain_browser(agent_client, order):
    response = post(agent_client, order, "")

    assert 'aria-labelledby="keep-heading" open' in response.content.decode()


def test_the_dialog_opens_without_javascript(agent_client, order):
    response = agent_client.get(address("orders:keep-order", order))

    assert response.status_code == 200
    assert 'aria-labelledby="keep-heading" open' in response.content.decode()


def test_the_desk_says_why_it_was_kept_and_when_to_call_back(agent_client, order):
    keep(order)

    page = agent_client.get(address("orders:order", order)).content.decode()

    assert "Kept: Asks her sister" in page
    assert "Call back at 25 November 2026, 2:30 PM" in page
