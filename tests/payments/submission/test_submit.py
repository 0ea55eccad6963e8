"""Submitting: the order is handed over, its money captured, its revision written down."""

from decimal import Decimal
from uuid import uuid4

import pytest

from callcenter.errors import KeyUsedForSomethingElse
from customers.models import Address
from orders import errors
from orders.models import Event, OrderRevision, Status
from payments.models import Happened, PaymentEvent
from tests.factories import NOW, UserFactory
from tests.orders.answers import all_of
from tests.orders.drafts import (
    RECEIPT,
    cancelled,
    draft,
    draft_of_120,
    elsewhere,
    fresh,
    offer_card,
    pay,
    stranger,
    submit,
    submitted,
    supervisor_of,
)

pytestmark = pytest.mark.django_db


def test_hands_the_order_over_and_captures_the_cash_in_hand():
    order = draft_of_120()
    pay(order)
    before = fresh(order)

    submit(order, "120.00")

    order = fresh(order)
    assert order.status == Status.SUBMITTED
    assert (order.revision, order.submitted_at) == (1, NOW)
    assert order.version > before.version
    assert order.total == order.captured_total == order.secured_total == Decimal("120.00")
    assert order.balance == 0
    assert list(PaymentEvent.objects.order_by("pk").values_list("kind", "amount")) == [
        (Happened.AUTHORISED, Decimal("120.00")),
        (Happened.CAPTURED, Decimal("120.00")),
    ]
    event = order.events.get(kind=Event.SUBMITTED)
    assert (event.by, event.at, event.revision) == (order.taken_by, NOW, 1)
    assert Decimal(event.facts["total"]) == Decimal("120.00")


def test_writes_the_revision_down_as_it_was():
    order = draft_of_120()
    pay(order)

    submit(order, "120.00")

    revision = OrderRevision.objects.get()
    said = revision.snapshot
    assert (revision.order, revision.number, revision.total) == (order, 1, Decimal("120.00"))
    assert (revision.at, revision.by) == (NOW, order.taken_by)
    assert (said["customer"], said["name"]) == (order.customer.account_number, "Karen Berg")
    assert (said["mode"], said["currency"], said["recipient"]) == ("99", "USD", "Karen Berg")
    assert (said["street"], said["city"]) == ("1234 SE Ankeny Street", "Portland")
    (line,) = said["lines"]
    assert (line["number"], line["item"], line["description"]) == (1, "81327", "Chronograph")
    assert (line["quantity"], Decimal(line["net"])) == (1, Decimal("110.05"))
    assert [(charge["charge"], Decimal(charge["amount"])) for charge in said["charges"]] == [
        ("HANDLING", Decimal("2.00")),
        ("SHIPPING", Decimal("7.95")),
    ]
    assert Decimal(said["totals"]["total"]) == Decimal("120.00")
    assert Decimal(said["totals"]["secured_total"]) == Decimal("120.00")


def test_keeps_names_and_addresses_when_they_change_later():
    order = submitted()

    Address.objects.update(street="1 Elsewhere Road", city="Salem")
    order.lines.get().item.__class__.objects.update(name="Renamed")

    order = fresh(order)
    assert (order.recipient, order.street) == ("Karen Berg", "1234 SE Ankeny Street")
    assert order.city == "Portland"
    assert order.lines.get().description.startswith("Item ")


def test_a_card_taken_on_the_terminal_is_captured_once():
    order = draft("10.00")
    offer_card(order.call_center)
    pay(order, method="CARD", **RECEIPT)

    submit(order)

    assert list(PaymentEvent.objects.values_list("kind", "amount")) == [
        (Happened.CAPTURED, Decimal("10.00"))
    ]
    assert fresh(order).captured_total == Decimal("10.00")


@pytest.mark.parametrize("shown", ["9.99", "10.01", "0"])
def test_refuses_a_total_that_is_not_the_one_read_out(shown):
    order = draft("10.00")
    pay(order)
    before = all_of(order)

    with pytest.raises(errors.TotalMoved, match=r"The total is now 10\.00 USD, no longer"):
        submit(order, shown)

    assert all_of(order) == before


def test_a_total_that_rose_meanwhile_is_told_before_what_is_missing():
    order = draft_of_120()
    pay(order)
    order.lines.get().item.prices.update(unit_price="115.05")

    with pytest.raises(
        errors.TotalMoved, match=r"The total is now 125\.00 USD, no longer 120\.00 USD"
    ):
        submit(order, "120.00")


def test_a_total_that_fell_meanwhile_is_taken():
    order = draft_of_120()
    pay(order)
    order.lines.get().item.prices.update(unit_price="108.05")

    submit(order, "120.00")

    order = fresh(order)
    assert (order.status, order.total) == (Status.SUBMITTED, Decimal("118.00"))
    event = order.events.get(kind=Event.SUBMITTED)
    assert (event.facts["shown_total"], event.facts["total"]) == ("120.00", "118.00")


def test_the_same_key_submits_once():
    order, key = draft("10.00"), uuid4()
    pay(order)
    version = fresh(order).version

    first = submit(order, "10.00", version=version, key=key)
    second = submit(order, "10.00", version=version, key=key)

    assert first.number == second.number
    assert second.status == Status.SUBMITTED
    assert order.events.filter(kind=Event.SUBMITTED).count() == 1
    assert OrderRevision.objects.count() == 1
    assert PaymentEvent.objects.filter(kind=Happened.CAPTURED).count() == 1


def test_the_same_key_with_another_total_or_user_is_refused():
    order, key = draft("10.00"), uuid4()
    pay(order)
    submit(order, "10.00", key=key)
    before = all_of(order)

    with pytest.raises(KeyUsedForSomethingElse, match="already sent with other content"):
        submit(order, "11.00", key=key)
    with pytest.raises(KeyUsedForSomethingElse):
        submit(order, "10.00", key=key, by=supervisor_of(order.call_center))

    assert all_of(order) == before


def test_a_second_submit_with_another_key_is_refused():
    order = submitted()
    before = all_of(order)

    with pytest.raises(
        errors.NotEditable, match=f"Order {order.number} cannot be changed any more: Open order"
    ):
        submit(order)

    assert all_of(order) == before


def test_refuses_a_cancelled_order():
    order = cancelled()

    with pytest.raises(errors.NotEditable, match="cannot be changed any more: Cancelled"):
        submit(order)

    assert fresh(order).status == Status.CANCELLED


@pytest.mark.parametrize("behind", [1, -1, None])
def test_refuses_a_stale_version(behind):
    order = draft("0.00")
    version = None if behind is None else order.version - behind
    before = all_of(order)

    with pytest.raises(errors.Stale, match=f"Order {order.number} was changed by somebody else"):
        submit(order, version=version)

    assert all_of(order) == before


def test_is_not_for_agents_of_other_call_centers():
    order = draft("0.00")

    for user in (stranger(), UserFactory.create()):
        with pytest.raises(errors.NoSuchOrder, match=f"There is no order {order.number} in your"):
            submit(order, by=user)

    assert fresh(order).status == Status.DRAFT


def test_a_supervisor_of_the_call_center_may_submit_it():
    order = draft("0.00")
    supervisor = supervisor_of(order.call_center, elsewhere())

    submit(order, by=supervisor)

    assert order.events.get(kind=Event.SUBMITTED).by == supervisor
