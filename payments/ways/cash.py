"""Cash: what exceeds the balance is given back as change; the balance is paid in coins that there are.

What is paid counts as it is owed, to the last unit. What more or less of it went over the counter,
as coins go, is an event of its own, when it comes and when it goes back.
"""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from callcenter.models import User
from callcenter.words.money import ZERO, written
from payments.models import Happened, Payment
from payments.models.ledger import happened
from payments.ways.coins import coin_at, in_coins
from payments.ways.way import Columns, Taking, Way


class Cash(Way):
    till = {  # a drawer
        Happened.AUTHORISED: 1,
        Happened.VOIDED: -1,
        Happened.REFUNDED: -1,
        Happened.ROUNDED_UP: 1,
        Happened.ROUNDED_OFF: -1,
    }

    def counted(self, typed: Decimal, *, due: Decimal, coin: Decimal | None = None) -> Decimal:
        """Return what is due where that is handed over in coins, else the coins."""
        if typed >= min(due, in_coins(due, coin)):
            return due
        return min(max(in_coins(typed, coin), coin or ZERO), due)

    def columns(self, taking: Taking) -> Columns:
        to_take = in_coins(taking.counted, taking.coin)
        columns: Columns = {"rounded": to_take - taking.counted}
        if taking.typed > max(to_take, taking.counted):
            columns["handed_over"] = taking.typed
        return columns

    def at_ok(self, payment: Payment, taking: Taking) -> None:
        super().at_ok(payment, taking)
        round_off(payment, payment.rounded, at=taking.at, by=taking.by)

    def to_say(self, payment: Payment) -> str:
        if not payment.rounded:
            return super().to_say(payment)
        facts = {"amount": written(payment.amount + payment.rounded, payment.order.currency)}
        said = _("To take in cash: %(amount)s, rounded to the coin.") % facts
        return " ".join(filter(None, (said, super().to_say(payment))))

    def rounding_of(self, payment: Payment, amount: Decimal) -> Decimal:
        if amount == payment.amount:
            return payment.rounded
        return in_coins(amount, coin_at(payment.order, payment.method)) - amount

    def give_up(self, payment: Payment, amount: Decimal, *, at: datetime, by: User) -> None:
        super().give_up(payment, amount, at=at, by=by)
        round_off(payment, -self.rounding_of(payment, amount), at=at, by=by)

    def pay_back(self, payment: Payment, amount: Decimal, **how: Any) -> None:
        super().pay_back(payment, amount, **how)
        rounding = -self.rounding_of(payment, amount)
        round_off(payment, rounding, at=how["at"], by=how["by"])


def round_off(payment: Payment, more: Decimal, *, at: datetime, by: User) -> None:
    """Write down that so much more than counts is in the drawer; below 0, less."""
    if more:
        kind = Happened.ROUNDED_UP if more > ZERO else Happened.ROUNDED_OFF
        happened(payment, kind, amount=abs(more), at=at, by=by)
