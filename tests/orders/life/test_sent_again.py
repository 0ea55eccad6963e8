"""A change that is sent again by the key of its request happens once, and is no conflict with itself."""

import inspect
from decimal import Decimal
from uuid import uuid4

import pytest

from callcenter.errors import KeyUsedForSomethingElse
from callcenter.models import Once
from orders import errors, operations
from orders.models import Status
from payments import operations as payment_operations
from tests.factories import NOW
from tests.orders.answers import address
from tests.orders.conceding import ask, goodwill
from tests.orders.drafts import another_agent_of, draft, fresh

pytestmark = pytest.mark.django_db


def note(order, reference="A7", *, by=None, **more):
    said = {"requested_date": None, "warehouse_note": "", "internal_note": "", "at": NOW}
    who = by or order.taken_by
    return operations.change_details(order.number, reference=reference, by=who, **said, **more)


def test_d2_the_same_request_again_happens_once_and_is_answered_with_the_version_it_left():
    order, key = draft("10.00"), uuid4()

    first = note(order, version=order.version, key=key)
    again = note(order, version=order.version, key=key)

    assert (first.version, again.version) == (order.version + 1, order.version + 1)
    assert order.events.filter(kind="header_changed").count() == 1
    assert Once.objects.get(key=key).answer == str(order.version + 1)


def test_d2_whose_order_is_gone_meanwhile_by_himself_hears_no_refusal():
    order, key = draft("10.00"), uuid4()
    said = {"version": order.version, "reason": "changed her mind", "at": NOW, "by": order.taken_by}

    operations.cancel_order(order.number, **said, key=key)
    again = operations.cancel_order(order.number, **said, key=key)

    assert again.status == Status.CANCELLED
    assert order.events.filter(kind="cancelled").count() == 1


def test_d2_a_request_that_leaves_the_version_as_it_is_asks_once():
    goodwill()
    order = draft("100.00")
    asked = ask(order, amount=Decimal("80.00"))
    key, said = uuid4(), {"at": NOW, "by": order.taken_by}

    operations.withdraw_request(order.number, asked.pk, **said, key=key)
    operations.withdraw_request(order.number, asked.pk, **said, key=key)

    assert order.events.filter(kind="approval_withdrawn").count() == 1


def test_d2_two_agents_still_conflict():
    order = draft("10.00")
    note(order, version=order.version, key=uuid4())

    with pytest.raises(errors.Stale):
        note(order, "B8", version=order.version, key=uuid4())

    assert fresh(order).reference == "A7"


def test_d2_a_key_is_good_for_one_request():
    order, key = draft("10.00"), uuid4()
    note(order, version=order.version, key=key)

    with pytest.raises(KeyUsedForSomethingElse):
        note(order, "B8", version=order.version, key=key)
    with pytest.raises(KeyUsedForSomethingElse):
        note(order, "B8", version=order.version + 1, key=key)

    assert fresh(order).reference == "A7"


def test_a_refused_change_keeps_no_key():
    order, key = draft("10.00"), uuid4()

    with pytest.raises(errors.Stale):
        note(order, version=order.version - 1, key=key)

    assert not Once.objects.filter(key=key).exists()
    assert note(order, version=order.version, key=key).reference == "A7"


def test_d2_the_page_has_seen_what_its_own_change_left_not_what_others_did_since(htmx_client):
    order = draft("10.00")
    headers = {"Request-Key": str(uuid4()), "Order-Version": str(order.version)}
    said = {"requested_date": "", "reference": "A7", "warehouse_note": "", "internal_note": ""}
    url = address("orders:change-details", order)
    htmx_client.post(url, said, headers=headers)
    after = fresh(order).version
    operations.change_line(order.number, 1, version=after, quantity=2, at=NOW, by=order.taken_by)

    response = htmx_client.post(url, said, headers=headers)

    assert response.status_code == 200
    assert f'<data id="version" value="{after}"' in response.content.decode()
    assert fresh(order).version == after + 1


@pytest.mark.parametrize("floor", [operations, payment_operations])
def test_whatever_names_a_version_can_be_sent_again(floor):
    verbs = [getattr(floor, name) for name in floor.__all__]
    versioned = [one for one in verbs if inspect.isfunction(one) and "version" in told(one)]

    assert len(versioned) > 3
    assert [one.__name__ for one in versioned if not takes_key(one)] == []


def told(verb):
    return inspect.signature(verb).parameters


def takes_key(verb):
    return "key" in told(verb) or hasattr(verb, "takes_key")


def stale_answer(client, order, *, seen):
    said = {"requested_date": "", "reference": "A7", "warehouse_note": "", "internal_note": ""}
    url = address("orders:change-details", order)
    response = client.post(url, said, headers={"Order-Version": str(seen)})
    assert response.status_code == 409
    return response.content.decode()


def test_d1_a_stale_page_is_told_of_somebody_else_where_there_was_one(htmx_client, call_center):
    order = draft("10.00")
    another = another_agent_of(call_center)
    note(order, version=order.version, by=another)

    page = stale_answer(htmx_client, order, seen=order.version)

    assert "was changed by somebody else" in page
    assert f"Last change by {another}" in page


def test_d1_a_stale_page_that_saw_what_others_did_is_told_of_its_own_reader(
    htmx_client, call_center
):
    order = draft("10.00")
    seen = note(order, version=order.version, by=another_agent_of(call_center)).version
    note(order, "B8", version=seen)

    page = stale_answer(htmx_client, order, seen=seen)

    assert f"You changed order {order.number} meanwhile" in page


def test_d1_a_stale_page_is_told_of_somebody_else_though_its_reader_went_on_since(
    htmx_client, call_center
):
    order, another = draft("10.00"), another_agent_of(call_center)
    theirs = note(order, version=order.version, by=another).version
    note(order, "B8", version=theirs)

    page = stale_answer(htmx_client, order, seen=order.version)

    assert "was changed by somebody else" in page
    assert f"Last change by {another}" in page


def test_d1_an_event_says_which_version_its_change_found():
    order = draft("10.00")
    first = note(order, version=order.version)
    note(order, "B8", version=first.version)

    found = order.events.filter(kind="header_changed").order_by("pk")

    assert list(found.values_list("found_version", flat=True)) == [order.version, first.version]
