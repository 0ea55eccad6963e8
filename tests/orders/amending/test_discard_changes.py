"""Discard changes: the order stands exactly as it was before they began."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils import timezone

from orders import errors, operations
from orders.models import Amendment, Event, OrderCoupon, Override, Status
from payments.operations import remove_payment
from tests.factories import (
    AddressFactory,
    ConcessionLimitFactory,
    CouponFactory,
    ItemFactory,
    OfferedModeFactory,
    OfferFactory,
    ReasonCodeFactory,
    StockFactory,
    TaxGroupFactory,
    TaxRateFactory,
)
from tests.orders.amended import amend, as_it_stands, discard, new_price, open_order, said
from tests.orders.answers import all_of
from tests.orders.drafts import add, draft, draft_of_120, fresh, pay, stranger

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known_lines")]


@pytest.fixture
def rich():
    """An order with something of everything: taxes, a coupon, changes by hand, stock, back-order."""
    tax = TaxGroupFactory.create()
    TaxRateFactory.create(tax_group=tax, percent=Decimal("7.25"))
    ReasonCodeFactory.create(code="WHY")
    ConcessionLimitFactory.create(percent=Decimal(90))
    CouponFactory.create(code="TEN", offer=OfferFactory.create(needs_coupon=True))
    OfferedModeFactory.create(mode__code="11", mode__name="Express")
    for number, on_hand in (("90001", 9), ("90002", 2)):
        item = ItemFactory.create(
            item_number=number, price="40.00", tax_group=tax, back_order_allowed=True
        )
        StockFactory.create(item=item, on_hand=on_hand)
    order = draft_of_120()
    add(order, "90001", 2)
    add(order, "90002", 3)
    operations.add_coupon(order.number, coupon="TEN", key=uuid4(), **said(order))
    operations.set_price(order.number, 1, unit_price=Decimal("100.00"), reason="WHY", **said(order))
    operations.set_charge(
        order.number, "SHIPPING", amount=Decimal("1.00"), reason="WHY", **said(order)
    )
    order = open_order(order)
    assert order.tax_total > 0
    assert order.coupons.get().used_at is not None
    return order


def change_everything(order):
    """Change every part of an order that an agent can change."""
    number = order.number
    elsewhere = AddressFactory.create(customer=order.customer, street="9 New Street")
    operations.change_line(number, 1, quantity=5, **said(order))
    operations.delete_line(number, 3, **said(order))
    add(order, "90002", 1, at=timezone.now())
    operations.unlock_line(number, 2, **said(order))
    operations.set_mode(number, mode="11", **said(order))
    operations.deliver_to(number, address=elsewhere.pk, **said(order))
    operations.expedite_line(number, 2, is_expedited=True, **said(order))
    operations.change_contact(
        number, telephone="+15035550199", email="new@example.com", **said(order)
    )
    operations.change_details(
        number, requested_date=None, reference="PO 7", warehouse_note="Ring twice",
        internal_note="Called again", **said(order),
    )  # fmt: skip
    operations.remove_coupon(number, coupon="TEN", **said(order))
    price = Override.objects.get(order=order, kind="price", put_back_at=None)
    operations.put_back(number, price.pk, **said(order))
    operations.discount_order(number, percent=Decimal(5), reason="WHY", **said(order))
    operations.complete(number, at=timezone.now(), by=order.taken_by)


def test_everything_is_exactly_as_it_was(rich):
    before = as_it_stands(rich)
    amend(rich)
    change_everything(rich)
    changed = as_it_stands(rich)
    assert all(changed[part] != before[part] for part in before)

    after = discard(rich)

    assert as_it_stands(rich) == before
    assert (after.status, after.revision) == (Status.SUBMITTED, 1)
    assert after.version > rich.version


def test_says_so_in_the_history_and_ends_the_change(rich):
    amend(rich)
    change_everything(rich)

    discard(rich)

    ended = Amendment.objects.get()
    assert (ended.is_discarded, ended.ended_by) == (True, rich.taken_by)
    event = rich.events.latest("pk")
    assert (event.kind, event.by) == (Event.CHANGES_DISCARDED, rich.taken_by)


def test_terms_that_changed_meanwhile_change_nothing(rich):
    before = as_it_stands(rich)
    amend(rich)
    new_price("81327", "999.00")
    operations.change_line(rich.number, 1, quantity=4, **said(rich))

    discard(rich)

    assert as_it_stands(rich) == before


def test_a_coupon_taken_off_is_nobody_elses_until_the_change_is_submitted():
    coupon = CouponFactory.create(
        code="ONCE", offer=OfferFactory.create(needs_coupon=True), most_uses=1
    )
    order = draft("50.00")
    operations.add_coupon(order.number, coupon="ONCE", key=uuid4(), **said(order))
    order = open_order(order)
    amend(order)
    operations.remove_coupon(order.number, coupon="ONCE", **said(order))
    other = draft("50.00")

    with pytest.raises(errors.CouponUsedUp):
        operations.add_coupon(other.number, coupon="ONCE", key=uuid4(), **said(other))
    discard(order)

    assert OrderCoupon.objects.get(coupon=coupon, freed_at=None).order == order


def test_what_was_paid_since_is_taken_back_first():
    order = open_order()
    before = as_it_stands(order)
    amend(order)
    operations.change_line(order.number, 1, quantity=2, **said(order))
    payment = pay(order, at=timezone.now())
    untouched = all_of(order)

    with pytest.raises(errors.TakenSince, match=r"102\.10 USD was paid since the changes began"):
        discard(order)
    assert all_of(order) == untouched

    remove_payment(
        order.number, payment.number, key=uuid4(), at=timezone.now(), by=order.taken_by,
        handed_back=True,
    )  # fmt: skip
    discard(order)
    assert as_it_stands(order) == before


def test_refuses_an_order_that_nobody_modifies():
    order = open_order()
    before = all_of(order)

    with pytest.raises(
        errors.NotBeingModified,
        match=f"Order {order.number} is not being modified: Open order",
    ):
        discard(order)

    assert all_of(order) == before


def test_refuses_a_stale_version_and_a_stranger():
    order = amend(open_order())
    before = all_of(order)
    about = {"at": timezone.now(), "by": order.taken_by}

    with pytest.raises(errors.Stale):
        operations.discard_changes(order.number, version=order.version - 1, **about)
    with pytest.raises(errors.NoSuchOrder):
        discard(order, by=stranger())

    assert all_of(order) == before


def test_can_be_modified_again_after_it_was_discarded():
    order = amend(open_order())
    discard(order)

    assert amend(order).status == Status.AMENDING
    assert fresh(order).amendments.count() == 2
