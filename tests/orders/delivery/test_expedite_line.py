"""Marking one line as one that the warehouse takes first."""

import pytest

from orders import errors, operations
from orders.models import Event
from tests.factories import NOW
from tests.orders.answers import address, all_of, parts_of
from tests.orders.drafts import cancelled, draft, fresh, stranger, submitted

pytestmark = pytest.mark.django_db


def expedite(order, is_expedited=True, line=1, *, version=None, by=None):
    return operations.expedite_line(
        order.number,
        line,
        version=version or order.version,
        is_expedited=is_expedited,
        at=NOW,
        by=by or order.taken_by,
    )


def test_marks_the_line_and_takes_the_mark_off():
    order = draft("10.00", "10.00")

    expedite(order, line=2)

    after = fresh(order)
    assert [line.is_expedited for line in after.lines.in_order()] == [False, True]
    assert (after.is_expedited, after.version) == (False, order.version + 1)
    event = order.events.get(kind=Event.LINE_CHANGED)
    assert event.facts["changes"] == {"is_expedited": [False, True]}

    expedite(after, False, line=2)
    assert not order.lines.get(number=2).is_expedited


def test_the_same_mark_is_no_change():
    order = draft("10.00")
    before = all_of(order)

    expedite(order, False)

    assert all_of(order) == before


@pytest.mark.parametrize(
    ("make", "said", "refusal"),
    [
        (draft, {"version": 99}, errors.Stale),
        (draft, {"line": 9}, errors.NoSuchLine),
        (submitted, {}, errors.NotEditable),
        (cancelled, {}, errors.NotEditable),
        (lambda: draft("1.00"), {"by": stranger}, errors.NoSuchOrder),
    ],
)
def test_refuses_and_changes_nothing(make, said, refusal):
    order = make()
    before = all_of(order)

    with pytest.raises(refusal):
        expedite(order, **{name: v() if callable(v) else v for name, v in said.items()})

    assert all_of(order) == before


def post(client, order, **said):
    said = {"version": order.version} | said
    return client.post(address("orders:expedite-line", order, 1), said)


def test_a_ticked_box_is_sent_and_an_unticked_one_is_not(htmx_client):
    order = draft("10.00")

    response = post(htmx_client, order, is_expedited="on")

    page = response.content.decode()
    assert response.status_code == 200
    assert parts_of(response) == ["line-delivery", "line-1", "version", "totals"]
    assert '<span class="badge badge--warning">Expedite</span>' in page
    assert order.lines.get().is_expedited

    post(htmx_client, fresh(order))
    assert not order.lines.get().is_expedited


def test_sends_a_plain_browser_back_to_the_line(agent_client):
    order = draft("10.00")

    response = post(agent_client, order, is_expedited="on")

    assert (response.status_code, response.url) == (302, f"/orders/{order.number}/lines/1/")
