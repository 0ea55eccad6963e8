"""Clearing a hold and submitting in one go."""

from uuid import uuid4

import pytest
from django.urls import reverse

from orders import errors
from orders.models import Hold, Status
from payments import operations
from tests.factories import NOW
from tests.orders.drafts import draft, fresh, pay
from tests.orders.held import hold

pytestmark = pytest.mark.django_db


def clear_and_submit(placed, *, order=None, key=None):
    order = order or fresh(placed.order)
    return operations.clear_and_submit(
        order.number,
        placed.pk,
        note="Looked at",
        version=order.version,
        shown_total=order.total,
        key=key or uuid4(),
        at=NOW,
        by=order.taken_by,
    )


def test_does_both():
    order = draft("10.00")
    pay(order)
    placed = hold(order)

    clear_and_submit(placed)

    assert fresh(order).status == Status.SUBMITTED
    assert Hold.objects.get().cleared_note == "Looked at"


def test_the_same_press_again_is_answered_as_the_first():
    order = draft("10.00")
    pay(order)
    placed, key = hold(order), uuid4()
    shown = fresh(order)

    first = clear_and_submit(placed, order=shown, key=key)
    again = clear_and_submit(placed, order=shown, key=key)

    assert (again.status, again.version) == (Status.SUBMITTED, first.version)
    assert order.revisions.count() == 1


def test_does_neither_where_something_is_missing():
    order = draft("10.00")
    placed = hold(order)

    with pytest.raises(errors.NotCovered):
        clear_and_submit(placed)

    assert fresh(order).status == Status.DRAFT
    assert Hold.objects.get().cleared_at is None


def test_from_the_page_of_the_hold(agent_client):
    order = draft("10.00")
    placed = hold(order)
    url = reverse("payments:clear-and-submit", args=[order.number, placed.pk])
    said = {
        "note": "Looked at",
        "version": fresh(order).version,
        "shown_total": "10.00",
        "key": uuid4(),
    }

    refused = agent_client.post(url, said)
    assert refused.status_code == 422
    assert "10.00 USD is still to be paid" in refused.content.decode()
    assert "Looked at" in refused.content.decode()

    pay(order)
    answer = agent_client.post(url, said | {"version": fresh(order).version})
    assert answer["Location"] == order.get_absolute_url()
    assert fresh(order).status == Status.SUBMITTED
