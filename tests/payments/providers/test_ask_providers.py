"""Payment by a provider's stored token: intent, call, answer; and the answer that never came."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection, transaction

from orders.errors import AnswerUnknown, NotCovered
from orders.models import Event, Order
from payments import operations
from payments.jobs import ask_providers
from payments.models import (
    Happened,
    Payment,
    PaymentEvent,
    PaymentMethod,
    ProviderRequest,
    StoredToken,
)
from payments.operations.asking import ask, write_answer
from payments.providers import Answer, Outcome
from payments.providers.errors import AnswerMissing, ProviderNotConnected, StoredCardMissing
from tests.factories import NOW, CustomerFactory
from tests.orders.drafts import fresh, pay, submit
from tests.payments.scripted import LATER, kinds, order, pay_by_token, provider, remove

__all__ = ["order", "provider"]
pytestmark = pytest.mark.usefixtures("own_database")


# --- The three steps -----------------------------------------------------------------------------


def test_the_intent_is_kept_before_anybody_is_asked(order, provider):
    payment = pay_by_token(order, asks=False)

    assert kinds(payment) == [Happened.REQUESTED]
    assert provider.calls == []
    request = ProviderRequest.objects.get()
    assert (request.asks, request.amount, request.sent_at) == ("authorise", Decimal("80.00"), None)
    now = fresh(order)
    assert (now.secured_total, now.unknown_total) == (0, Decimal("80.00"))


def test_what_the_provider_authorises_is_paid(order, provider):
    payment = pay_by_token(order)

    assert kinds(payment) == [Happened.REQUESTED, Happened.AUTHORISED]
    assert (payment.brand, payment.last_four) == ("Visa", "4242")
    assert PaymentEvent.objects.get(kind="authorised").reference == "R-1"
    now = fresh(order)
    assert (now.secured_total, now.captured_total, now.unknown_total) == (Decimal("80.00"), 0, 0)
    assert order.events.get(kind=Event.PROVIDER_ANSWERED).facts == {
        "payment": 1,
        "asked": "authorise",
        "outcome": "authorised",
        "amount": "80.000",
    }


def test_no_transaction_and_no_lock_is_held_while_it_is_asked(order, provider):
    free = []

    def others_can_lock():
        with transaction.atomic():
            found = Order.objects.select_for_update(nowait=True).filter(pk=order.pk)
            free.append(found.get().secured_total)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND pid <> pg_backend_pid() AND xact_start IS NOT NULL AND state <> 'active'"
            )
            free.append(cursor.fetchone()[0])
        connection.close()  # the provider is called in a thread of its own

    provider.while_asked = others_can_lock
    pay_by_token(order)

    assert free == [0, 0]


def test_it_is_never_asked_within_a_transaction(order, provider):
    pay_by_token(order, asks=False)

    with pytest.raises(AssertionError, match="while a transaction is open"), transaction.atomic():
        ask(ProviderRequest.objects.get().key, at=NOW)

    assert provider.calls == []


def test_declined_is_not_paid_and_something_else_may_be(order, provider):
    provider.script = ["declines"]

    payment = pay_by_token(order)

    assert kinds(payment) == [Happened.REQUESTED, Happened.DECLINED]
    now = fresh(order)
    assert (now.secured_total, now.unknown_total, now.balance) == (0, 0, Decimal("80.00"))
    with pytest.raises(NotCovered):
        submit(order)
    pay(order)
    submit(order)
    assert fresh(order).captured_total == Decimal("80.00")


# --- What never came -----------------------------------------------------------------------------


@pytest.mark.parametrize("turn", ["never comes", "is not heard", "answers something else"])
def test_unknown_is_not_paid_nor_tried_twice_and_stops_submit(order, provider, turn):
    provider.script = [turn]

    payment = pay_by_token(order)

    assert kinds(payment) == [Happened.REQUESTED, Happened.UNKNOWN]
    now = fresh(order)
    assert (now.secured_total, now.unknown_total) == (0, Decimal("80.00"))
    with pytest.raises(AnswerMissing, match="has not answered about payment 1 yet"):
        pay_by_token(order)
    with pytest.raises(AnswerMissing):
        remove(order, payment)
    pay(order)
    with pytest.raises(AnswerUnknown, match=r"80\.00 USD was asked for, and no answer came"):
        submit(order)
    operations.ask_for_order(order.number, at=LATER)
    assert provider.calls == ["authorise"]


@pytest.mark.parametrize("turn", ["is not heard", "answers something else"])
def test_the_job_finds_out_that_it_was_done(order, provider, turn):
    provider.script = [turn]
    payment = pay_by_token(order)

    assert ask_providers(at=LATER) == 1

    assert provider.calls == ["authorise", "look_up"]
    assert kinds(payment) == [Happened.REQUESTED, Happened.UNKNOWN, Happened.AUTHORISED]
    assert fresh(order).secured_total == Decimal("80.00")
    submit(order)


def test_the_job_finds_out_that_it_never_came(order, provider):
    provider.script = ["never comes"]
    payment = pay_by_token(order)

    ask_providers(at=LATER)

    assert kinds(payment) == [Happened.REQUESTED, Happened.UNKNOWN, Happened.DECLINED]
    assert (fresh(order).secured_total, fresh(order).unknown_total) == (0, 0)
    assert provider.calls == ["authorise", "look_up"]


def test_where_the_look_up_is_not_answered_it_stays_unknown(order, provider):
    provider.script = ["is not heard"]
    provider.is_silent = True
    payment = pay_by_token(order)

    assert ask_providers(at=LATER) == 0
    assert ask_providers(at=LATER) == 0

    assert kinds(payment) == [Happened.REQUESTED, Happened.UNKNOWN]
    assert fresh(order).unknown_total == Decimal("80.00")
    provider.is_silent = False
    assert ask_providers(at=LATER) == 1
    assert fresh(order).secured_total == Decimal("80.00")


def test_the_job_leaves_alone_what_somebody_is_at(order, provider):
    pay_by_token(order, asks=False)

    assert ask_providers(at=NOW + timedelta(seconds=59)) == 0

    assert provider.calls == []


def test_an_answer_that_comes_twice_counts_once(order, provider):
    payment = pay_by_token(order)
    key = ProviderRequest.objects.get().key

    write_answer(
        key, Answer(outcome=Outcome.DECLINED, amount=Decimal("80.00"), reference="R-9"), at=LATER
    )

    assert kinds(payment) == [Happened.REQUESTED, Happened.AUTHORISED]
    assert fresh(order).secured_total == Decimal("80.00")


# --- Refused -------------------------------------------------------------------------------------


def test_a_card_of_another_customer_is_none(order, provider):
    StoredToken.objects.update(customer=CustomerFactory.create())

    with pytest.raises(StoredCardMissing, match="Pick one of the customer’s stored cards"):
        pay_by_token(order)

    assert not Payment.objects.exists()


def test_a_provider_that_is_not_connected_is_refused(order):
    PaymentMethod.objects.filter(code="STORED").update(provider="OTHER")

    with pytest.raises(ProviderNotConnected, match="The payment provider OTHER is not connected"):
        pay_by_token(order)

    assert not Payment.objects.exists()
