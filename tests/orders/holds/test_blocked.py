"""The list of blocked orders."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse

from orders import operations
from orders.models import CheckOut, Hold, Order
from tests.conftest import signed_in
from tests.factories import NOW
from tests.orders.drafts import (
    another_agent_of,
    draft,
    elsewhere,
    pay,
    submitted,
    supervisor_of,
)
from tests.orders.held import hold, hold_code

pytestmark = pytest.mark.django_db
BLOCKED = "/orders/blocked/"


def page_of(client, **said):
    return client.get(BLOCKED, said).content.decode()


def numbers(page, *orders):
    """Which of the orders the page lists, from top to bottom."""
    places = [(page.find(f'id="order-{order.number}"'), order) for order in orders]
    return [order for place, order in sorted(places, key=lambda one: one[0]) if place >= 0]


def test_lists_what_waits_and_not_what_leaves(agent_client):
    free, held, unpaid = submitted(), submitted(), draft("10.00")
    hold(held, note="Called, nobody answered")

    page = page_of(agent_client)

    assert numbers(page, free, held, unpaid) == [held]
    assert "Blocked orders" in page
    assert "On hold: Hold ADDRESS, since " in page
    assert "Called, nobody answered" in page
    assert held.customer.name in page
    assert f"Clear hold, order {held.number}" in page


def test_drafts_that_hold_money_stand_first(agent_client):
    held, paid, waiting = submitted(), draft("10.00"), draft("10.00")
    hold(held)
    hold(waiting)
    pay(paid)

    page = page_of(agent_client)

    assert numbers(page, held, paid, waiting)[0] == paid
    assert "A draft that holds 10.00 USD." in page
    assert page.index("Drafts that hold money</h2>") < page.index("On hold</h2>")


def test_is_narrowed_down_by_what_the_url_says(agent_client, agent):
    mine, theirs, paid = submitted(), submitted(), draft("10.00")
    other = another_agent_of(mine.call_center)
    Order.objects.filter(pk=theirs.pk).update(taken_by=other)
    for order in (mine, theirs):
        hold(order)
    pay(paid)
    Order.objects.filter(pk=mine.pk).update(created_at=NOW - timedelta(days=30_000))
    everything = (mine, theirs, paid)

    assert set(numbers(page_of(agent_client), *everything)) == set(everything)
    assert numbers(page_of(agent_client, reason="money"), *everything) == [paid]
    assert numbers(page_of(agent_client, agent=other.username), *everything) == [theirs]
    assert set(numbers(page_of(agent_client, call_center="USRT"), *everything)) == set(everything)
    assert mine in numbers(page_of(agent_client, age="168"), *everything)


def test_shows_nothing_of_other_call_centers(agent_client):
    foreign = elsewhere()
    order = draft("10.00", call_center=foreign)
    hold(order, by=supervisor_of(foreign))

    assert numbers(page_of(agent_client), order) == []


def test_tells_its_link_how_many_wait(agent_client):
    hold(submitted())

    part = agent_client.get(
        BLOCKED, headers={"HX-Request": "true", "HX-Target": "span#blocked-count"}
    ).content.decode()

    assert "<html" not in part
    assert ">1<" in part


def test_clears_a_hold_from_the_list_and_comes_back(agent_client):
    order = submitted()
    placed = hold(order)
    clear = reverse("orders:clear-hold", args=[order.number, placed.pk])

    answer = agent_client.post(clear, {"note": "Looked at", "next": BLOCKED})

    assert answer["Location"] == BLOCKED
    assert numbers(page_of(agent_client), order) == []
    assert Hold.objects.get().cleared_note == "Looked at"


def test_checks_out_gives_back_and_takes_over(agent_client, agent):
    order = submitted()
    hold(order)
    check_out, give_back = (
        reverse(f"orders:{verb}", args=[order.number]) for verb in ("check-out", "give-back")
    )

    agent_client.post(check_out, {"next": BLOCKED})
    assert f"Give back order {order.number}" in page_of(agent_client)

    supervisor = signed_in(supervisor_of(order.call_center))
    assert f"Take over order {order.number}" in page_of(supervisor)
    refused = supervisor.post(check_out, {"next": BLOCKED}, follow=True).content.decode()
    assert f"{agent} has been working on order {order.number}" in refused
    supervisor.post(check_out, {"next": BLOCKED, "take_over": "1"})
    assert CheckOut.objects.filter(given_back_at=None).get().by != agent

    supervisor.post(give_back, {"next": BLOCKED})
    assert not CheckOut.objects.filter(given_back_at=None).exists()


def test_asks_as_many_queries_for_many_as_for_one(agent_client, django_assert_max_num_queries):
    hold_code()

    def some(count):
        for _ in range(count):
            order = submitted()
            hold(order)
            operations.check_out(order.number, at=NOW, by=order.taken_by)

    some(1)
    page_of(agent_client)
    with django_assert_max_num_queries(14) as one:
        page_of(agent_client)
    some(10)
    with django_assert_max_num_queries(14) as eleven:
        page_of(agent_client)

    assert len(one) == len(eleven)


def test_the_order_says_first_why_it_waits_and_what_to_tell(agent_client):
    order = submitted()
    hold_code(say="We check the address first.")
    hold(order)

    page = agent_client.get(order.get_absolute_url()).content.decode()

    assert page.index("Blocked because…") < page.index("Read out its number:")
    assert "We check the address first." in page


def test_hold_is_placed_from_its_page_and_leads_back(agent_client):
    order = draft("10.00")
    hold_code(is_default=True)
    place = reverse("orders:place-hold", args=[order.number])
    assert "Hold order" in agent_client.get(place).content.decode()

    answer = agent_client.post(place, {"code": "ADDRESS", "key": str(uuid4()), "next": "/orders/"})

    assert answer["Location"] == "/orders/"
    assert Hold.objects.get().order == order


def test_a_refused_hold_gives_back_what_was_typed(agent_client):
    order = draft("10.00")
    hold(order)
    place = reverse("orders:place-hold", args=[order.number])

    answer = agent_client.post(
        place, {"code": "ADDRESS", "note": "Street missing", "key": str(uuid4())}
    )

    assert answer.status_code == 422
    assert "has hold Hold ADDRESS already" in answer.content.decode()
    assert "Street missing" in answer.content.decode()


def test_the_desk_places_it_in_its_dialog_and_stays(htmx_client):
    order = draft("10.00")
    hold_code()
    place = reverse("orders:place-hold", args=[order.number])
    here = {"HX-Current-URL": f"http://testserver{order.get_absolute_url()}"}

    answer = htmx_client.post(place, {"code": "ADDRESS", "key": str(uuid4())}, headers=here)

    assert answer.status_code == 200
    assert "HX-Redirect" not in answer
    assert 'id="holds"' in answer.content.decode()
    assert '"close-dialog": {"id": "hold"}' in answer["HX-Trigger"]
