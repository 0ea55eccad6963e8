"""Marking an order as one that the warehouse takes first."""

import pytest

from orders import errors, operations
from orders.models import Event
from tests.factories import NOW
from tests.orders.answers import address, all_of, parts_of
from tests.orders.drafts import cancelled, draft, fresh, stranger, submitted

pytestmark = pytest.mark.django_db


def expedite(order, is_expedited=True, *, version=None, by=None):
    return operations.expedite(
        order.number,
        version=version or order.version,
        is_expedited=is_expedited,
        at=NOW,
        by=by or order.taken_by,
    )


def test_marks_the_order_and_takes_the_mark_off():
    order = draft("10.00")

    expedite(order)

    after = fresh(order)
    assert after.is_expedited
    assert (after.version, after.total) == (order.version + 1, order.total)
    event = order.events.get(kind=Event.HEADER_CHANGED)
    assert event.facts == {"changes": {"is_expedited": [False, True]}}

    expedite(after, False)
    assert not fresh(order).is_expedited


def test_the_same_mark_is_no_change():
    order = draft("10.00")
    before = all_of(order)

    expedite(order, False)

    assert all_of(order) == before


@pytest.mark.parametrize(
    ("make", "said", "refusal"),
    [
        (draft, {"version": 99}, errors.Stale),
        (submitted, {}, errors.NotEditable),
        (cancelled, {}, errors.NotEditable),
        (draft, {"by": stranger}, errors.NoSuchOrder),
    ],
)
def test_refuses_and_changes_nothing(make, said, refusal):
    order = make()
    before = all_of(order)

    with pytest.raises(refusal):
        expedite(order, **{name: v() if callable(v) else v for name, v in said.items()})

    assert all_of(order) == before


def post(client, order, **said):
    return client.post(address("orders:expedite", order), {"version": order.version} | said)


def test_a_ticked_box_is_sent_and_an_unticked_one_is_not(htmx_client):
    order = draft("10.00")

    response = post(htmx_client, order, is_expedited="on")

    assert response.status_code == 200
    assert parts_of(response) == ["caller", "version", "totals"]
    assert "Expedite</span>" in response.content.decode()
    assert fresh(order).is_expedited

    post(htmx_client, fresh(order))
    assert not fresh(order).is_expedited


def test_sends_a_plain_browser_back_to_the_desk(agent_client):
    order = draft("10.00")

    response = post(agent_client, order, is_expedited="on")

    assert (response.status_code, response.url) == (302, f"/orders/{order.number}/")
    page = agent_client.get(response.url + "?tab=header").content.decode()
    assert 'name="is_expedited" checked' in page


def test_a_stale_page_is_told_so(htmx_client):
    order = draft("10.00")

    response = post(htmx_client, order, is_expedited="on", version=order.version - 1)

    assert response.status_code == 409
    assert not fresh(order).is_expedited


def test_the_history_says_it_in_words(agent_client):
    order = draft("10.00")
    expedite(order)

    page = agent_client.get(address("orders:history", order)).content.decode()

    assert "Header changed: Expedite from “no” to “yes”" in page
