"""Giving a blocked order back."""

import pytest

from orders import errors, operations
from orders.models import CheckOut, Event
from tests.factories import NOW
from tests.orders.drafts import another_agent_of, submitted, supervisor_of
from tests.orders.held import hold

pytestmark = pytest.mark.django_db


@pytest.fixture
def checked_out():
    order = submitted()
    hold(order)
    operations.check_out(order.number, at=NOW, by=order.taken_by)
    return order


def test_is_free_for_others_then(checked_out):
    operations.give_back(checked_out.number, at=NOW, by=checked_out.taken_by)

    assert CheckOut.objects.get().given_back_by == checked_out.taken_by
    assert checked_out.events.filter(kind=Event.GIVEN_BACK).count() == 1
    other = another_agent_of(checked_out.call_center)
    assert operations.check_out(checked_out.number, at=NOW, by=other).by == other


def test_by_a_supervisor_too(checked_out):
    supervisor = supervisor_of(checked_out.call_center)

    operations.give_back(checked_out.number, at=NOW, by=supervisor)

    assert CheckOut.objects.get().given_back_by == supervisor


def test_not_by_another_agent(checked_out):
    with pytest.raises(errors.CheckedOut, match="has been working on"):
        operations.give_back(
            checked_out.number, at=NOW, by=another_agent_of(checked_out.call_center)
        )

    assert CheckOut.objects.get().given_back_at is None


def test_not_twice(checked_out):
    operations.give_back(checked_out.number, at=NOW, by=checked_out.taken_by)

    with pytest.raises(errors.NotCheckedOut):
        operations.give_back(checked_out.number, at=NOW, by=checked_out.taken_by)
