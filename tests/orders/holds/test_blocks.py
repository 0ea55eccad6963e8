"""What stands between an order and its submission: told all at once, first things first."""

from datetime import date
from decimal import Decimal

import pytest

from catalog.errors import SourceCodeExpired
from catalog.models import Item, SourceCode
from orders import errors
from orders.blocks import require_ready, submit_blocks
from orders.models import Order, Status, lines_of
from orders.questions.availability import shares_of
from orders.questions.by_hand import touches_of
from orders.questions.delivery import delivery_of
from payments.models import Happened, PaymentEvent
from tests.factories import NOW, OfferedModeFactory, OrderFactory, SourceCodeFactory
from tests.orders.answers import address
from tests.orders.drafts import draft, fresh, pay

pytestmark = pytest.mark.django_db


def told(order):
    """The names of the blocks and where each is mended."""
    order = fresh(order)
    lines = list(order.lines.in_order())
    delivery = delivery_of(order, lines, at=NOW)
    found = submit_blocks(
        order,
        delivery=delivery,
        touches=touches_of(order, lines),
        shares=shares_of(order, lines, at=NOW),
    )
    return [(type(block.refusal).__name__, block.field) for block in found]


def bare_order():
    order = OrderFactory.create(mode=None, address=None)
    order.call_center.source_code_required = True
    order.call_center.save()
    return order


def test_tells_everything_at_once():
    assert told(bare_order()) == [
        ("NothingOrdered", "item"),
        ("NoMode", "mode"),
        ("NoSourceCode", "source_code"),
        ("NoAddress", "address"),
    ]


def test_the_money_comes_last():
    assert told(draft("10.00", mode=None)) == [
        ("NoMode", "mode"),
        ("NotCovered", "add-payment"),
    ]


def test_nothing_stands_in_the_way_of_an_order_that_is_paid():
    order = draft("10.00")
    pay(order)

    assert told(order) == []


def test_a_one_time_address_will_do():
    order = draft("0.00")
    Order.objects.update(address=None, street="1 Elsewhere Road")

    assert told(order) == []


def test_a_store_needs_no_address():
    order = draft("0.00")
    store = OfferedModeFactory.create(mode__code="60", mode__is_pickup=True).mode
    Order.objects.update(address=None, mode=store)

    assert told(order) == []


def test_a_source_code_will_do_where_one_is_required():
    order = draft("0.00")
    order.call_center.source_code_required = True
    order.call_center.save()
    assert told(order) == [("NoSourceCode", "source_code")]

    Order.objects.update(source_code=SourceCodeFactory.create())
    assert told(order) == []


def test_a_source_code_that_ended_since_it_was_named_stops_submit():
    order = draft("0.00", "0.00")
    code = SourceCodeFactory.create(code="FAB26", valid_to=date(2026, 11, 24))
    Order.objects.update(source_code=code)
    order.lines.filter(number=2).update(source_code=code)
    assert told(order) == []

    SourceCode.objects.update(valid_to=date(2026, 11, 23))
    assert told(order) == [
        ("SourceCodeExpired", "source_code"),
        ("LineSourceCodeEnded", "details-2"),
    ]
    with pytest.raises(
        SourceCodeExpired,
        match=r"FAB26 expired on 23 November 2026\. Ask for another code, or leave it empty\.",
    ):
        require_ready(fresh(order), lines_of(order), at=NOW)

    Order.objects.update(source_code=None)
    with pytest.raises(
        errors.LineSourceCodeEnded,
        match=r"Line 2, source code FAB26: expired on 23 November 2026\. Pick another one in",
    ):
        require_ready(fresh(order), lines_of(order), at=NOW)


def test_an_order_that_was_submitted_keeps_the_code_it_was_promised():
    order = draft("0.00")
    Order.objects.update(source_code=SourceCodeFactory.create(valid_to=date(2026, 11, 23)))
    Order.objects.update(status=Status.SUBMITTED, submitted_at=NOW, revision=1)
    Order.objects.update(status=Status.AMENDING)

    assert told(order) == []


def test_an_item_that_is_no_longer_sold_stops_its_line():
    order = draft("0.00", "0.00")
    Item.objects.filter(pk=order.lines.get(number=2).item_id).update(is_active=False)

    assert told(order) == [("ItemStopped", "quantity-2")]


def test_without_order_completion_no_money_is_asked():
    order = draft("10.00")
    order.call_center.order_completion = False
    order.call_center.save()

    assert told(order) == []


def test_money_that_is_waiting_counts():
    order = draft("10.00")
    payment = pay(order, "4.00")
    PaymentEvent.objects.create(
        order=order,
        payment=payment,
        kind=Happened.WAITING,
        amount=Decimal("6.00"),
        at=NOW,
        by=order.taken_by,
    )
    Order.objects.update(waiting_total=Decimal("6.00"))

    assert told(order) == []


@pytest.mark.parametrize(("missing", "is_told"), [("0.50", False), ("0.51", True)])
def test_the_tolerance_is_the_smaller_of_percent_and_amount(missing, is_told):
    order = draft("10.00")
    order.call_center.tolerance_percent, order.call_center.tolerance_amount = 5, Decimal("2.00")
    order.call_center.save()
    pay(order, Decimal("10.00") - Decimal(missing))

    assert (told(order) != []) == is_told


def test_the_first_one_is_raised():
    with pytest.raises(errors.NothingOrdered):
        require_ready(bare_order(), [], at=NOW)


def test_they_stand_on_the_desk_as_what_is_missing(agent_client):
    page = agent_client.get(address("orders:order", bare_order())).content.decode()

    assert "What is missing" in page
    for words in (
        "No lines yet. Add an item.",
        "No mode of delivery yet. Pick one.",
        "No source code yet.",
        "No delivery address yet.",
    ):
        assert words in page


@pytest.mark.parametrize("field", ["item", "mode", "source_code", "address"])
def test_each_jumps_to_a_field_that_is_there(agent_client, field):
    page = agent_client.get(address("orders:order", bare_order())).content.decode()

    assert f'data-jump="{field}"' in page
    assert f' id="{field}"' in page
