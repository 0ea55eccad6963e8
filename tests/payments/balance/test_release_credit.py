"""Above the credit limit: a supervisor lets the order go, with the reason."""

from decimal import Decimal
from uuid import uuid4

import pytest

from orders.errors import ReasonMissing
from orders.models import Event
from payments import errors, operations
from payments.models import Release
from tests.orders.answers import address, all_of
from tests.orders.drafts import fresh, submitted, supervisor_of
from tests.payments.accounts import on_account, on_the_page, settle

pytestmark = pytest.mark.django_db


def release(order, *, by=None, note="Good customer", key=None, shown=None):
    return settle(operations.release_credit, order, note=note, by=by, key=key, shown=shown)


def test_the_order_waits_no_more():
    order, key = on_account("120.00", limit_of="100.00"), uuid4()
    supervisor = supervisor_of(order.call_center)

    release(order, by=supervisor, key=key, shown=Decimal("20.00"))
    release(order, by=supervisor, key=key, shown=Decimal("20.00"))

    assert fresh(order).over_limit_total == 0
    row = Release.objects.get()
    assert (row.kind, row.amount, row.note, row.by) == (
        "credit_limit", Decimal("120.00"), "Good customer", supervisor,
    )  # fmt: skip
    event = order.events.get(kind=Event.CREDIT_RELEASED)
    assert event.facts == {"amount": "20.000", "note": "Good customer"}


def test_refuses_who_is_no_supervisor_and_no_reason():
    order = on_account("120.00", limit_of="100.00")
    before = all_of(order)

    with pytest.raises(errors.NotYours):
        release(order, by=order.taken_by)
    with pytest.raises(ReasonMissing):
        release(order, note="")

    assert all_of(order) == before


def test_refuses_where_nothing_waits():
    with pytest.raises(errors.WithinLimit, match="within the credit limit"):
        release(submitted())


def test_a_supervisor_releases_it_on_the_page(client):
    order = on_account("120.00", limit_of="100.00")
    client.force_login(supervisor_of(order.call_center))
    page = client.get(address("payments:payments", order)).content.decode()
    assert "20.00 USD of it stand above the credit limit." in page

    answer = client.post(
        address("payments:release-credit", order),
        on_the_page(order, "Good customer", shown="20.00"),
    )

    assert answer.status_code == 302
    assert "Above the credit limit" not in client.get(answer.url).content.decode()
