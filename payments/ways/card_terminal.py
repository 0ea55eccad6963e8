"""A card on a terminal: real money at once. The number of the card is never entered."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from callcenter.models import User
from callcenter.sql.turns import wait_for_turn
from callcenter.words.money import written
from payments import errors
from payments.models import Figures, Happened, Payment
from payments.models.ledger import happened
from payments.ways.way import Columns, Removal, Taking, Way


class CardTerminal(Way):
    asks = ("brand", "last_four", "terminal", "approval_code")
    legend = _("From the terminal’s receipt")
    missing = errors.CardDetailsMissing
    removal_asks = "reference"
    till = {Happened.CAPTURED: 1, Happened.REFUNDED: -1}  # slips

    def columns(self, taking: Taking) -> Columns:
        """Return what the receipt says; its code is good once a day at its terminal."""
        said = super().columns(taking)
        terminal, code = printed(said["terminal"]), printed(said["approval_code"])
        day = taking.order.day_of(taking.at)
        wait_for_turn(f"terminal {terminal} {day} {code}")
        same = Payment.objects.filter(terminal=terminal, taken_date=day, approval_code=code)
        if first := same.select_related("order").first():
            raise errors.TerminalCodeUsed(code=code, terminal=terminal, number=first.order.number)
        return {**said, "terminal": terminal, "approval_code": code}

    def at_ok(self, payment: Payment, taking: Taking) -> None:
        happened(payment, Happened.CAPTURED, at=taking.at, by=taking.by)

    def detail(self, payment: Payment) -> str:
        return ", ".join(filter(None, [payment.card, payment.approval_code]))

    def removable(self, figures: Figures) -> Decimal:
        return figures.held

    def remove(
        self, payment: Payment, removal: Removal, *, standing: Decimal, at: datetime, by: User
    ) -> None:
        """Write down the refund that was made on the terminal. Raises RefundCodeMissing."""
        if not removal.reference:
            raise errors.RefundCodeMissing(amount=written(standing, payment.order.currency))
        happened(
            payment,
            Happened.REFUNDED,
            amount=standing,
            reference=removal.reference,
            at=at,
            by=by,
        )


def printed(typed: str) -> str:
    """Return a code as a receipt prints it, in capitals and without spaces."""
    return "".join(typed.split()).upper()
