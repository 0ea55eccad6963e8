"""Each filter of the sales orders list is answered by an index, however many orders there are.

Thirty thousand orders of one call center stand among as many of another one; read from end to end,
they are some thousands of pages.
"""

from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from catalog.models import DeliveryMode
from orders.lists.orders import Wanted, page_of
from tests.factories import home
from tests.orders.many_orders import NEWEST, load
from tests.orders.plans import buffers, plans_of, scanned_whole, settle

pytestmark = pytest.mark.django_db

COUNT = 30_000
MOST_BUFFERS = 600  # a page of fifty orders, each with its lines, customer and agent by an index
LARGE = {"orders_order", "orders_orderline"}


def narrowings(agent):
    rare, common = DeliveryMode.objects.get(code="L1"), DeliveryMode.objects.get(code="L0")
    day, dear = date(2026, 6, 3), Decimal(990)
    one = {
        "nothing": {},
        "a rare status": {"status": "draft"},
        "the commonest status": {"status": "shipped"},
        "a status that no order has": {"status": "amending"},
        "agent": {"agent": agent},
        "a rare mode": {"mode": rare},
        "the commonest mode": {"mode": common},
        "from a day": {"since": date(2026, 11, 1)},
        "until a day": {"until": day},
        "one day": {"since": day, "until": day},
        "dear ones": {"total_from": dear},
        "very dear ones": {"total_from": Decimal("999.90")},
        "a narrow total": {"total_from": Decimal(500), "total_to": Decimal(501)},
        "cheap ones": {"total_to": Decimal(1)},
        "customer": {"q": "Caller3"},
        "order number": {"q": str(NEWEST - 400)},
    }
    several = {
        "agent and status": {"agent": agent, "status": "draft"},
        "agent and rare mode": {"agent": agent, "mode": rare},
        "agent and dates": {"agent": agent, "since": day, "until": date(2026, 6, 30)},
        "agent and total": {"agent": agent, "total_from": dear},
        "status and mode": {"status": "cancelled", "mode": rare},
        "status and dates": {"status": "submitted", "since": day, "until": date(2026, 6, 30)},
        "status and total": {"status": "submitted", "total_from": dear},
        "mode and dates": {"mode": rare, "since": day},
        "total and dates": {"total_from": dear, "until": day},
    }
    return one | several


@pytest.fixture(scope="module")
def users(module_database):
    """The agents of the orders, which nothing but these tests looks at."""
    users = load(COUNT, call_center=home())
    settle()
    return users


def test_no_filter_reads_all_orders(users, call_center, agent):
    read = {}

    for name, wanted in narrowings(users[7]).items():
        plans = plans_of(partial(page_of, agent, Wanted(call_centers=[call_center], **wanted)))
        whole = set().union(*map(scanned_whole, plans)) & LARGE
        read[name] = (whole, max(map(buffers, plans)))

    assert {name: whole for name, (whole, _most) in read.items() if whole} == {}
    assert {name: most for name, (_whole, most) in read.items() if most > MOST_BUFFERS} == {}


def test_a_page_far_down_costs_what_the_first_one_costs(users, call_center, agent):
    wanted = Wanted(call_centers=[call_center])

    down = plans_of(lambda: page_of(agent, wanted, before=NEWEST - COUNT))
    up = plans_of(lambda: page_of(agent, wanted, after=NEWEST - COUNT))

    assert max(map(buffers, down + up)) <= MOST_BUFFERS
    assert not set().union(*map(scanned_whole, down + up)) & LARGE


def test_several_call_centers_are_asked_one_by_one(users, call_center, agent):
    other = call_center.__class__.objects.get(code="OTHER")
    other.channel_users.create(user=agent, name="Ann")

    plans = plans_of(lambda: page_of(agent, Wanted(call_centers=[call_center, other])))
    orders = page_of(agent, Wanted(call_centers=[call_center, other])).orders

    assert {order.number for order in orders[1:]} == set(range(NEWEST - 48, NEWEST + 1))
    assert max(map(buffers, plans)) <= MOST_BUFFERS
    assert not set().union(*map(scanned_whole, plans)) & LARGE
