"""Customer credit: held at OK, used at Submit, freed where it is not needed."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from callcenter.models import User
from callcenter.words.money import written
from orders.models import Order
from payments import errors
from payments.models import CreditKind, Payment
from payments.ways.accounts import credit, credit_of
from payments.ways.way import Columns, Standing, Taking, Way


class Credit(Way):
    removal_asks = ""
    is_for_customer = True
    pays_back_itself = True
    never_exceeds = True
    can_be_returned = False
    account = "customer_credit"

    def standing(self, order: Order) -> Standing:
        left = credit_of(order.customer, currency=order.currency)
        if not left:
            return Standing(sentence=_("This customer has no credit."))
        return Standing(sums={_("Credit"): left})

    def columns(self, taking: Taking) -> Columns:
        """Raises NotEnoughCredit."""
        order = taking.order
        left = credit_of(order.customer, currency=order.currency)
        if taking.counted > left:
            raise errors.NotEnoughCredit(
                customer=order.customer.name, credit=written(left, order.currency)
            )
        return {}

    def at_ok(self, payment: Payment, taking: Taking) -> None:
        super().at_ok(payment, taking)
        hold = -payment.amount
        credit(payment.order, CreditKind.HELD, hold, payment=payment, at=taking.at, by=taking.by)

    def give_up(self, payment: Payment, amount: Decimal, *, at: datetime, by: User) -> None:
        super().give_up(payment, amount, at=at, by=by)
        credit(payment.order, CreditKind.FREED, amount, payment=payment, at=at, by=by)

    def pay_back(
        self, payment: Payment, amount: Decimal, *, reference: str, at: datetime, by: User
    ) -> None:
        """Give back what was paid with credit: it is the customer's again at once."""
        super().pay_back(payment, amount, reference=reference, at=at, by=by)
        credit(payment.order, CreditKind.CREDITED, amount, payment=payment, at=at, by=by)
