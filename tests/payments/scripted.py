"""A payment provider that does what the test's script says, and remembers what it was asked."""

from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from payments import operations
from payments.models import StoredToken
from payments.providers import Answer, NoAnswer, Outcome, registry
from tests.factories import NOW, OfferedMethodFactory, PaymentMethodFactory
from tests.orders.drafts import draft, pay

LATER = NOW + timedelta(minutes=2)
DONE = {
    "authorise": Outcome.AUTHORISED,
    "capture": Outcome.CAPTURED,
    "void": Outcome.VOIDED,
    "refund": Outcome.REFUNDED,
}


@dataclass
class Scripted:
    """Says yes, unless ``script`` holds what to do at the next call.

    "declines"; "never comes" (no answer, nothing done); "is not heard" (done,
    no answer); "answers something else"; "breaks" (a fault of the adapter,
    after it was done); "is silent" to look-ups too.
    """

    script: list[str] = field(default_factory=list)
    calls: list[str] = field(default_factory=list)
    done: dict[UUID, Answer] = field(default_factory=dict)
    is_silent: bool = False
    while_asked: object = None  # called while the provider is at it

    def authorise(self, *, key, token, amount, currency):
        return self.do("authorise", key, amount)

    def capture(self, *, key, reference, amount, currency):
        return self.do("capture", key, amount)

    def void(self, *, key, reference, amount, currency):
        return self.do("void", key, amount)

    def refund(self, *, key, reference, amount, currency):
        return self.do("refund", key, amount)

    def look_up(self, *, key):
        self.note("look_up")
        if self.is_silent:
            raise NoAnswer
        nothing = Answer(outcome=Outcome.NOT_KNOWN_THERE, amount=Decimal(0))
        return self.done.get(key, nothing)

    def do(self, verb, key, amount):
        self.note(verb)
        if key in self.done:
            return self.done[key]
        turn = self.script.pop(0) if self.script else "says yes"
        if turn == "never comes":
            raise NoAnswer
        outcome = Outcome.DECLINED if turn == "declines" else DONE[verb]
        answer = Answer(outcome=outcome, amount=amount, reference=f"R-{len(self.done) + 1}")
        self.done[key] = answer
        if turn == "is not heard":
            raise NoAnswer
        if turn == "breaks":
            raise ZeroDivisionError
        if turn == "answers something else":
            return Answer(outcome=Outcome.REFUNDED, amount=amount + 1)
        return answer

    def note(self, verb):
        self.calls.append(verb)
        if self.while_asked:
            self.while_asked()


@pytest.fixture
def provider(monkeypatch):
    """The scripted provider, connected as ACME."""
    connected = Scripted()
    monkeypatch.setitem(registry._connected, "ACME", connected)
    return connected


def offer_stored_cards(call_center, **limits):
    method = PaymentMethodFactory.create(
        code="STORED", name="Stored card", function="provider", provider="ACME"
    )
    return OfferedMethodFactory.create(call_center=call_center, method=method, **limits)


def token_of(order, offered):
    return StoredToken.objects.create(
        customer=order.customer,
        method=offered.method,
        token="tok_4242",
        brand="Visa",
        last_four="4242",
    )


@pytest.fixture
def order(provider):
    order = draft("80.00")
    token_of(order, offer_stored_cards(order.call_center))
    return order


def pay_by_token(order, amount=None, *, asks=True, **more):
    token = str(StoredToken.objects.get().pk)
    payment = pay(order, amount, method="STORED", token=token, **more)
    if asks:
        operations.ask_for_order(order.number, at=NOW)
    return payment


def kinds(payment):
    return list(payment.events.order_by("pk").values_list("kind", flat=True))


def remove(order, payment):
    operations.remove_payment(order.number, payment.number, key=uuid4(), at=NOW, by=order.taken_by)
    operations.ask_for_order(order.number, at=NOW)
