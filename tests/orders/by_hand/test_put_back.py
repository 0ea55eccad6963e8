"""Putting back what was set by hand."""

from decimal import Decimal

import pytest

from orders import errors, operations
from orders.models import Event, Override
from tests.factories import NOW, OrderFactory
from tests.orders.answers import address, all_of, parts_of
from tests.orders.conceding import by_hand, goodwill, limited, set_charge, set_price
from tests.orders.drafts import draft_of_120, fresh, stranger

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(call_center):
    """120.00, with shipping at 5.00."""
    goodwill()
    limited()
    order = draft_of_120()
    set_charge(order, Decimal("5.00"))
    return fresh(order)


def put_back(order, override=None, *, version=None, by=None):
    return operations.put_back(
        order.number,
        override or Override.objects.get(put_back_at=None).pk,
        version=version or fresh(order).version,
        at=NOW,
        by=by or order.taken_by,
    )


def test_leads_to_exactly_the_totals_from_before(order):
    put_back(order)

    after = fresh(order)
    assert (after.total, after.conceded_total, after.unapproved_total) == (120, 0, 0)
    override = Override.objects.get()
    assert (override.put_back_at, override.put_back_by) == (NOW, order.taken_by)
    event = order.events.get(kind=Event.OVERRIDE_PUT_BACK)
    assert (event.facts["charge_code"], event.facts["amount"]) == ("SHIPPING", "5.0000")


def test_leaves_what_else_was_set(order):
    set_price(order, Decimal("105.00"))

    put_back(order, Override.objects.get(kind="charge").pk)

    assert fresh(order).total == Decimal("114.95")


def test_refuses_a_second_time(order):
    override = Override.objects.get().pk
    put_back(order, override)
    before = all_of(order) | by_hand(order)

    with pytest.raises(errors.NothingToPutBack, match="was put back or changed meanwhile"):
        put_back(order, override)

    assert all_of(order) | by_hand(order) == before


def test_refuses_what_stands_on_another_order(order):
    other = OrderFactory.create()

    with pytest.raises(errors.NothingToPutBack):
        put_back(other, Override.objects.get().pk)


def test_is_not_for_a_stale_page_or_a_stranger(order):
    with pytest.raises(errors.Stale):
        put_back(order, version=1)
    with pytest.raises(errors.NoSuchOrder):
        put_back(order, by=stranger())

    assert fresh(order).total == Decimal("117.05")


def test_answers_with_rows_and_totals(htmx_client, order):
    response = htmx_client.post(
        address("orders:put-back", order, Override.objects.get().pk), {"version": order.version}
    )

    assert parts_of(response) == ["line-1", "waiting", "version", "totals"]
    assert "120.00" in response.content.decode()


def test_sends_a_plain_browser_back_to_the_desk(agent_client, order):
    response = agent_client.post(
        address("orders:put-back", order, Override.objects.get().pk), {"version": order.version}
    )

    assert (response.status_code, response.url) == (302, f"/orders/{order.number}/")
