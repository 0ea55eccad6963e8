"""A stored card is paid back by its provider: set, asked, made, each in a step of its own."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from orders.models import Event
from payments.jobs import ask_providers
from payments.models import Happened, Payment, ProviderRequest, Refund
from payments.operations import ask_for_order, drop_refund
from payments.providers import registry
from payments.providers.errors import AnswerMissing
from tests.factories import NOW
from tests.orders.drafts import draft, fresh, submit
from tests.payments.cancelling import cancel, make, reasons, refunds
from tests.payments.scripted import (
    LATER,
    kinds,
    offer_stored_cards,
    pay_by_token,
    provider,
    token_of,
)

__all__ = ["provider"]
pytestmark = pytest.mark.usefixtures("own_database")


@pytest.fixture
def cancelled(provider):
    """80.00 taken in advance, and cancelled: the provider is not asked yet."""
    reasons()
    order = draft("80.00")
    token_of(order, offer_stored_cards(order.call_center, is_prepaid=True))
    pay_by_token(order)
    submit(order, "80.00")
    ask_for_order(order.number, at=NOW)
    cancel(order, "80.00")
    return order


def to_make(order, reference=""):
    return [(1, "STORED", Decimal("80.00"), reference)]


def test_is_made_when_the_provider_says_so(cancelled, provider):
    assert refunds(cancelled) == to_make(cancelled)

    ask_for_order(cancelled.number, at=NOW)

    assert provider.calls == ["authorise", "capture", "refund"]
    assert refunds(cancelled) == to_make(cancelled, "R-3")
    assert kinds(Payment.objects.get())[-1] == Happened.REFUNDED
    order = fresh(cancelled)
    assert (order.captured_total, order.refunds_total) == (0, 0)
    assert order.events.filter(kind=Event.REFUND_MADE).count() == 1


def test_nobody_makes_or_drops_it_while_it_is_asked(cancelled, provider):
    provider.script = ["never comes"]
    ask_for_order(cancelled.number, at=NOW)

    with pytest.raises(AnswerMissing, match="has not answered about payment 1 yet"):
        make(cancelled, 1)
    with pytest.raises(AnswerMissing):
        drop_refund(cancelled.number, 1, at=NOW, by=cancelled.taken_by)

    assert refunds(cancelled) == to_make(cancelled)
    assert fresh(cancelled).captured_total == 80


def test_an_answer_that_was_not_heard_is_looked_up_and_never_paid_twice(cancelled, provider):
    provider.script = ["is not heard"]
    ask_for_order(cancelled.number, at=NOW)

    ask_providers(at=LATER)
    ask_providers(at=LATER + timedelta(minutes=2))

    assert provider.calls == ["authorise", "capture", "refund", "look_up"]
    assert refunds(cancelled) == to_make(cancelled, "R-3")
    assert fresh(cancelled).captured_total == 0


def test_what_never_came_is_sent_again(cancelled, provider):
    provider.script = ["never comes"]
    ask_for_order(cancelled.number, at=NOW)

    ask_providers(at=LATER)
    ask_providers(at=LATER)

    assert provider.calls == ["authorise", "capture", "refund", "look_up", "refund"]
    assert refunds(cancelled) == to_make(cancelled, "R-3")


def test_declined_it_is_made_by_hand(cancelled, provider, client):
    provider.script = ["declines"]
    ask_for_order(cancelled.number, at=NOW)

    client.force_login(cancelled.taken_by)
    assert "The payment provider declined." in client.get(reverse("payments:refunds")).text
    make(cancelled, 1, "BANK-7")

    assert refunds(cancelled) == to_make(cancelled, "BANK-7")
    assert fresh(cancelled).captured_total == 0


def test_who_is_not_connected_is_asked_once_he_is(cancelled, provider, monkeypatch, client):
    monkeypatch.delitem(registry._connected, "ACME")
    ask_for_order(cancelled.number, at=NOW)
    assert ProviderRequest.objects.get(asks="refund").sent_at is None
    client.force_login(cancelled.taken_by)
    assert "The payment provider is being asked" in client.get(reverse("payments:refunds")).text

    monkeypatch.setitem(registry._connected, "ACME", provider)
    ask_providers(at=LATER)

    assert Refund.objects.get().reference == "R-3"
