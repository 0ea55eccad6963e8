"""Changes are discarded although money was captured since: it is set to be refunded, or kept as credit."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from orders import errors, operations
from orders.models import Status
from payments import errors as payment_errors
from payments import operations as payment_operations
from payments.models import Refund
from payments.questions.refundable import AS_CREDIT
from payments.ways.accounts import credit_of
from tests.orders.amended import amend, as_it_stands, discard, open_order, said
from tests.orders.answers import all_of
from tests.orders.drafts import RECEIPT, fresh, offer_card, pay, stranger
from tests.payments.cancelling import CANCEL, make, reasons, refunds

pytestmark = pytest.mark.django_db
MONEY = {
    "captured_total",
    "secured_total",
    "declined_total",
    "waiting_total",
    "refunds_total",
    "completed_at",
}


@pytest.fixture
def paid():
    """120.00 in cash, being modified: a second piece, for which 102.10 were captured on the terminal."""
    reasons()
    order = open_order()
    offer_card(order.call_center)
    order.was = but_money(order)
    amend(order)
    operations.change_line(order.number, 1, quantity=2, **said(order))
    pay(order, method="CARD", at=timezone.now(), **RECEIPT)
    return order


def but_money(order):
    stands = as_it_stands(order)
    for column in MONEY:
        del stands["order"][column]
    return stands


def discard_and_refund(order, shown="102.10", *, to="", **about):
    values = {"shown": Decimal(shown), "to": to, "reason": CANCEL, "note": "", "key": uuid4()}
    return payment_operations.discard_and_refund(order.number, **values | said(order) | about)


def test_discarding_alone_is_refused_and_changes_nothing(paid):
    before = all_of(paid)

    with pytest.raises(
        errors.CapturedSince, match=r"102\.10 USD was captured since the changes began"
    ):
        discard(paid)

    assert all_of(paid) == before


def test_it_is_set_to_be_refunded_and_the_order_is_what_it_was(paid):
    discard_and_refund(paid)

    assert but_money(paid) == paid.was
    order = fresh(paid)
    assert (order.status, order.total, order.balance) == (Status.SUBMITTED, 120, 0)
    assert refunds(paid) == [(1, "CARD", Decimal("102.10"), "")]
    assert (order.captured_total, order.refunds_total) == (Decimal("222.10"), Decimal("102.10"))
    make(paid, 1)
    assert fresh(paid).captured_total == 120


def test_it_is_kept_as_credit(paid):
    discard_and_refund(paid, to=AS_CREDIT)

    assert but_money(paid) == paid.was
    assert fresh(paid).secured_total == 120
    assert credit_of(paid.customer, currency="USD") == Decimal("102.10")


def test_the_same_press_twice_sets_it_once(paid):
    key = uuid4()
    first = said(paid)

    discard_and_refund(paid, key=key, **first)
    discard_and_refund(paid, key=key, **first)

    assert Refund.objects.count() == 1


def test_another_amount_than_was_told_is_refused(paid):
    before = all_of(paid)

    with pytest.raises(payment_errors.RefundMoved):
        discard_and_refund(paid, "102.09")

    assert all_of(paid) == before


def test_cash_in_hand_is_handed_back_first(paid):
    operations.change_line(paid.number, 1, quantity=3, **said(paid))
    pay(paid, at=timezone.now())
    before = all_of(paid)

    with pytest.raises(errors.TakenSince, match=r"110\.05 USD was paid since"):
        discard_and_refund(paid)

    assert all_of(paid) == before


def test_nobody_else_and_nothing_else(paid):
    with pytest.raises(errors.NoSuchOrder):
        discard_and_refund(paid, by=stranger())
    discard_and_refund(paid)
    with pytest.raises(errors.NotBeingModified):
        discard_and_refund(paid)


def test_at_the_desk(paid, client):
    client.force_login(paid.taken_by)
    version = fresh(paid).version

    response = client.post(
        reverse("orders:discard-changes", args=[paid.number]), {"version": version}
    )
    url = reverse("payments:discard-and-refund", args=[paid.number])
    assert response.url == url

    page = client.get(url)
    assert "Discard changes" in page.text
    assert "102.10" in page.text
    sent = {"version": version, "shown": "102.1", "to": "", "reason": CANCEL, "key": uuid4()}
    missing = client.post(url, sent | {"reason": ""})
    assert "Pick a reason from the list." in missing.text

    done = client.post(url, sent)

    assert done.url == paid.get_absolute_url()
    assert fresh(paid).status == Status.SUBMITTED
    assert refunds(paid) == [(1, "CARD", Decimal("102.10"), "")]
