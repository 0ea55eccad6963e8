"""Two agents at one order: who only adds hears of what the other changed, and overwrites nothing unseen."""

from uuid import uuid4

import pytest

from orders import operations
from payments.models import Payment
from tests.factories import NOW, ItemFactory
from tests.orders.answers import address, parts_of
from tests.orders.drafts import another_agent_of, draft, fresh
from tests.orders.modes import express

pytestmark = pytest.mark.django_db


@pytest.fixture
def order():
    return draft("10.00")


def change_mode(order, by):
    mode = express().code
    return operations.set_mode(order.number, version=order.version, mode=mode, at=NOW, by=by)


def add(client, order, *, seen):
    item = ItemFactory.create(price="5.00")
    said = {"item": item.item_number, "quantity": "1", "key": uuid4()}
    headers = {"Order-Version": str(seen)}
    answer = client.post(address("orders:add-line", order), said, headers=headers)
    assert answer.status_code == 200
    return answer


def version_of(answer):
    return int(answer.content.decode().split('<data id="version" value="')[1].split('"')[0])


def test_a_line_is_added_and_the_page_told_of_the_change_it_does_not_show(
    order, htmx_client, call_center
):
    another = another_agent_of(call_center)
    change_mode(order, another)

    answer = add(htmx_client, order, seen=order.version)

    assert fresh(order).lines.count() == 2
    assert "unseen" in parts_of(answer)
    assert f"{another} changed this order meanwhile." in answer.content.decode()
    assert version_of(answer) == order.version


def test_what_the_page_changes_next_is_compared_with_what_it_has_not_seen(
    order, htmx_client, call_center
):
    theirs = change_mode(order, another_agent_of(call_center)).mode
    seen = version_of(add(htmx_client, order, seen=order.version))

    answer = htmx_client.post(
        address("orders:set-mode", order), {"mode": "99"}, headers={"Order-Version": str(seen)}
    )

    assert answer.status_code == 409
    assert f"<td>99</td><td>{theirs.code}</td>" in answer.content.decode()
    assert fresh(order).mode == theirs


def test_a_payment_tells_of_it_too(order, htmx_client, call_center):
    another = another_agent_of(call_center)
    change_mode(order, another)
    said = {"method": "CASH", "amount": "10.00", "key": uuid4()}
    headers = {"Order-Version": str(order.version)}

    answer = htmx_client.post(address("payments:take-payment", order), said, headers=headers)

    assert Payment.objects.count() == 1
    assert f"{another} changed this order meanwhile." in answer.content.decode()
    assert version_of(answer) == order.version


def test_ones_own_changes_elsewhere_are_no_news(order, htmx_client):
    change_mode(order, order.taken_by)

    answer = add(htmx_client, order, seen=order.version)

    assert "changed this order meanwhile" not in answer.content.decode()
    assert version_of(answer) == fresh(order).version


def test_what_was_seen_is_no_news(order, htmx_client, call_center):
    seen = change_mode(order, another_agent_of(call_center)).version

    answer = add(htmx_client, order, seen=seen)

    assert "changed this order meanwhile" not in answer.content.decode()
    assert version_of(answer) == fresh(order).version
