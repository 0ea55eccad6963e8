"""What the list of sales orders is narrowed down by."""

from datetime import UTC, datetime

import pytest

from orders.models import Status
from tests.factories import (
    ChannelUserFactory,
    DeliveryModeFactory,
    OfferedModeFactory,
    OrderFactory,
)
from tests.orders.lists.listed import URL, order_of, part, shown

pytestmark = pytest.mark.django_db


def test_is_narrowed_down_by_number_account_name_and_telephone(agent_client):
    berg = order_of(first_name="Karen", last_name="Berg", account_number="K1")
    order_of(first_name="Olga", last_name="Wu")

    assert shown(agent_client, q=str(berg.number)) == [berg.number]
    assert shown(agent_client, q="K1") == [berg.number]
    assert shown(agent_client, q="karen") == [berg.number]
    assert shown(agent_client, q="karen", status="draft") == [berg.number]
    assert shown(agent_client, q="karen", status="cancelled") == []
    assert shown(agent_client, q=berg.customer.contact_points.first().value) == [berg.number]
    assert shown(agent_client, q="nobody") == []


def test_is_narrowed_down_by_status(agent_client):
    draft, other = order_of(), order_of()
    other.__class__.objects.filter(pk=other.pk).update(status=Status.CANCELLED)

    assert shown(agent_client, status="draft") == [draft.number]
    assert shown(agent_client, status="cancelled") == [other.number]
    assert shown(agent_client, status="") == [other.number, draft.number]


def test_is_narrowed_down_by_agent(agent_client, call_center):
    lin = ChannelUserFactory.create(call_center=call_center, user__username="lin").user
    ChannelUserFactory.create(call_center=call_center, user__username="idle")
    own, of_lin = order_of(), order_of(about={"taken_by": lin})

    assert shown(agent_client, agent="lin") == [of_lin.number]
    assert shown(agent_client, agent=own.taken_by.username) == [own.number]
    assert shown(agent_client, agent="idle") == []


def test_refuses_an_agent_that_nobody_is_and_shows_nothing(agent_client):
    order_of()

    page = agent_client.get(URL, {"agent": "nobody"})

    assert page.context["page"].orders == ()
    sentence = "Nobody has this user ID. Take one from the list, or leave it empty."
    assert sentence in page.content.decode()
    assert sentence in part(agent_client, agent="nobody").content.decode()


def test_is_narrowed_down_by_mode(agent_client):
    express = OfferedModeFactory.create(mode__code="11").mode
    standard, quick = order_of(), order_of(about={"mode": express})

    assert shown(agent_client, mode="99") == [standard.number]
    assert shown(agent_client, mode="11") == [quick.number]


def test_offers_the_modes_of_the_users_call_centers_only(agent_client):
    order_of()
    DeliveryModeFactory.create(code="77")

    assert [
        str(mode) for mode in agent_client.get(URL).context["form"].fields["mode"].queryset
    ] == ["99 Standard"]
    assert shown(agent_client, mode="77") == []


def test_is_narrowed_down_by_days_of_the_call_center_both_included(agent_client):
    """Los Angeles is eight hours behind: the 24th begins there at 8:00 UTC."""
    before = order_of(about={"created_at": datetime(2026, 11, 24, 7, 59, 59, tzinfo=UTC)})
    first = order_of(about={"created_at": datetime(2026, 11, 24, 8, 0, tzinfo=UTC)})
    last = order_of(about={"created_at": datetime(2026, 11, 25, 7, 59, 59, tzinfo=UTC)})
    after = order_of(about={"created_at": datetime(2026, 11, 25, 8, 0, tzinfo=UTC)})

    both = {"since": "2026-11-24", "until": "2026-11-24"}
    assert shown(agent_client, **both) == [last.number, first.number]
    assert shown(agent_client, since="2026-11-25") == [after.number]
    assert shown(agent_client, until="2026-11-23") == [before.number]


def test_is_narrowed_down_by_total_both_included(agent_client):
    cheap, middle, dear = (order_of(price=price) for price in ("9.99", "10.00", "10.01"))

    assert shown(agent_client, total_from="10.00") == [dear.number, middle.number]
    assert shown(agent_client, total_to="10.00") == [middle.number, cheap.number]
    assert shown(agent_client, total_from="10", total_to="10") == [middle.number]


def test_no_empty_draft_shows_up_by_its_total(agent_client):
    OrderFactory.create()
    free = order_of(price="0.00")

    assert shown(agent_client, total_to="5") == [free.number]
    assert shown(agent_client, total_from="0") == [free.number]


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        (
            {"since": "2026-11-24", "until": "2026-11-23"},
            "This day is before the first: exchange the two.",
        ),
        ({"since": "0020-11-24"}, "Write the year with four digits."),
        (
            {"total_from": "10", "total_to": "9.99"},
            "This is less than the first amount: exchange the two.",
        ),
        ({"total_from": "ten"}, "“ten” is not an amount. Write it like 120.00."),
    ],
)
def test_says_how_to_mend_what_cannot_be_asked(agent_client, query, sentence):
    order_of()

    page = agent_client.get(URL, query)

    assert page.context["page"].orders == ()
    assert sentence in page.content.decode()
