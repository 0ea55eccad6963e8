"""The day in the books: what was ordered, paid, given back and is owed, as double entry.

An order is booked when it is submitted, a change of it as the difference to the revision
before, a cancellation as its opposite; a payment when its event happens. Each is booked
against the order's own account, whose balance is what the customer still owes. A gift card
is owed from its sale until it pays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from callcenter.models import CallCenter
from callcenter.words.money import ZERO, rounded
from orders.models import Order, OrderRevision, Status
from payments.models import Claim, Happened, PaymentEvent
from payments.questions.by_hand import entries_by_hand
from payments.questions.takings import day_at
from payments.ways import way_of
from payments.ways.coins import rounding_booked_with

ORDERS = "orders"  # what customers owe for orders, or have paid ahead
Amounts = dict[tuple[str, str], Decimal]  # by account and code; positive is what we earn or owe

COLUMNS = ["day", "time", "call_center", "order", "account", "code", "debit", "credit", "currency"]


# Which way each event goes: 1 is what we earn or owe on its account, and -1 what we have there.
SIGNS: dict[str, int] = {
    Happened.CAPTURED: -1, Happened.REFUNDED: 1, Happened.RETURNED: 1,
    Happened.ACCEPTED: -1, Happened.VOIDED: 1,
    Happened.WRITTEN_OFF: -1, Happened.TAKEN_BACK: 1,
    Happened.CREDITED: 1, Happened.UNCREDITED: -1,
}  # fmt: skip
# Of some the account is the event's, not the payment's: a check that bounced is owed.
ACCOUNTS: dict[str, str] = {
    Happened.ACCEPTED: "claims", Happened.VOIDED: "claims",
    Happened.WRITTEN_OFF: "write_offs", Happened.TAKEN_BACK: "write_offs",
    Happened.CREDITED: "customer_credit", Happened.UNCREDITED: "customer_credit",
}  # fmt: skip
# What an admin enters on a customer's account or credit, and against which account.
BY_HAND: dict[str, str] = {Claim.SETTLED: "settlements", Claim.ADJUSTED: "adjustments"}


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One row: an account, what it is of (a charge code, a rate, a method), and one of two amounts."""

    at: datetime
    order: int | None  # nothing where an admin entered it on a customer's account or credit
    account: str
    code: str = ""
    debit: Decimal = ZERO
    credit: Decimal = ZERO


def journal_of(call_center: CallCenter, day: date) -> Iterator[Entry]:
    """Yield the entries of a day; the debits of each order equal its credits."""
    begins, ends = day_at(call_center, day)
    within = {"at__gte": begins, "at__lt": ends}
    revisions = OrderRevision.objects.filter(order__call_center=call_center, **within)
    for revision in revisions.select_related("order").order_by("at", "pk").iterator():
        yield from changed(revision.order.number, revision.at, said_before(revision), revision)
    cancelled = Order.objects.filter(
        call_center=call_center,
        status=Status.CANCELLED,
        revision__gte=1,
        cancelled_at__gte=begins,
        cancelled_at__lt=ends,
    )
    for order in cancelled.order_by("cancelled_at", "pk").iterator():
        assert order.cancelled_at is not None
        last = OrderRevision.objects.get(order=order, number=order.revision)
        yield from changed(order.number, order.cancelled_at, last, None)
    events = PaymentEvent.objects.filter(order__call_center=call_center, **within)
    for event in events.select_related("order", "payment__method").order_by("at", "pk").iterator():
        yield from paid(event)
    yield from by_hand(call_center, begins, ends)


def by_hand(call_center: CallCenter, begins: datetime, ends: datetime) -> Iterator[Entry]:
    """Book what admins entered on accounts and credits of customers, without an order."""
    for one in entries_by_hand(call_center, begins, ends):
        account, owed = ("claims", -one.amount) if one.is_claim else ("customer_credit", one.amount)
        yield from entry(None, one.at, account, "", credit=owed)
        yield from entry(None, one.at, BY_HAND[one.kind], "", credit=-owed)


def said_before(revision: OrderRevision) -> OrderRevision | None:
    if revision.number == 1:
        return None
    return OrderRevision.objects.filter(order=revision.order_id, number=revision.number - 1).first()


def changed(
    order: int, at: datetime, before: OrderRevision | None, after: OrderRevision | None
) -> Iterator[Entry]:
    """Book what an order comes to now, less what it came to before."""
    old, new = earned(before), earned(after)
    owed = ZERO
    for account, code in sorted({*old, *new}):
        amount = new.get((account, code), ZERO) - old.get((account, code), ZERO)
        owed += amount
        yield from entry(order, at, account, code, credit=amount)
    yield from entry(order, at, ORDERS, "", credit=-owed)


def earned(revision: OrderRevision | None) -> Amounts:
    """Return what a revision brings in: goods and charges without their tax, and tax by rate."""
    if revision is None:
        return {}
    said = revision.snapshot
    contained = said["prices_with_tax"]
    amounts: Amounts = {}
    for line in said["lines"]:
        account = "gift_cards" if line.get("is_gift_card") else "goods"  # sold ahead: we owe it
        add(amounts, account, "", line, "net", contained=contained)
    for charge in said["charges"]:
        add(amounts, "charges", charge["charge"], charge, "amount", contained=contained)
    for tax in said["taxes"]:
        code = format(Decimal(tax["percent"]).normalize(), "f")
        amounts["tax", code] = amounts.get(("tax", code), ZERO) + Decimal(tax["tax"])
    return amounts


def add(
    amounts: Amounts, account: str, code: str, row: dict[str, Any], name: str, *, contained: bool
) -> None:
    tax = Decimal(row["tax"]) if contained else ZERO
    amounts[account, code] = amounts.get((account, code), ZERO) + Decimal(row[name]) - tax


def paid(event: PaymentEvent) -> Iterator[Entry]:
    """Book what happened to a payment; what is only promised is booked nowhere."""
    number, at, amount = event.order.number, event.at, event.amount
    account, code = account_of(event)
    yield from rounded_to_coins(event, account, code)
    if event.kind in ACCOUNTS:
        account = ACCOUNTS[event.kind]
    if event.kind not in SIGNS or (event.kind == Happened.VOIDED and not is_claim_lowered(event)):
        return
    amount *= SIGNS[event.kind]
    for said, earned in sorted([((account, code), amount), ((ORDERS, ""), -amount)], key=debit):
        yield from entry(number, at, *said, credit=earned)


def debit(row: tuple[object, Decimal]) -> bool:
    """Sort what is debited first."""
    return row[1] > ZERO


def rounded_to_coins(event: PaymentEvent, account: str, code: str) -> Iterator[Entry]:
    """Book what cash was rounded by: with what is captured what was till then, after that as it happens."""
    more = rounding_booked_with(event)
    yield from entry(event.order.number, event.at, account, code, credit=-more)
    yield from entry(event.order.number, event.at, "rounding", "", credit=more)


def is_claim_lowered(event: PaymentEvent) -> bool:
    """Whether what was accepted on account is no longer claimed, in part or whole."""
    if event.kind != Happened.VOIDED:
        return False
    accepted = PaymentEvent.objects.filter(payment=event.payment_id, kind=Happened.ACCEPTED)
    return accepted.filter(pk__lt=event.pk).exists()


def account_of(event: PaymentEvent) -> tuple[str, str]:
    """Return the account of a payment's way, and its method; neither of the order's own money."""
    if event.payment is None:
        return "", ""
    method = event.payment.method
    return way_of(method).account, method.code


def entry(
    order: int | None, at: datetime, account: str, code: str, *, credit: Decimal
) -> Iterator[Entry]:
    """Yield one entry; a negative credit is a debit, and nothing is no entry."""
    if credit > ZERO:
        yield Entry(at=at, order=order, account=account, code=code, credit=credit)
    elif credit < ZERO:
        yield Entry(at=at, order=order, account=account, code=code, debit=-credit)


def rows_of(call_center: CallCenter, day: date) -> Iterator[list[str]]:
    """Yield the journal of a day as rows, the names of the columns first."""
    yield COLUMNS
    for entry in journal_of(call_center, day):
        yield row_of(entry, call_center)


def row_of(entry: Entry, call_center: CallCenter) -> list[str]:
    """Write an entry as a row of COLUMNS, in the call center's time, amounts with a point."""
    at = entry.at.astimezone(ZoneInfo(call_center.time_zone))
    amounts = [
        format(rounded(amount, call_center.digits), "f") if amount else ""
        for amount in (entry.debit, entry.credit)
    ]
    return [
        f"{at:%Y-%m-%d}",
        f"{at:%H:%M:%S}",
        call_center.code,
        "" if entry.order is None else str(entry.order),
        entry.account,
        entry.code,
        *amounts,
        call_center.currency,
    ]
