"""The history of an order."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import translation

from orders import operations
from orders.history.events import sentence
from orders.models import Event, OrderEvent
from orders.models.events import record
from payments import operations as payment_operations
from tests.conftest import signed_in
from tests.factories import NOW, OfferedModeFactory, OrderFactory, UserFactory
from tests.orders.drafts import draft_of_120, fresh, pay, stranger, submit

pytestmark = pytest.mark.django_db


def changed_order():
    order = OrderFactory.create()
    OfferedModeFactory.create(mode__code="11", mode__name="Express")
    operations.set_mode(order.number, version=order.version, mode="11", at=NOW, by=order.taken_by)
    return order


def test_says_what_changed_from_what_to_what(agent_client):
    order = changed_order()

    page = agent_client.get(reverse("orders:history", args=[order.number])).content.decode()

    assert "Mode of delivery from “99” to “11”" in page
    assert str(order.taken_by) in page


def test_is_a_part_only_where_it_is_aimed_at(agent_client):
    order = changed_order()
    url = reverse("orders:history", args=[order.number])

    page = agent_client.get(url)
    part = agent_client.get(url, headers={"HX-Request": "true", "HX-Target": "div#history"})

    assert "<html" in page.content.decode()
    assert "<html" not in part.content.decode()
    assert "HX-Target" in part["Vary"]


def test_a_stranger_sees_nothing():
    order = changed_order()

    answer = signed_in(stranger()).get(reverse("orders:history", args=[order.number]))

    assert answer.status_code == 404


def test_tells_a_whole_call_newest_first(agent_client):
    order = draft_of_120()
    pay(order, "150.00")
    payment_operations.remove_payment(
        order.number, 1, key=uuid4(), handed_back=True, at=NOW, by=order.taken_by
    )
    operations.change_line(
        order.number, 1, version=fresh(order).version, quantity=2, at=NOW, by=order.taken_by
    )
    pay(order)
    submit(order)

    page = agent_client.get(reverse("orders:history", args=[order.number])).content.decode()

    said = [
        "Submitted: total 222.10 USD",
        "Payment taken: payment 2, 222.10 USD",
        "Line changed: line 1, 81327: Quantity from “1” to “2”",
        "Payment removed: payment 1, 120.00 USD",
        "Payment taken: payment 1, 120.00 USD",
        "Line added: line 1, 1 × 81327",
    ]
    places = [page.find(words) for words in said]
    assert -1 not in places
    assert places == sorted(places)


def test_what_was_typed_is_text_and_no_markup(agent_client):
    order = OrderFactory.create()
    operations.keep_order(
        order.number,
        version=order.version,
        reason="<b>bold</b>",
        call_back_at=None,
        at=NOW,
        by=order.taken_by,
    )

    page = agent_client.get(reverse("orders:history", args=[order.number])).content.decode()

    assert "<b>bold" not in page
    assert "Kept for later: &lt;b&gt;bold&lt;/b&gt;" in page


@pytest.mark.parametrize("kind", Event.values)
def test_every_event_has_words_in_both_languages(kind):
    facts = {
        "line": 1,
        "quantity": 2,
        "item": "81327",
        "changes": {"mode": ["99", "11"]},
        "total": "120.00",
        "payment": 1,
        "amount": "120.00",
        "reason": "x",
        "how": "write_off",
        "touched": "price",
        "charge_code": None,
        "from": "130.00",
        "percent": None,
        "note": "",
        "is_granted": True,
        "by_code": True,
        "answer": "",
        "about": "shipped",
        "to": "karen@example.com",
        "old": "125.00",
        "new": "120.00",
        "hold": "FRAUD",
        "cleared": "Looked at",
        "taken_from": "agent",
        "cards": ["G6H7"],
        "card": "G6H7",
        "outcome": "authorised",
        "lines": [{"line": 1, "quantity": 2, "item": "81327"}],
        "other": 1042,
    }
    event = OrderEvent(kind=kind, facts=facts)

    with translation.override("en"):
        english = sentence(event, "USD")
    with translation.override("fr"):
        french = sentence(event, "USD")

    assert english
    assert french
    assert french != english


@pytest.mark.parametrize(
    ("kind", "facts", "words"),
    [
        (
            Event.OVERRIDE_SET,
            {"touched": "price", "line": 2, "from": "110.0500", "amount": "95.0000"},
            "Changed by hand: Manual price, line 2 110.05 → 95.00, GOODWILL, Late",
        ),
        (
            Event.OVERRIDE_PUT_BACK,
            {"touched": "charge", "charge_code": "SHIPPING", "from": "7.95", "amount": "0"},
            "Put back: Manual charge SHIPPING 7.95 → 0.00, GOODWILL, Late",
        ),
        (
            Event.APPROVAL_ANSWERED,
            {"touched": "order_discount", "percent": "20.0000", "is_granted": False},
            "Approval answered: refused, Too much, Manual order discount 20 %, GOODWILL, Late",
        ),
        (
            Event.APPROVAL_ANSWERED,
            {"touched": "line_discount", "line": 1, "amount": "5", "answer": ""},
            "Approval answered: granted by code, Manual line discount, line 1 5.00, GOODWILL, Late",
        ),
    ],
)
def test_says_what_was_changed_by_hand(kind, facts, words):
    usual = {
        "line": None,
        "charge_code": None,
        "from": "0",
        "amount": None,
        "percent": None,
        "reason": "GOODWILL",
        "note": "Late",
        "is_granted": True,
        "by_code": True,
        "answer": "Too much",
    }

    assert sentence(OrderEvent(kind=kind, facts=usual | facts), "USD") == words


def test_is_narrowed_down_by_kind_person_and_day(agent_client):
    order = changed_order()
    somebody = UserFactory.create(username="somebody")
    record(order, Event.KEPT, at=NOW + timedelta(days=2), by=somebody, reason="Later")
    url = reverse("orders:history", args=[order.number])

    def found(**wanted):
        history = agent_client.get(url, wanted).content.decode().partition('id="history"')[2]
        return [words for words in ("Mode of delivery from", "Kept for later") if words in history]

    both = ["Mode of delivery from", "Kept for later"]
    assert found() == both
    assert found(kind="kept") == ["Kept for later"]
    assert found(kind=["kept", "header_changed"]) == both
    assert found(by=order.taken_by.pk) == ["Mode of delivery from"]
    assert found(since="2026-11-25") == ["Kept for later"]
    assert found(kind="kept", by=order.taken_by.pk) == []
