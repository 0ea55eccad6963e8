"""What the warehouse gives back can be changed again, or is handed over anew."""

import pytest

from orders import errors, operations
from orders.models import Event
from tests.conftest import signed_in
from tests.factories import NOW
from tests.orders.drafts import fresh, supervisor_of
from tests.payments.warehouse import quantities, ship, submitted_of, take, taken_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def supervisor(call_center):
    return supervisor_of(call_center)


def recall(order, *, by, reason="Caller wants another size", **about):
    return operations.recall_order(
        order.number, at=NOW, by=by, reason=reason, **{"version": fresh(order).version} | about
    )


def test_gives_back_what_is_taken_and_not_shipped(shoe, supervisor):
    order = taken_of((shoe, 3), (shoe, 1))
    ship(order, {1: 1})

    recall(order, by=supervisor)

    assert quantities(order) == [(3, 1, 1), (1, 0, 0)]
    event = order.events.latest("pk")
    assert (event.kind, event.by, event.facts) == (
        Event.RECALLED,
        supervisor,
        {"reason": "Caller wants another size", "pieces": {"1": 2, "2": 1}},
    )


def test_it_is_handed_over_again(shoe, supervisor):
    order = taken_of((shoe, 3))
    recall(order, by=supervisor)

    take(order)

    assert quantities(order) == [(3, 3, 0)]


def test_is_for_supervisors(shoe, agent):
    order = taken_of((shoe, 1))

    with pytest.raises(errors.OnlySupervisorsRecall, match="Only a supervisor"):
        recall(order, by=agent)

    assert quantities(order) == [(1, 1, 0)]


def test_needs_a_reason_and_the_version_that_is_there(shoe, supervisor):
    order = taken_of((shoe, 1))

    with pytest.raises(errors.ReasonMissing):
        recall(order, by=supervisor, reason="")
    with pytest.raises(errors.Stale):
        recall(order, by=supervisor, version=1)

    assert quantities(order) == [(1, 1, 0)]


def test_refuses_where_nothing_is_in_hand(shoe, supervisor):
    order = submitted_of((shoe, 1))
    with pytest.raises(errors.NothingToRecall):
        recall(order, by=supervisor)
    take(order)
    ship(order)

    with pytest.raises(errors.NothingToRecall, match="Nothing has to be recalled"):
        recall(order, by=supervisor)

    assert quantities(order) == [(1, 1, 1)]


def test_at_the_order_s_page(shoe, supervisor):
    order = taken_of((shoe, 1))
    browser = signed_in(supervisor)
    assert "Recall from the warehouse" in browser.get(order.get_absolute_url()).content.decode()

    answer = browser.post(
        f"/orders/{order.number}/recall/", {"version": order.version, "reason": "Wrong size"}
    )

    assert answer["Location"] == order.get_absolute_url()
    assert quantities(order) == [(1, 0, 0)]
    assert "Recall from the warehouse" not in browser.get(order.get_absolute_url()).content.decode()


def test_a_refusal_is_shown_with_what_was_typed(shoe, supervisor):
    order = taken_of((shoe, 1))
    ship(order)

    answer = signed_in(supervisor).post(
        f"/orders/{order.number}/recall/",
        {"version": fresh(order).version, "reason": "Wrong size"},
    )

    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Nothing has to be recalled" in text
    assert 'value="Wrong size"' in text


def test_an_agent_is_not_offered_it(shoe, agent_client):
    order = taken_of((shoe, 1))

    text = agent_client.get(order.get_absolute_url()).content.decode()

    assert "Recall from the warehouse" not in text
