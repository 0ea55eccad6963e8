"""Picking a mode of delivery that does not go there, or does not take what is ordered."""

import pytest

from catalog.models import ModeForItem
from orders import errors
from orders.models import Event, Order
from tests.factories import ItemFactory, ItemGroupFactory
from tests.orders.answers import address, all_of, parts_of, value_of
from tests.orders.delivery.test_set_mode import post, set_mode
from tests.orders.drafts import add, draft, fresh
from tests.orders.modes import alaska, express, overnight, pickup, store

pytestmark = pytest.mark.django_db


def refused(order, mode, refusal, words):
    before = all_of(order)

    with pytest.raises(refusal) as said:
        set_mode(order, mode)

    assert str(said.value) == words
    assert all_of(order) == before


def test_refuses_a_mode_that_does_not_go_there():
    express()
    order = draft("10.00")
    Order.objects.update(address=alaska(order))

    refused(
        fresh(order), "11", errors.ModeDoesNotGo,
        "11 Express does not go to AK, United States. Pick another mode of delivery, or another delivery address.",
    )  # fmt: skip


def test_refuses_it_before_the_first_line_too():
    express()
    order = draft()
    Order.objects.update(
        address=None, street="1 Tundra Road", city="Nome", state="ak", country="US"
    )

    with pytest.raises(errors.ModeDoesNotGo, match="11 Express does not go to ak, United"):
        set_mode(fresh(order))


def test_refuses_a_mode_that_does_not_take_an_item():
    stove = ItemFactory.create(item_number="84005")
    overnight(stove)
    order = draft("10.00", "10.00")
    add(order, "84005")

    refused(
        fresh(order), "21", errors.ModeDoesNotTake,
        "21 Overnight does not take item 84005. Give line 3 another mode of delivery.",
    )  # fmt: skip


def test_refuses_a_mode_that_does_not_take_a_group_of_items():
    stove = ItemFactory.create(item_number="84005", group=ItemGroupFactory.create())
    ModeForItem.objects.create(mode=overnight(), item_group=stove.group, is_excluded=True)
    order = draft()
    add(order, "84005")

    with pytest.raises(errors.ModeDoesNotTake, match="Give line 1 another mode"):
        set_mode(fresh(order), "21")


def test_takes_it_where_the_line_has_a_mode_of_its_own():
    stove = ItemFactory.create(item_number="84005")
    mode = overnight(stove)
    order = draft("10.00")
    add(order, "84005")
    order.lines.filter(number=2).update(mode=order.mode)

    set_mode(fresh(order), "21")

    assert fresh(order).mode == mode


def test_refuses_it_where_a_line_alone_goes_to_such_a_place():
    express()
    order = draft("10.00", "10.00")
    order.lines.filter(number=2).update(address=alaska(order))

    refused(
        order, "11", errors.LineModeDoesNotGo,
        "11 Express does not go to AK, United States. Give line 2 another mode of delivery, or another address.",
    )  # fmt: skip


def test_takes_it_where_all_lines_go_elsewhere():
    mode = express()
    order = draft("10.00")
    Order.objects.update(address=alaska(order))
    order.lines.update(address=order.customer.addresses.get(state="OR"))

    set_mode(fresh(order))

    assert fresh(order).mode == mode


def test_a_pick_up_takes_the_only_store():
    order = draft("10.00")
    only, mode = store(), pickup()

    set_mode(order, "60")

    after = fresh(order)
    assert (after.mode, after.store) == (mode, only)
    event = order.events.get(kind=Event.HEADER_CHANGED)
    assert event.facts == {"changes": {"mode": ["99", "60"], "store": ["", "DOWNTOWN"]}}


def test_a_pick_up_leaves_the_choice_between_two_stores():
    order = draft("10.00")
    store("AIRPORT"), store("DOWNTOWN"), pickup()

    set_mode(order, "60")

    assert fresh(order).store is None


def test_another_mode_forgets_the_store_and_keeps_the_address():
    order = draft("10.00")
    store(), pickup()
    set_mode(order, "60")

    set_mode(fresh(order), "99")

    after = fresh(order)
    assert (after.store, after.address) == (None, order.address)


def test_a_mode_of_pick_up_goes_by_where_its_store_is():
    order = draft("10.00")
    Order.objects.update(address=alaska(order))
    mode = pickup()
    mode.for_regions.create(country="US", state="AK", is_excluded=True)
    store()

    set_mode(fresh(order), "60")

    assert fresh(order).mode == mode


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
def test_shows_why_beside_the_field(client, request):
    express()
    order = draft("10.00")
    Order.objects.update(address=alaska(order))

    response = post(request.getfixturevalue(client), order, "11")

    assert response.status_code == 422
    assert "11 Express does not go to AK, United States." in response.content.decode()
    assert value_of(response, "mode") == "99"


def test_a_pick_up_puts_the_store_in_place_of_the_address(htmx_client):
    order = draft("10.00")
    store("AIRPORT"), store("DOWNTOWN"), pickup()

    response = post(htmx_client, order, "60")

    page = response.content.decode()
    assert parts_of(response) == ["mode-form", "destination", "caller", "version", "totals"]
    assert 'id="store"' in page
    assert "No store yet. Ask the caller where to pick up." in page
    assert address("orders:deliver-to", order) not in page
