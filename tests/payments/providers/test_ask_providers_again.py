"""What `manage.py ask_providers` mends, and what becomes of a payment once it is authorised."""

from io import StringIO

import pytest
import time_machine
from django.core.management import call_command

from payments import operations
from payments.jobs import ask_providers
from payments.models import Happened, Payment, ProviderRequest
from tests.factories import NOW
from tests.orders.drafts import fresh, submit
from tests.payments.scripted import LATER, kinds, order, pay_by_token, provider, remove

__all__ = ["order", "provider"]
pytestmark = pytest.mark.usefixtures("own_database")


# --- Killed in between ---------------------------------------------------------------------------


def test_killed_before_it_was_asked(order, provider):
    payment = pay_by_token(order, asks=False)

    ask_providers(at=LATER)

    assert provider.calls == ["authorise"]
    assert kinds(payment) == [Happened.REQUESTED, Happened.AUTHORISED]


def test_killed_while_it_was_asked(order, provider):
    provider.script = ["breaks"]
    with pytest.raises(ZeroDivisionError):
        pay_by_token(order)
    payment = Payment.objects.get()
    assert kinds(payment) == [Happened.REQUESTED]
    assert fresh(order).unknown_total == 80

    ask_providers(at=LATER)

    assert provider.calls == ["authorise", "look_up"]
    assert kinds(payment) == [Happened.REQUESTED, Happened.AUTHORISED]


def test_killed_between_marking_and_asking(order, provider):
    payment = pay_by_token(order, asks=False)
    ProviderRequest.objects.update(sent_at=NOW)

    ask_providers(at=LATER)

    assert provider.calls == ["look_up"]
    assert kinds(payment) == [Happened.REQUESTED, Happened.DECLINED]


# --- After it is authorised ----------------------------------------------------------------------


def test_it_stays_authorised_at_submit(order, provider):
    payment = pay_by_token(order)

    submit(order)

    assert kinds(payment)[-1] == Happened.AUTHORISED
    assert fresh(order).captured_total == 0
    assert not ProviderRequest.objects.filter(asks="capture").exists()


def test_what_is_prepaid_is_captured_at_submit(order, provider):
    order.call_center.offered_methods.update(is_prepaid=True)
    payment = pay_by_token(order)
    submit(order)

    operations.ask_for_order(order.number, at=NOW)

    assert provider.calls == ["authorise", "capture"]
    assert kinds(payment)[-1] == Happened.CAPTURED
    assert fresh(order).captured_total == 80
    assert ProviderRequest.objects.get(asks="capture").reference == "R-1"


def test_a_capture_that_never_came_is_sent_again(order, provider):
    order.call_center.offered_methods.update(is_prepaid=True)
    payment = pay_by_token(order)
    submit(order)
    provider.script = ["never comes"]
    operations.ask_for_order(order.number, at=NOW)
    assert fresh(order).secured_total == 80

    ask_providers(at=LATER)
    ask_providers(at=LATER)

    assert provider.calls == ["authorise", "capture", "look_up", "capture"]
    assert kinds(payment)[-1] == Happened.CAPTURED


def test_removed_it_is_voided_when_the_provider_says_so(order, provider):
    payment = pay_by_token(order)
    provider.script = ["is not heard"]

    remove(order, payment)

    assert kinds(payment)[-1] == Happened.UNKNOWN
    assert fresh(order).secured_total == 80
    ask_providers(at=LATER)
    assert kinds(payment)[-1] == Happened.VOIDED
    assert fresh(order).secured_total == 0


def test_the_command_says_how_many_were_answered(order, provider):
    provider.script = ["is not heard"]
    pay_by_token(order)
    said = StringIO()

    with time_machine.travel(LATER, tick=False):
        call_command("ask_providers", stdout=said)

    assert said.getvalue() == "Answered: 1\n"
