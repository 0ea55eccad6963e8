"""A provider of stored cards in the lives of orders: it declines, is not heard, says something else, and is looked up."""

from contextlib import ExitStack
from datetime import timedelta
from decimal import Decimal
from types import SimpleNamespace
from unittest.mock import patch
from uuid import uuid4

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from payments import operations as payments
from payments.jobs import ask_providers
from payments.models import Payment, ProviderRequest, StoredToken
from payments.operations import asking
from payments.providers import registry
from tests.house.lives.agents_life import DONE, METHODS, SHARES, WHICH
from tests.house.lives.money_life import THEN, TO, MoneyLife
from tests.payments.scripted import Scripted, offer_stored_cards

TURNS = st.sampled_from(
    ["says yes", "declines", "never comes", "is not heard", "answers something else"]
)


class ProviderLife(MoneyLife):
    """Whatever an operation wants of the provider is asked right after it, unless nobody comes to it."""

    nobody_asks = False

    @initialize()
    def open_the_call_center(self):
        self.connect_the_provider()
        super().open_the_call_center()
        offered = offer_stored_cards(self.call_center)
        self.token = StoredToken.objects.create(
            customer=self.customer,
            method=offered.method,
            token="tok",
            brand="Visa",
            last_four="4242",
        )

    def connect_the_provider(self):
        self.provider = Scripted()
        self.patched = ExitStack()
        self.patched.enter_context(patch.dict(registry._connected, {"ACME": self.provider}))
        outside = SimpleNamespace(in_atomic_block=False)  # the life itself is one transaction
        self.patched.enter_context(patch.object(asking, "connection", outside))

    def teardown(self):
        super().teardown()
        if hasattr(self, "patched"):
            self.patched.close()

    def said_of(self, method):
        if method == "STORED":
            return {"token": str(self.token.pk)}
        return super().said_of(method)

    def attempt(self, name, operation, *said, **more):
        done = super().attempt(name, operation, *said, **more)
        if done is not None and not self.nobody_asks:
            unsent = ProviderRequest.objects.filter(sent_at=None).order_by("pk")
            for key in list(unsent.values_list("key", flat=True)):
                asking.ask(key, at=self.at)
        return done

    @rule(
        turns=st.lists(TURNS, min_size=1, max_size=3),
        other=METHODS,
        share=SHARES,
        then=st.lists(THEN, min_size=1),
        to=TO,
        nobody_asks=st.booleans(),
    )
    def live_by_stored_card(self, turns, other, share, then, to, nobody_asks):
        """Paid by the stored card and another way, while the provider does this or that."""
        self.provider.script, self.nobody_asks = turns, nobody_asks
        self.live("STORED", other, share, [*then[:2], "sent", "call_off"], to)
        self.nobody_asks = False
        self.look_up()

    @rule(which=WHICH)
    def remove_stored(self, which):
        number = self.order(which or 1, "draft", "amending").number
        self.pay_for(number, 0, share=Decimal(10), method="STORED")
        last = Payment.objects.filter(order__number=number).count()
        self.attempt("remove_payment", payments.remove_payment, number, last, who=0, key=uuid4())

    @rule()
    def look_up(self):
        """The job comes by: what was never sent is sent, what has no answer is looked up."""
        self.at += timedelta(minutes=3)
        ask_providers(at=self.at)
        for request in ProviderRequest.objects.exclude(outcome=""):
            DONE[f"{request.asks} {request.outcome}"] = 1
        DONE["look_up"] += self.provider.calls.count("look_up")
