"""A desk that waits for an answer asks for it, and swaps in what changed."""

from decimal import Decimal

import pytest

from orders.models import SetByHand
from tests.orders.answers import address, events_of, parts_of
from tests.orders.conceding import ask, grant, refuse
from tests.orders.drafts import fresh, stranger

pytestmark = pytest.mark.django_db


def get(client, order, *seen, target="section#waiting"):
    path = address("orders:waiting", order) + "?seen=" + ",".join(str(one.pk) for one in seen)
    return client.get(path, headers={"HX-Target": target})


def test_says_nothing_while_nothing_is_answered(htmx_client, approval):
    response = get(htmx_client, approval.order, approval)

    assert (response.status_code, response.content) == (204, b"")
    assert "HX-Trigger" not in response.headers


def test_brings_what_was_granted(htmx_client, approval, eve):
    grant(approval, eve)

    response = get(htmx_client, approval.order, approval)

    page = response.content.decode()
    assert response.status_code == 200
    assert parts_of(response) == ["line-1", "waiting", "version", "totals"]
    told = "Approved by Eve Supervisor: Manual price on line 1, 80.00."
    assert events_of(response) == {"announce": {"text": told}}
    assert told in page
    assert "every 4s" not in page
    assert f'id="version" value="{approval.order.version}"' in page


def test_brings_why_it_was_refused(htmx_client, approval, eve):
    refuse(approval, eve, answer="Offer the outlet model")

    response = get(htmx_client, approval.order, approval)

    told = "Refused by Eve Supervisor: Manual price on line 1, 80.00. Offer the outlet model"
    assert events_of(response) == {"announce": {"text": told}}
    assert "100.00" in response.content.decode()


def test_goes_on_asking_for_what_still_waits(htmx_client, approval, eve):
    other = ask(approval.order, SetByHand.ORDER_DISCOUNT, percent=Decimal(30))
    grant(approval, eve)

    page = get(htmx_client, approval.order, approval, other).content.decode()

    assert "every 4s" in page
    assert f"?seen={other.pk}&quot;" in page or f'?seen={other.pk}"' in page


def test_a_page_of_the_same_is_no_part(htmx_client, agent_client, approval):
    for client in (htmx_client, agent_client):
        response = get(client, approval.order, approval, target="main#main")

        assert (response.status_code, response.url) == (302, approval.order.get_absolute_url())


def test_the_agents_own_change_is_not_stale_after_an_approval(htmx_client, approval, eve):
    seen = fresh(approval.order).version
    grant(approval, eve)

    response = htmx_client.post(
        address("orders:change-line", approval.order, 1), {"version": seen, "quantity": "1"}
    )

    assert response.status_code == 200


def test_is_not_for_agents_of_other_call_centers(approval, client, eve):
    client.force_login(stranger())

    response = get(client, approval.order, approval)

    assert response.status_code == 404
