"""What a later change makes of the modes: it is taken, and told as what is missing."""

import pytest

from orders import errors
from orders.blocks import require_ready
from orders.models import Order, lines_of
from tests.factories import NOW, AddressFactory, ItemFactory
from tests.orders.answers import address
from tests.orders.drafts import add, draft, fresh
from tests.orders.holds.test_blocks import told
from tests.orders.modes import alaska, express, overnight, pickup, store

pytestmark = pytest.mark.django_db


def free(*prices, **about):
    return draft(*(prices or ["0.00"]), **about)


def test_an_address_to_which_the_mode_does_not_go():
    order = free(mode=express())
    assert told(order) == []

    Order.objects.update(address=alaska(order))
    assert told(order) == [("ModeDoesNotGo", "mode")]


def test_it_stops_submit():
    order = free(mode=express())
    Order.objects.update(address=alaska(order))

    with pytest.raises(errors.ModeDoesNotGo):
        require_ready(fresh(order), lines_of(order), at=NOW)


def test_a_new_line_that_the_mode_does_not_take_is_taken_and_told():
    stove = ItemFactory.create(item_number="84005", price="0.00")
    order = free(mode=overnight(stove))

    add(order, "84005")

    assert order.lines.count() == 2
    assert told(order) == [("ModeDoesNotTake", "details-2")]


def test_each_refused_line_is_told():
    stove = ItemFactory.create(item_number="84005", price="0.00")
    order = free(mode=overnight(stove))
    add(order, "84005")
    add(order, "84005")

    assert told(order) == [("ModeDoesNotTake", "details-2"), ("ModeDoesNotTake", "details-3")]


def test_a_lines_own_mode_that_does_not_go_to_the_address():
    order = free("0.00", "0.00")
    order.lines.filter(number=2).update(mode=express())
    Order.objects.update(address=alaska(order))

    assert told(order) == [("LineModeDoesNotGo", "details-2")]


def test_a_lines_own_address():
    order = free("0.00", "0.00", mode=express())
    order.lines.filter(number=2).update(address=alaska(order))

    assert told(order) == [("LineModeDoesNotGo", "details-2")]


def test_a_mode_that_is_no_longer_offered_still_says_what_it_refuses():
    mode = express()
    order = free(mode=mode)
    Order.objects.update(address=alaska(order))
    mode.offered.all().delete()

    assert told(order) == [("ModeNotOffered", "mode"), ("ModeDoesNotGo", "mode")]


def test_a_pick_up_needs_a_store_where_there_is_one_to_choose():
    order = free(mode=pickup(), address=None)
    assert told(order) == []

    first = store("AIRPORT")
    assert told(order) == [("NoStore", "store")]

    Order.objects.update(store=first)
    assert told(order) == []


def test_a_line_that_is_picked_up_needs_a_store_of_its_own():
    order = free("0.00", "0.00")
    order.lines.filter(number=2).update(mode=pickup())
    there = store()
    assert told(order) == [("NoStoreForLine", "details-2")]

    order.lines.filter(number=2).update(store=there)
    assert told(order) == []


def test_a_line_that_is_sent_from_an_order_that_is_picked_up_needs_an_address():
    mode = pickup()
    order = free("0.00", "0.00", mode=mode, address=None)
    order.lines.filter(number=2).update(mode=express())
    assert told(order) == [("NoAddressForLine", "details-2")]

    order.lines.filter(number=2).update(address=AddressFactory.create(customer=order.customer))
    assert told(order) == []


def test_lines_that_lean_on_the_header_are_mended_there_at_once():
    order = free("0.00", "0.00", address=None)

    assert told(order) == [("NoAddress", "address")]


def test_an_address_of_every_line_will_do():
    order = free("0.00", "0.00", address=None)
    order.lines.update(address=AddressFactory.create(customer=order.customer))

    assert told(order) == []


def test_they_stand_on_the_desk_with_a_way_to_the_line(agent_client):
    stove = ItemFactory.create(item_number="84005", price="0.00")
    order = free(mode=overnight(stove))
    add(order, "84005")

    page = agent_client.get(address("orders:order", order)).content.decode()

    assert "21 Overnight does not take item 84005. Give line 2 another mode of delivery." in page
    assert 'data-jump="details-2"' in page
