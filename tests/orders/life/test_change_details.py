"""Noting what else the caller wants known."""

from datetime import date

import pytest

from orders import errors, operations
from orders.models import Event
from tests.factories import NOW
from tests.orders.answers import address, all_of, parts_of, value_of
from tests.orders.drafts import cancelled, draft, fresh, stranger, submitted

pytestmark = pytest.mark.django_db
SAID = {
    "requested_date": date(2026, 12, 24),
    "reference": "PO 4711",
    "warehouse_note": "Ring twice\nat the back door",
    "internal_note": "Sister of 2002",
}
TYPED = SAID | {"requested_date": "2026-12-24"}


@pytest.fixture
def order(call_center):
    return draft("10.00")


def change(order, *, version=None, by=None, **said):
    return operations.change_details(
        order.number,
        version=version or order.version,
        **(SAID | said),
        at=NOW,
        by=by or order.taken_by,
    )


def test_is_kept_and_recorded_from_and_to(order):
    change(order)

    after = fresh(order)
    assert {name: getattr(after, name) for name in SAID} == SAID
    assert after.version == order.version + 1
    event = order.events.get(kind=Event.HEADER_CHANGED)
    assert event.facts["changes"] == {
        "requested_date": [None, "2026-12-24"],
        "reference": ["", "PO 4711"],
        "warehouse_note": ["", "Ring twice\nat the back door"],
        "internal_note": ["", "Sister of 2002"],
    }
    assert (event.at, event.by) == (NOW, order.taken_by)


def test_only_what_differs_is_recorded(order):
    change(order)

    change(fresh(order), reference="PO 4712")

    assert order.events.latest("pk").facts["changes"] == {"reference": ["PO 4711", "PO 4712"]}


def test_the_same_words_are_no_change(order):
    change(order)
    before = all_of(order)

    change(fresh(order))

    assert all_of(order) == before


@pytest.mark.parametrize(
    ("make", "said", "refusal", "words"),
    [
        (draft, {"version": 99}, errors.Stale, "was changed by somebody else meanwhile"),
        (submitted, {}, errors.NotEditable, "cannot be changed any more: Open order"),
        (cancelled, {}, errors.NotEditable, "cannot be changed any more: Cancelled"),
    ],
)
def test_refuses_and_changes_nothing(make, said, refusal, words):
    order = make()
    before = all_of(order)

    with pytest.raises(refusal, match=words):
        change(order, **said)

    assert all_of(order) == before


def test_is_not_for_agents_of_other_call_centers(order):
    with pytest.raises(errors.NoSuchOrder):
        change(order, by=stranger())

    assert fresh(order).reference == ""


def post(client, order, *, version=None, **said):
    form = {"version": order.version if version is None else version} | TYPED | said
    return client.post(address("orders:change-details", order), form)


def test_answers_htmx_with_the_version_and_leaves_the_fields_alone(htmx_client, order):
    response = post(htmx_client, order)

    assert response.status_code == 200
    assert parts_of(response) == ["version", "totals"]
    assert f'<data id="version" value="{order.version + 1}"' in response.content.decode()


def test_sends_a_plain_browser_back_to_the_desk(agent_client, order):
    response = post(agent_client, order)

    assert (response.status_code, response.url) == (302, f"/orders/{order.number}/")
    desk = agent_client.get(response.url + "?tab=header")
    for name, typed in TYPED.items():
        assert value_of(desk, name, within="details") == typed


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"requested_date": "24th"}, "Enter a valid date."),
        ({"requested_date": "2026-02-30"}, "Enter a valid date."),
        ({"reference": "x" * 101}, "at most 100 characters"),
        ({"internal_note": "x" * 2001}, "at most 2000 characters"),
    ],
)
def test_gives_all_that_was_typed_back(client, wrong, words, order, request):
    before = all_of(order)

    response = post(request.getfixturevalue(client), order, **wrong)

    assert response.status_code == 422
    assert words in response.content.decode()
    for name, typed in (TYPED | wrong).items():
        assert value_of(response, name, within="details") == typed
    assert all_of(order) == before


def test_a_refusal_gives_htmx_the_section(htmx_client, order):
    response = post(htmx_client, order, requested_date="24th")

    assert parts_of(response) == ["details", "version", "totals"]


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
def test_a_stale_page_shows_both_and_keeps_what_was_typed(client, order, request):
    change(order, reference="PO 1", internal_note="")

    response = post(request.getfixturevalue(client), order, version=order.version)

    page = response.content.decode()
    assert response.status_code == 409
    assert "<td>PO 4711</td><td>PO 1</td>" in page
    assert "<td>Sister of 2002</td><td>–</td>" in page
    assert "Note to the warehouse" not in page
    for name, typed in TYPED.items():
        assert value_of(response, name) == typed
    assert fresh(order).reference == "PO 1"


def test_a_plain_browser_sees_the_tab_with_the_refusal(agent_client, order):
    response = post(agent_client, order, requested_date="24th")

    panel = response.content.decode().partition('id="panel-header"')[2].partition(">")[0]
    assert "hidden" not in panel
