"""The supervisors' list of requests."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from callcenter.models import Role
from orders.models import SetByHand
from tests.conftest import signed_in
from tests.factories import ChannelUserFactory
from tests.orders.answers import parts_of
from tests.orders.conceding import ask, supervisor
from tests.orders.drafts import draft, draft_of_120, elsewhere

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reason")]
LIST = "/orders/approvals/"


def test_shows_all_that_the_answer_depends_on(eve):
    order = draft_of_120()
    order.lines.get().item.costs.create(currency="USD", unit_cost="70.00")
    ask(order, amount=Decimal("80.00"))

    page = signed_in(eve).get(LIST).content.decode()

    assert f"Manual price on line 1, order {order.number}" in page
    assert f'Karen Berg <span class="soft">{order.customer.account_number}</span>' in page
    assert "1 × 81327" in page
    assert "110.05 → 80.00" in page
    assert "30.05 USD, 25.05&nbsp;%" in page
    assert "<dt>Margin left</dt><dd>10.00 USD</dd>" in page
    assert "<dt>Reason</dt><dd>Goodwill</dd>" in page
    assert f"<dt>Asked by</dt><dd>{order.taken_by}</dd>" in page


def test_says_so_where_a_cost_is_not_known(eve):
    ask(draft("100.00"), SetByHand.ORDER_DISCOUNT, percent=Decimal(50))

    page = signed_in(eve).get(LIST).content.decode()

    assert "Discount on the order, order" in page
    assert "<strong>50 %</strong>" in page
    assert "cost not known" in page


def test_leaves_out_what_he_may_not_answer(eve):
    ask(draft("100.00"), amount=Decimal("80.00"), by=eve)
    ask(draft("100.00", taken_by=eve), amount=Decimal("70.00"), by=supervisor(eve_home(eve)))
    there = elsewhere()
    ask(draft("100.00", call_center=there), amount=Decimal("60.00"))
    ChannelUserFactory.create(call_center=there, user=eve, role=Role.AGENT)

    page = signed_in(eve).get(LIST).content.decode()

    assert "Nothing waits for your approval." in page


def eve_home(eve):
    return eve.channels.get().call_center


def test_is_for_supervisors_alone(agent_client):
    response = agent_client.get(LIST)

    assert response.status_code == 403
    assert "The list of approvals is for supervisors." in response.content.decode()


def test_every_page_of_a_supervisor_links_to_it_with_what_waits(eve, agent_client):
    ask(draft("100.00"), amount=Decimal("80.00"))

    link = 'id="approvals-link"'
    assert link in signed_in(eve).get("/orders/").content.decode()
    assert '<span class="count">1' in signed_in(eve).get("/orders/").content.decode()
    assert link not in agent_client.get("/orders/").content.decode()


def test_the_list_and_the_link_alone_where_they_are_aimed_at(eve):
    ask(draft("100.00"), amount=Decimal("80.00"))
    client = signed_in(eve, headers={"HX-Request": "true"})

    listed = client.get(LIST, headers={"HX-Target": "div#requests"})
    link = client.get(LIST, headers={"HX-Target": "a#approvals-link"})
    page = client.get(LIST)

    assert listed.content.decode().strip().startswith('<div class="stack" id="requests"')
    assert link.content.decode().strip().startswith('<a id="approvals-link"')
    assert parts_of(listed) == parts_of(link) == []
    assert "<html" in page.content.decode()
    assert "HX-Target" in listed.headers["Vary"]


def test_asks_as_many_queries_for_twenty_requests_as_for_one(eve):
    client = signed_in(eve)
    counts = []
    ask(draft("100.00"), amount=Decimal("80.00"))
    client.get(LIST)
    for more in (0, 19):
        for _ in range(more):
            ask(draft("100.00", "5.00"), amount=Decimal("80.00"))
        with CaptureQueriesContext(connection) as asked:
            client.get(LIST)
        counts.append(len(asked))

    assert counts[0] == counts[1]
    assert counts[0] <= 11
