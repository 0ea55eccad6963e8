"""What becomes of an order that was paid in this way or that: sold, then changed, cancelled, bounced."""

from decimal import Decimal
from uuid import uuid4

from hypothesis import strategies as st
from hypothesis.stateful import rule

from orders import operations
from orders.models import Order
from orders.shown import consequences
from orders.under_lock.cancelling import lines_to_cancel
from payments import operations as payments
from payments.models import GiftCard, Refund
from payments.questions.refundable import AS_CREDIT, LATER, refundable_of
from tests.house.lives.agents_life import METHODS, SHARES, AgentsLife

TO = st.sampled_from(["", AS_CREDIT])
ALL = Decimal(100)
THEN = st.sampled_from(
    [
        *("more", "less", "one_less", "cancel_line", "cancel_line", "call_off", "bounce", "sent"),
        *(
            "received",
            "kept",
            "made",
            "dropped",
            "discarded",
            "issued",
            "voided",
            "paid",
            "goodwill",
        ),
    ]
)


class MoneyLife(AgentsLife):
    """Sold by any two methods, and then three things that move its money."""

    @rule(first=METHODS, second=METHODS, share=SHARES, then=st.lists(THEN, min_size=1), to=TO)
    def live(self, first, second, share, then, to):
        self.new_order(0)
        number = self.numbers[-1]
        gift = 3 if "issued" in then else 0
        for item in (0, 1, gift):
            self.put_on(number, 0, item=item, quantity=1)
        self.attempt("complete", operations.complete, number, who=0)
        self.pay_for(number, 0, share=share, method=first)
        self.pay_for(number, 0, share=Decimal(97 if "more" in then else 100), method=second)
        self.hand_over(Order.objects.get(number=number), 0)
        self.to, self.method = to, first
        for name in then[:4]:
            getattr(self, name)(Order.objects.get(number=number))

    def more(self, order):
        self.change(order, lambda: self.put_on(order.number, 0, item=1, quantity=1))

    def less(self, order):
        self.change(order, lambda: self.take_off(order, 2))

    def one_less(self, order):
        self.change(order, lambda: self.take_off(order, 1))

    def change(self, order, how):
        """Modify, change, pay what is missing, submit."""
        self.attempt("amend", operations.amend_order, order.number, who=0)
        how()
        self.pay_for(order.number, 0, share=ALL, method=self.method)
        self.pay_for(order.number, 0, share=ALL, method="CASH")
        self.hand_over(Order.objects.get(pk=order.pk), 0)

    def take_off(self, order, line):
        version = Order.objects.get(pk=order.pk).version
        self.attempt(
            "delete_line", operations.delete_line, order.number, line, who=0, version=version
        )

    def discarded(self, order):
        self.attempt("amend", operations.amend_order, order.number, who=0)
        self.put_on(order.number, 0, item=1, quantity=1)
        self.pay_for(order.number, 0, share=ALL, card=True)
        self.give_up_changes(Order.objects.get(pk=order.pk), 0, self.to)

    def give_up_changes(self, order, who, to):
        began = order.amendments.filter(ended_at=None).first()
        since = order.captured_total - began.captured if began else Decimal(0)
        may = refundable_of(order)
        self.attempt(
            "discard_and_refund", payments.discard_and_refund, order.number, who=who,
            shown=max(min(since, may.spare, may.most_total), Decimal(0)), to=to, **self.given_up(order),
        )  # fmt: skip

    def cancel_line(self, order):
        self.attempt("cancel_lines", self.cancel_one, order, 2, who=0, to=self.to or LATER)

    def cancel_one(self, order, line, **more):
        """As the page does it: what it comes to is shown before."""
        picked = lines_to_cancel(order, [line])
        told = consequences.of_lines(order, picked, at=self.at)
        shown = refundable_of(order, cost=told.after).credit
        return payments.cancel_lines(
            order.number, lines=[line], shown=shown, **self.given_up(order), **more
        )

    def call_off(self, order):
        self.attempt(
            "cancel_and_refund", payments.cancel_and_refund, order.number, who=0,
            shown=refundable_of(order, cost=Decimal(0)).credit, to=self.to, **self.given_up(order),
        )  # fmt: skip

    def bounce(self, order):
        for payment in (1, 2):
            self.attempt(
                "return_payment", payments.return_payment, order.number, payment,
                who=2, reason="Bounced", key=uuid4(),
            )  # fmt: skip

    def paid(self, order):
        self.pay_for(order.number, 0, share=ALL, method="CASH")

    def sent(self, order):
        self.attempt("export", operations.export_released, who=2)
        parcel = operations.Parcel(code=f"S{self.at:%j%H%M}", shipped_at=self.at)
        self.attempt("ship", payments.ship, order.number, parcel, who=2)

    def received(self, order):
        for payment in (1, 2):
            self.attempt(
                "receive_check", payments.receive_check, order.number, payment, who=0,
                check_number="77", key=uuid4(),
            )  # fmt: skip

    def kept(self, order):
        for how in (payments.credit_surplus, payments.collect_later, payments.write_off_balance):
            now = Order.objects.get(pk=order.pk)
            self.attempt(
                how.__name__, how, now.number, who=2, version=now.version,
                shown=now.surplus or now.due, note="Settled", key=uuid4(),
            )  # fmt: skip

    def goodwill(self, order):
        self.attempt(
            "goodwill", payments.refund, order.number, who=0, amount=Decimal(0),
            goodwill=Decimal("1.00"), to=self.to, **self.given_up(order) | {"reason": self.make_good},
        )  # fmt: skip

    def made(self, order):
        for refund in Refund.objects.to_make().filter(order=order):
            self.attempt(
                "make_refund",
                payments.make_refund,
                order.number,
                refund.number,
                who=0,
                reference="R",
            )

    def dropped(self, order):
        for refund in Refund.objects.to_make().filter(order=order):
            self.attempt("drop_refund", payments.drop_refund, order.number, refund.number, who=0)

    def issued(self, order):
        done = self.attempt(
            "issue_gift_cards", payments.issue_gift_cards, order.number, who=0, key=uuid4()
        )
        self.codes += [one.code for one in done or ()]

    def voided(self, order):
        for card in GiftCard.objects.standing().filter(line__order=order):
            self.attempt(
                "void_gift_card",
                payments.void_gift_card,
                order.number,
                card.pk,
                who=2,
                reason="Lost",
                key=uuid4(),
            )
        self.attempt(
            "refund", payments.refund, order.number, who=0, amount=Decimal("50.00"),
            goodwill=Decimal(0), to=self.to,
            **self.given_up(Order.objects.get(pk=order.pk)) | {"reason": self.make_good},
        )  # fmt: skip

    def given_up(self, order):
        return {"version": order.version, "reason": self.give_up, "note": "", "key": uuid4()}
