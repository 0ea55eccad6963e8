"""What agents do with a few orders, in any sequence: from the first line to Submit, and changes after."""

from collections import Counter
from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from callcenter.errors import Refused
from callcenter.words.amounts import Amount
from orders import operations
from orders.models import Order
from payments import operations as payments
from payments.ways.card_codes import CardCode
from tests import factories
from tests.factories import NOW
from tests.orders.drafts import RECEIPT, offer_card, supervisor_of
from tests.payments.accounts import give_credit, limit

WHICH = st.integers(0, 3)
PIECES = st.sampled_from([1, 2, 5])
SHARES = st.sampled_from([Decimal(10), Decimal(50), Decimal(100)])
METHODS = st.sampled_from(
    ["CARD", "CASH", "CHECK", "CHECK_TO_COME", "ON_ACCOUNT", "CREDIT", "GIFT_CARD"]
)
DONE: Counter[str] = Counter()  # how often each operation was not refused


class AgentsLife(RuleBasedStateMachine):
    """Two agents and a supervisor work on the same few orders; a refusal is an answer like any other."""

    @initialize()
    def open_the_call_center(self):
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.at, self.receipts, self.numbers = NOW, 0, []
        home = factories.home()
        self.agents = [factories.agent_of(home), factories.agent_of(home), supervisor_of(home)]
        home.tolerance_percent, home.tolerance_amount = 10, 5
        home.save(update_fields=["tolerance_percent", "tolerance_amount"])
        offer_card(home, may_exceed=True)
        for function in ("check", "check_to_come", "on_account", "credit", "gift_card"):
            factories.offer(function, call_center=home)
        self.items = [
            factories.ItemFactory.create(price=price) for price in ("110.05", "9.99", "0.01")
        ]
        self.items.append(factories.ItemFactory.create(price="50.00", is_gift_card=True))
        for item in self.items[:2]:
            factories.StockFactory.create(item=item, on_hand=6)
        factories.ChargeRuleFactory.create(
            charge_code__code="SHIPPING", tiers=[("0", "50", "5.95"), ("50", None, "7.95")]
        )
        self.give_up = factories.ReasonCodeFactory.create(use="cancel").code
        self.make_good = factories.ReasonCodeFactory.create().code
        factories.ConcessionLimitFactory.create(percent=50)
        self.hold_code = factories.HoldCodeFactory.create().code
        self.customer = factories.CustomerFactory.create()
        limit(self.customer, "300.00")
        give_credit(self.customer, "40.00")
        self.codes = []  # of gift cards
        self.call_center = home
        self.new_order(who=0)

    def teardown(self):
        if hasattr(self, "savepoint"):
            transaction.set_rollback(True)
            self.savepoint.__exit__(None, None, None)

    # --- What an agent does

    def attempt(self, name, operation, *said, who, **more):
        """Do it as one of them; a refusal must leave nothing behind."""
        self.at += timedelta(minutes=1)
        by = self.agents[who % len(self.agents)]
        try:
            with transaction.atomic():
                done = operation(*said, **more, at=self.at, by=by)
        except Refused:
            return None
        DONE[name] += 1
        return done

    def order(self, which, *states):
        """One of the orders: mostly of one of these states, where there is any, else of any."""
        orders = list(Order.objects.filter(number__in=self.numbers).order_by("number"))
        fitting = [order for order in orders if order.status in states]
        return fitting[which % len(fitting)] if fitting and which else orders[which % len(orders)]

    def line(self, order, which):
        numbers = list(order.lines.order_by("number").values_list("number", flat=True)) or [1]
        return numbers[which % len(numbers)]

    @rule(who=WHICH)
    def new_order(self, who):
        opened = self.attempt(
            "new_order", operations.new_order, self.customer, who=who,
            call_center=self.call_center, key=uuid4(),
        )  # fmt: skip
        self.numbers = [*self.numbers, opened.number][-4:]

    @rule(who=WHICH, which=WHICH, item=WHICH, quantity=PIECES)
    def add_line(self, who, which, item, quantity):
        self.put_on(
            self.order(which, "draft", "amending").number, who, item=item, quantity=quantity
        )

    def put_on(self, number, who, *, item, quantity):
        self.attempt(
            "add_line", operations.add_line, number, who=who,
            item=self.items[item].item_number, quantity=quantity, key=uuid4(),
        )  # fmt: skip

    @rule(who=WHICH, which=WHICH, line=WHICH, quantity=PIECES)
    def change_line(self, who, which, line, quantity):
        order = self.order(which, "draft", "amending")
        self.attempt(
            "change_line", operations.change_line, order.number, self.line(order, line), who=who,
            version=order.version, quantity=quantity,
        )  # fmt: skip

    @rule(who=WHICH, which=WHICH, line=WHICH)
    def delete_line(self, who, which, line):
        order = self.order(which, "draft", "amending")
        self.attempt(
            "delete_line", operations.delete_line, order.number, self.line(order, line), who=who,
            version=order.version,
        )  # fmt: skip

    @rule(who=WHICH, which=WHICH)
    def complete(self, who, which):
        self.attempt(
            "complete", operations.complete, self.order(which, "draft", "amending").number, who=who
        )

    @rule(who=WHICH, which=WHICH, share=SHARES, method=METHODS)
    def take_payment(self, who, which, share, method):
        number = self.order(which, "draft", "amending", "submitted").number
        self.pay_for(number, who, share=share, method=method)

    def pay_for(self, number, who, *, share, card=False, method=None):
        self.receipts += 1
        method = method or ("CARD" if card else "CASH")
        self.attempt(
            f"pay {method}", payments.take_payment, number, who=who,
            method=method, amount=Amount(share=share), key=uuid4(),
            details=payments.Details(**self.said_of(method)),
        )  # fmt: skip

    def said_of(self, method):
        """What is said of a payment besides its amount."""
        said = {
            "CARD": RECEIPT | {"approval_code": f"A{self.receipts}"},
            "CHECK": {"check_number": f"{self.receipts}"},
            "GIFT_CARD": self.gift_card(),
        }
        return said.get(method, {})

    def gift_card(self):
        code = self.codes[-1] if self.codes else CardCode(number="NONE", pin="0")
        return {"card_number": code.number, "pin": code.pin}

    @rule(who=WHICH, which=WHICH, payment=WHICH)
    def remove_payment(self, who, which, payment):
        number = self.order(which, "draft", "amending").number
        self.pay_for(number, who, share=Decimal(10), card=bool(payment % 2))
        self.attempt(
            "remove_payment", payments.remove_payment, number, payment % 2 + 1,
            who=who, key=uuid4(), handed_back=True, reference="R1",
        )  # fmt: skip

    @rule(who=WHICH, which=WHICH)
    def submit(self, who, which):
        self.hand_over(self.order(which, "draft", "amending"), who)

    def hand_over(self, order, who):
        self.attempt(
            "submit", payments.submit, order.number, who=who,
            version=order.version, shown_total=order.total, key=uuid4(),
        )  # fmt: skip

    @rule(who=WHICH, method=METHODS)
    def sell(self, who, method):
        """The way of most orders: lines, paid in two ways or short by a little, submitted."""
        self.new_order(who)
        number = self.numbers[-1]
        for item in (0, 2, 3) if who == 3 else (0, 2):
            self.put_on(number, who, item=item, quantity=2)
        if who == 2:
            self.pay_for(number, who, share=Decimal(50), card=True)
        self.pay_for(number, who, share=Decimal(97 if who == 1 else 100), method=method)
        self.hand_over(Order.objects.get(number=number), who)

    def sold(self, which):
        """A submitted order; where there is none, one is sold."""
        if not Order.objects.filter(number__in=self.numbers, status="submitted").exists():
            self.sell(which, method="CASH")
        return self.order(which, "submitted")

    @rule(who=WHICH, which=WHICH)
    def amend(self, who, which):
        self.attempt("amend", operations.amend_order, self.sold(which).number, who=who)

    @rule(who=WHICH, which=WHICH)
    def discard(self, who, which):
        order = self.order(which, "amending")
        self.attempt(
            "discard", operations.discard_changes, order.number, who=who, version=order.version
        )

    @rule(who=WHICH, which=WHICH)
    def cancel(self, who, which):
        order = self.order(which, "draft", "submitted")
        self.attempt(
            "cancel", operations.cancel_order, order.number, who=who,
            version=order.version, reason="Changed his mind",
        )  # fmt: skip
