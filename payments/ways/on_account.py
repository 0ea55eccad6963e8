"""On account: the customer owes it. A claim is written to his account at Submit."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from callcenter.models import User
from callcenter.words.money import written
from catalog.terms import credit_limit_of
from orders.models import Order
from payments import errors
from payments.models import Claim, Happened, Payment
from payments.models.ledger import happened
from payments.ways.accounts import claim, exposure_of
from payments.ways.way import Columns, Standing, Taking, Way


class OnAccount(Way):
    removal_asks = ""
    is_for_customer = True
    never_exceeds = True
    account = "claims"

    def standing(self, order: Order) -> Standing:
        exposure = exposure_of(order.customer, currency=order.currency)
        if exposure is None:
            return Standing(sentence=_("Nothing is taken on account from this customer."))
        sums = {_("Limit"): exposure.limit, _("Used"): exposure.used, _("Free"): exposure.free}
        return Standing(sums=sums)

    def columns(self, taking: Taking) -> Columns:
        """Take it beyond the limit too: the order then waits for a supervisor. Raises NoCreditLimit."""
        order = taking.order
        if credit_limit_of(order.customer, currency=order.currency) is None:
            raise errors.NoCreditLimit(currency=order.currency, customer=order.customer.name)
        return {}

    def to_say(self, payment: Payment) -> str:
        order = payment.order
        exposure = exposure_of(order.customer, currency=order.currency)
        if exposure is None or not exposure.exceeds:
            return ""
        return _("Above the credit limit by %(amount)s: the order waits for a supervisor.") % {
            "amount": written(exposure.exceeds, order.currency)
        }

    def at_submit(self, payment: Payment, amount: Decimal, *, at: datetime, by: User) -> None:
        happened(payment, Happened.ACCEPTED, amount=amount, at=at, by=by)
        claim(payment, Claim.CLAIMED, amount, at=at, by=by)


def lower_claim(
    payment: Payment, amount: Decimal, *, at: datetime, by: User, reason: str = ""
) -> None:
    """Take back so much of what was accepted on account; the customer's row is locked."""
    happened(payment, Happened.VOIDED, amount=amount, at=at, by=by)
    claim(payment, Claim.LOWERED, -amount, at=at, by=by, reason=reason)
