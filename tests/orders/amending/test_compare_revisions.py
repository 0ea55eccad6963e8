"""Two revisions side by side: what changed is marked."""

import pytest
from django.utils import timezone

from orders import operations
from orders.history.revisions import compare
from orders.models import OrderRevision
from tests.factories import ItemFactory
from tests.orders.amended import amend, open_order, said, submit_again
from tests.orders.answers import address
from tests.orders.drafts import add, draft, pay

pytestmark = pytest.mark.django_db


@pytest.fixture
def order():
    """Lines 1 and 2 at first; then two pieces on line 1, no line 2, and a line 3."""
    order = open_order(draft("50.00", "30.00"))
    amend(order)
    operations.change_line(order.number, 1, quantity=2, **said(order))
    operations.delete_line(order.number, 2, **said(order))
    add(order, ItemFactory.create(price="5.00").item_number, at=timezone.now())
    pay(order, at=timezone.now())
    return submit_again(order, "105.00")


def changed(order):
    old, new = OrderRevision.objects.filter(order=order).order_by("number")
    return {
        (part.heading, fact.label): (fact.old, fact.new)
        for part in compare(old, new)
        for fact in part.facts
        if fact.is_changed
    }


def test_marks_what_changed_and_nothing_else(order):
    found = changed(order)

    assert found["Line 1", "Quantity"] == ("1", "2")
    assert found["Line 1", "Amount"] == ("50.00", "100.00")
    assert found["Line 2", "Quantity"] == ("1", "")
    assert found["Line 3", "Quantity"] == ("", "1")
    assert found["Totals", "Total"] == ("80.00", "105.00")
    assert ("Line 1", "Unit price") not in found
    assert not any(heading == "Header" for heading, _ in found)


def test_shows_both_whichever_is_named_first(order, agent_client):
    pages = [
        " ".join(
            agent_client.get(address("orders:compare-revisions", order, *pair))
            .content.decode()
            .split()
        )
        for pair in ((1, 2), (2, 1))
    ]

    for page in pages:
        assert "<td><del>80.00</del></td><td><ins>105.00</ins></td>" in page
        assert "Line 2 <span" in page


def test_refuses_one_that_there_is_not(order, agent_client):
    assert agent_client.get(address("orders:compare-revisions", order, 1, 7)).status_code == 404
