"""A provider that takes a call and says nothing holds neither the page nor the job."""

import threading
from datetime import timedelta

import pytest

from payments.jobs import ask_providers
from payments.models import ProviderRequest
from payments.operations import asking
from tests.orders.drafts import fresh
from tests.payments.scripted import LATER, order, pay_by_token, provider

__all__ = ["order", "provider"]
pytestmark = pytest.mark.usefixtures("own_database")


@pytest.fixture
def silent(provider):
    """The provider does what is asked, and is not heard before the test is over."""
    over = threading.Event()
    provider.while_asked = over.wait
    yield provider
    over.set()


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(asking, "PAGE", timedelta(milliseconds=100))


def test_the_page_goes_on_and_the_answer_is_unknown(order, silent, impatient):
    pay_by_token(order)

    now = fresh(order)
    assert (now.secured_total, now.unknown_total) == (0, now.total)


def test_what_a_page_had_no_patience_for_is_left_to_the_job(order, silent, monkeypatch):
    monkeypatch.setattr(asking, "PAGE", timedelta())
    pay_by_token(order)

    assert ProviderRequest.objects.get().sent_at is None
    assert silent.calls == []


def test_the_job_is_not_held_either(order, silent, impatient, settings):
    pay_by_token(order)
    settings.OUTWARD_SECONDS = 0.1

    assert ask_providers(at=LATER) == 0

    assert silent.calls == ["authorise", "look_up"]
    assert fresh(order).unknown_total == fresh(order).total


def test_the_job_finds_what_became_of_it(order, silent, impatient):
    pay_by_token(order)
    silent.while_asked = None
    key = ProviderRequest.objects.get().key
    silent.authorise(key=key, token="tok_4242", amount=order.total, currency=order.currency)

    assert ask_providers(at=LATER) == 1

    assert fresh(order).secured_total == fresh(order).total
