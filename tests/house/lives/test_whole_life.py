"""Whole lives of orders, by two agents, in any sequence: after each step the audit finds nothing."""

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule, run_state_machine_as_test

from orders import operations
from orders.models import Hold
from payments import operations as payments
from payments.models import Refund
from payments.questions.refundable import AS_CREDIT, LATER, refundable_of
from tests.factories import NOW
from tests.house.lives.agents_life import DONE, WHICH
from tests.house.lives.money_life import TO, MoneyLife
from tests.payments.books import require_books
from tests.soundness import require_sound

OFTEN = {
    *("new_order", "add_line", "delete_line", "complete", "pay CASH", "submit", "cancel"),
    *("pay CARD", "pay CHECK", "pay CHECK_TO_COME", "pay ON_ACCOUNT"),
    *("return_payment", "drop_refund", "issue_gift_cards", "goodwill"),
    *("amend", "discard_and_refund", "hold", "export", "ship"),
    *("cancel_and_refund", "cancel_lines", "make_refund"),
}  # what must have been done, and not only refused, by the end
AMOUNTS = st.sampled_from([Decimal("0.00"), Decimal("1.00")])


class WholeLife(MoneyLife):
    """The desk, and what comes after Submit: holds, the warehouse, cancellations, money back."""

    @rule(who=WHICH, which=WHICH)
    def hold(self, who, which):
        number = self.order(which, "draft", "submitted", "amending").number
        self.attempt(
            "hold", operations.place_hold, number, who=who, code=self.hold_code, key=uuid4()
        )

    @rule(who=WHICH, which=WHICH)
    def clear(self, who, which):
        holds = list(Hold.objects.filter(order__number__in=self.numbers, cleared_at=None))
        if holds:
            hold = holds[which % len(holds)]
            self.attempt(
                "clear", operations.clear_hold, hold.order.number, hold.pk, who=who, note="Done"
            )

    @rule()
    def export(self):
        if self.attempt("export", operations.export_released, who=2) == []:
            DONE["export"] -= 1  # nothing was released

    @rule(who=WHICH, which=WHICH)
    def recall(self, who, which):
        order = self.sold(which)
        self.attempt(
            "recall", operations.recall_order, order.number, who=2,
            version=order.version, reason="The caller changes it",
        )  # fmt: skip

    @rule(which=WHICH, pieces=st.sampled_from([1, None]))
    def ship(self, which, pieces):
        self.export()
        order = self.sold(which or 1)
        parcel = operations.Parcel(
            code=f"S{self.at:%j%H%M}",
            shipped_at=self.at,
            pieces={self.line(order, which): pieces} if pieces else {},
        )
        self.attempt("ship", payments.ship, order.number, parcel, who=2)

    @rule(who=WHICH, which=WHICH, to=TO)
    def cancel_and_refund(self, who, which, to):
        order = self.sold(which)
        self.attempt(
            "cancel_and_refund", payments.cancel_and_refund, order.number, who=who,
            shown=refundable_of(order, cost=Decimal(0)).credit, to=to, **self.given_up(order),
        )  # fmt: skip

    @rule(who=WHICH, which=WHICH, to=st.sampled_from(["", AS_CREDIT, LATER]))
    def cancel_lines(self, who, which, to):
        order = self.sold(which)
        line = self.line(order, which)
        self.attempt("cancel_lines", self.cancel_one, order, line, who=who, to=to)

    @rule(who=WHICH, which=WHICH, amount=AMOUNTS, goodwill=AMOUNTS, to=TO)
    def refund(self, who, which, amount, goodwill, to):
        order = self.sold(which) if goodwill else self.order(which, "cancelled", "shipped")
        self.attempt(
            "refund", payments.refund, order.number, who=who, amount=amount, goodwill=goodwill, to=to,
            **self.given_up(order) | {"reason": self.make_good},
        )  # fmt: skip

    @rule(who=WHICH, which=WHICH, is_made=st.booleans())
    def answer_refund(self, who, which, is_made):
        to_make = Refund.objects.to_make().filter(order__number__in=self.numbers)
        if not to_make.exists():
            self.cancel_and_refund(who, which, "")
        refunds = list(to_make)
        if not refunds:
            return
        refund = refunds[which % len(refunds)]
        number = refund.order.number
        if is_made:
            self.attempt(
                "make_refund", payments.make_refund, number, refund.number, who=who, reference="R"
            )
        else:
            self.attempt("drop_refund", payments.drop_refund, number, refund.number, who=who)

    @rule(who=WHICH, which=WHICH, to=TO)
    def discard_and_refund(self, who, which, to):
        self.amend(who, which or 1)
        order = self.order(which or 1, "amending")
        self.put_on(order.number, who, item=2, quantity=5)
        self.pay_for(order.number, who, share=Decimal(100), card=True)
        order.refresh_from_db()
        self.give_up_changes(order, who, to)

    @rule(which=WHICH, payment=WHICH)
    def return_payment(self, which, payment):
        if payment == 3:  # a bounced payment blocks much: not too often
            order = self.order(which or 1, "cancelled", "shipped", "submitted")
            self.attempt(
                "return_payment", payments.return_payment, order.number, which // 3 + 1,
                who=2, reason="Charged back later", key=uuid4(),
            )  # fmt: skip

    # --- What holds after each step

    @invariant()
    def the_audit_finds_nothing(self):
        if not hasattr(self, "savepoint"):
            return
        require_sound()

    def teardown(self):
        if hasattr(self, "savepoint"):
            require_books(NOW.date() - timedelta(days=1), self.at.date())
        super().teardown()


@pytest.mark.django_db
@pytest.mark.usefixtures("known_lines")
def test_the_audit_finds_nothing_whatever_happens():
    DONE.clear()

    run_state_machine_as_test(
        WholeLife,
        settings=settings(
            max_examples=20,
            stateful_step_count=25,
            deadline=None,
            derandomize=True,
            phases=[Phase.explicit, Phase.generate],  # a shorter life would take minutes to find
            suppress_health_check=list(HealthCheck),
        ),
    )

    assert set(DONE) >= OFTEN, "Some operation was refused each time."
