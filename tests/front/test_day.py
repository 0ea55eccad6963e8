"""An agent's day on the first page: what he took, whom he spoke with, what waits for him."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from callcenter.models import User
from orders.questions.day import day_of
from tests.factories import CustomerFactory
from tests.orders.drafts import draft, submitted
from tests.orders.held import hold, hold_code

pytestmark = pytest.mark.django_db


@pytest.fixture
def day(agent, call_center):
    return lambda user=agent: day_of(user, call_center, at=timezone.now())


def test_counts_what_was_submitted_today_and_names_the_last_callers_first(day):
    first, second = submitted(), submitted()

    assert (day().submitted, day().total) == (2, first.total + second.total)
    assert [one.pk for one in day().callers] == [second.customer_id, first.customer_id]


def test_yesterday_counts_no_more_and_a_draft_not_yet(day):
    order = submitted()
    type(order).objects.filter(pk=order.pk).update(submitted_at=timezone.now() - timedelta(days=1))
    draft("10.00", customer=CustomerFactory.create())

    assert (day().submitted, day().total) == (0, Decimal(0))
    assert len(day().callers) == 2


def test_holds_of_his_orders_wait_and_nobody_elses(day, django_user_model):
    order = submitted()
    hold_code()
    hold(order)

    assert [one.order for one in day().held] == [order]
    other = User.objects.create(username="other")
    assert day(other).held == day(other).callers == []


def test_three_statements(day, django_assert_num_queries):
    for _ in range(3):
        hold_code_of = submitted()
    assert hold_code_of
    with django_assert_num_queries(3):
        day()


def test_stands_on_the_first_page_and_a_call_back_that_is_due_stands_first(agent_client, agent):
    late, due = draft("10.00", taken_by=agent), draft("20.00", taken_by=agent)
    now = timezone.now()
    type(due).objects.filter(pk=due.pk).update(
        call_back_at=now - timedelta(minutes=1), created_at=now - timedelta(days=1)
    )

    page = agent_client.get("/customers/").content.decode()

    assert "Your day" in page
    assert page.index(f">{due.number}</a>") < page.index(f">{late.number}</a>")
    assert page.count("due now") == 1
