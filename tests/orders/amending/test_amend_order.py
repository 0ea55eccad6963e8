"""A submitted order is modified: same number, next revision, at the terms of its first submit."""

from decimal import Decimal

import pytest
from django.utils import timezone

from customers.models import Address
from orders import errors, operations
from orders.models import Amendment, Event, OrderRevision, Status
from tests.factories import (
    ItemFactory,
    StockFactory,
)
from tests.orders.amended import (
    amend,
    lines_of,
    open_order,
    said,
    submit_again,
)
from tests.orders.answers import all_of
from tests.orders.drafts import (
    add,
    cancelled,
    draft,
    fresh,
    pay,
    stranger,
    submitted,
    supervisor_of,
)
from tests.soundness import require_sound

pytestmark = pytest.mark.django_db


def test_the_order_is_being_modified_and_keeps_its_number_and_money():
    order = open_order()

    changing = amend(order)

    assert (changing.status, changing.number, changing.revision) == (
        Status.AMENDING,
        order.number,
        1,
    )
    assert (changing.total, changing.captured_total) == (Decimal("120.00"), Decimal("120.00"))
    assert changing.version == order.version + 1
    began = Amendment.objects.get()
    assert (began.order, began.revision, began.by) == (order, 1, order.taken_by)
    assert (began.total, began.secured, began.ended_at) == (
        Decimal("120.00"),
        Decimal("120.00"),
        None,
    )
    assert order.events.get(kind=Event.AMENDING_BEGUN).by == order.taken_by


def test_submit_writes_the_next_revision_of_the_same_number():
    order = open_order()
    first = order.submitted_at
    amend(order)
    operations.change_line(order.number, 1, quantity=2, **said(order))
    pay(order, at=timezone.now())

    order = submit_again(order, "222.10")

    assert (order.status, order.revision, order.submitted_at) == (Status.SUBMITTED, 2, first)
    assert list(OrderRevision.objects.order_by("number").values_list("number", "total")) == [
        (1, Decimal("120.00")),
        (2, Decimal("222.10")),
    ]
    assert order.captured_total == order.secured_total == Decimal("222.10")
    ended = Amendment.objects.get()
    assert (ended.is_discarded, ended.ended_by) == (False, order.taken_by)
    assert ended.ended_at is not None
    event = order.events.filter(kind=Event.SUBMITTED).latest("at")
    assert (event.facts["before"], event.facts["total"]) == ("120.000", "222.10")


def test_more_is_collected_before_it_is_submitted_again():
    order = open_order()
    amend(order)
    operations.change_line(order.number, 1, quantity=2, **said(order))
    before = all_of(order)

    with pytest.raises(errors.NotCovered, match=r"102\.10 USD is still to be paid"):
        submit_again(order, "222.10")

    assert all_of(order) == before


def test_less_leaves_what_is_to_be_given_back():
    order = open_order(draft("50.00", "30.00"))
    amend(order)
    operations.delete_line(order.number, 2, **said(order))

    order = submit_again(order, "50.00")

    assert (order.total, order.secured_total) == (Decimal("50.00"), Decimal("80.00"))
    assert (order.balance, order.surplus) == (0, Decimal("30.00"))
    assert [line.number for line in lines_of(order)] == [1]


def test_a_number_of_a_line_is_never_given_twice():
    item = ItemFactory.create()
    order = open_order(draft("50.00", "30.00"))
    amend(order)
    operations.delete_line(order.number, 2, **said(order))

    line = add(order, item.item_number, at=timezone.now())

    assert line.number == 3


def test_stock_that_a_change_gives_up_is_kept_until_it_is_submitted():
    stock = StockFactory.create(item=ItemFactory.create(item_number="90001"), on_hand=5)
    order = draft()
    add(order, "90001", 3)
    order = open_order(order)

    amend(order)
    operations.change_line(order.number, 1, quantity=1, **said(order))
    operations.complete(order.number, at=timezone.now(), by=order.taken_by)
    assert order.reservations.get(stock=stock).quantity == 3
    require_sound()
    submit_again(order)

    assert order.reservations.get(stock=stock).quantity == 1


def test_the_address_stays_as_it_was_submitted_when_the_customer_has_moved():
    order = open_order()
    Address.objects.update(street="1 Elsewhere Road", city="Salem")

    order = amend(order)
    assert order.address is None
    order = submit_again(order, "120.00")

    assert (order.street, order.city) == ("1234 SE Ankeny Street", "Portland")
    assert "1234 SE Ankeny Street" in order.lines.get().ship_to


def test_two_amending_one_order_one_begins_and_the_other_reads_why():
    order = open_order()
    other = supervisor_of(order.call_center)
    amend(order)
    before = all_of(order)

    with pytest.raises(
        errors.ModifiedBySomebodyElse,
        match=rf"{order.taken_by} has been modifying order {order.number} since 24 November 2026",
    ):
        amend(order, by=other)

    assert all_of(order) == before


def test_whoever_began_goes_on_when_he_presses_twice():
    order = open_order()
    first = amend(order)

    assert amend(order).version == first.version
    assert Amendment.objects.count() == 1


@pytest.mark.parametrize(
    ("make", "status"), [(lambda: draft("10.00"), "Draft"), (cancelled, "Cancelled")]
)
def test_refuses_what_is_not_submitted(make, status):
    order = make()
    before = all_of(order)

    with pytest.raises(
        errors.NotSubmittedYet, match=f"Order {order.number} cannot be modified: {status}"
    ):
        amend(order)

    assert all_of(order) == before


def test_is_not_for_agents_of_other_call_centers():
    order = submitted()

    with pytest.raises(errors.NoSuchOrder):
        amend(order, by=stranger())

    assert fresh(order).status == Status.SUBMITTED


def test_tells_which_are_open_for_too_long():
    order = open_order()
    amend(order)
    began = Amendment.objects.get().at

    def overdue(minutes):
        return Amendment.objects.overdue(began + timezone.timedelta(minutes=minutes)).count()

    assert (overdue(29), overdue(30)) == (0, 1)
    submit_again(order)
    assert overdue(30) == 0
