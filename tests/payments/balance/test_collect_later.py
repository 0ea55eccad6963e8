"""Out of balance: the order leaves, and what is missing is collected later."""

from decimal import Decimal
from uuid import uuid4

import pytest

from payments import errors, operations
from payments.models import Release
from tests.orders.answers import address, all_of
from tests.orders.drafts import fresh, pay, supervisor_of
from tests.payments.accounts import on_the_page, settle
from tests.payments.balance.test_write_off_balance import missing_120
from tests.payments.take.test_return_payment import bounce

pytestmark = pytest.mark.django_db


def let_go(order, *, by=None, key=None):
    return settle(operations.collect_later, order, note="Pays on Friday", by=by, key=key)


def test_the_order_is_no_longer_out_of_balance_and_still_due():
    order, key = missing_120(), uuid4()
    supervisor = supervisor_of(order.call_center)

    let_go(order, by=supervisor, key=key)
    let_go(order, by=supervisor, key=key)

    after = fresh(order)
    assert (after.due, after.collect_later_total) == (Decimal("120.00"), Decimal("120.00"))
    assert not after.is_out_of_balance
    release = Release.objects.get()
    assert (release.amount, release.note, release.by) == (
        Decimal("120.00"), "Pays on Friday", supervisor,
    )  # fmt: skip


def test_once_collected_the_word_holds_no_longer():
    order = missing_120()
    let_go(order)

    pay(order)
    assert fresh(order).collect_later_total == 0
    bounce(order, 2)

    assert fresh(order).is_out_of_balance


def test_part_of_it_may_be_collected_first():
    order = missing_120()
    let_go(order)

    pay(order, "50.00")

    assert (fresh(order).due, fresh(order).is_out_of_balance) == (Decimal("70.00"), False)


def test_only_a_supervisor_may():
    order = missing_120()
    before = all_of(order)

    with pytest.raises(errors.NotYours):
        let_go(order, by=order.taken_by)

    assert all_of(order) == before


def test_a_supervisor_lets_it_go_on_the_page(client):
    order = missing_120()
    client.force_login(supervisor_of(order.call_center))

    answer = client.post(
        address("payments:collect-later", order), on_the_page(order, "Pays on Friday")
    )

    assert answer.status_code == 302
    assert fresh(order).collect_later_total == Decimal("120.00")
