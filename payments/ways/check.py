"""Checks: one in hand, which may have to wait until it is good, and one that is still to come."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from payments import errors
from payments.models import Happened, OfferedMethod, Payment
from payments.models.ledger import happened
from payments.ways.way import Taking, Way


class Check(Way):
    """A check in hand, with its number; above the call center's threshold it waits."""

    asks = ("check_number",)
    legend = _("From the check")
    missing = errors.CheckNumberMissing
    till = {Happened.AUTHORISED: 1, Happened.VOIDED: -1}  # a drawer

    def at_ok(self, payment: Payment, taking: Taking) -> None:
        until = good_from(payment, taking.offered, received_at=taking.at)
        happened(payment, Happened.AUTHORISED, until=until, at=taking.at, by=taking.by)


class CheckToCome(Way):
    """A check that is promised: it counts for Submit, and nothing leaves until it is here."""

    removal_asks = ""
    till = {Happened.AUTHORISED: 1, Happened.VOIDED: -1}  # once it is here

    def at_ok(self, payment: Payment, taking: Taking) -> None:
        days = taking.offered.expected_days
        until = end_of_day(payment, taking.at, days=days)
        happened(payment, Happened.WAITING, until=until, at=taking.at, by=taking.by)


def good_from(
    payment: Payment, offered: OfferedMethod, *, received_at: datetime
) -> datetime | None:
    """Return until when a check keeps the order from the warehouse, or None where it does not."""
    if offered.waits_above is None or payment.amount <= offered.waits_above:
        return None
    return end_of_day(payment, received_at, days=offered.waits_days)


def end_of_day(payment: Payment, moment: datetime, *, days: int) -> datetime:
    """Return the end of the day that is so many days later, as the call center's clock has it."""
    order = payment.order
    next_day = order.day_of(moment) + timedelta(days=days + 1)
    return order.call_center.start_of(next_day)
