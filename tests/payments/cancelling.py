"""Submitted orders, and what is cancelled of them, for tests."""

from decimal import Decimal
from uuid import uuid4

from orders.models import Use
from payments import operations
from payments.models import PaymentEvent, Refund
from tests.factories import NOW, ItemFactory, ReasonCodeFactory
from tests.orders.drafts import RECEIPT, add, draft_of_120, fresh, offer_card, pay, submit

CANCEL = "CHANGED-MIND"
GOODWILL = "LATE"


def reasons():
    ReasonCodeFactory.create(code=CANCEL, name="Changed his mind", use=Use.CANCEL)
    ReasonCodeFactory.create(code=GOODWILL, name="Delivered late")


def sold_for_120(*amounts, **about):
    """A submitted order of 120.00; the first amount by card, the rest in cash."""
    reasons()
    order = draft_of_120(**about)
    offer_card(order.call_center)
    if amounts:
        pay(order, amounts[0], method="CARD", **RECEIPT)
    for amount in amounts[1:] or [None]:
        if fresh(order).balance:
            pay(order, amount)
    submit(order, "120.00")
    return fresh(order)


def sold_for_172():
    """81327 at 110.05 and three pieces at 20.00, shipped free from 150.00, handling 2.00; 100.00 by card."""
    reasons()
    order = draft_of_120()
    add(order, ItemFactory.create(item_number="84003", price="20.00").item_number, 3)
    offer_card(order.call_center)
    pay(order, "100.00", method="CARD", **RECEIPT)
    pay(order)
    submit(order, "172.05")
    return fresh(order)


def cancel(order, shown, *, to="", reason=CANCEL, note="", version=None, key=None, **more):
    return operations.cancel_and_refund(
        order.number,
        **said(order, shown, to, reason, note, version, key) | more,
    )


def cancel_lines(
    order, lines, shown, *, to="", reason=CANCEL, note="", version=None, key=None, **more
):
    return operations.cancel_lines(
        order.number,
        lines=lines,
        **said(order, shown, to, reason, note, version, key) | more,
    )


def refund(
    order, amount, *, goodwill="0", to="", reason=GOODWILL, note="", version=None, key=None, **more
):
    about = said(order, amount, to, reason, note, version, key)
    about["amount"] = about.pop("shown")
    return operations.refund(order.number, goodwill=Decimal(goodwill), **about | more)


def said(order, shown, to, reason, note, version, key):
    return {
        "version": fresh(order).version if version is None else version,
        "shown": Decimal(shown),
        "to": to,
        "reason": reason,
        "note": note,
        "key": key or uuid4(),
        "at": NOW,
        "by": order.taken_by,
    }


def make(order, number, reference="T1-77", *, by=None):
    return operations.make_refund(
        order.number, number, reference=reference, at=NOW, by=by or order.taken_by
    )


def refunds(order):
    """Each refund: number, method, amount, and what became of it."""
    return [
        (one.number, one.payment.method.code, one.amount, one.reference)
        for one in Refund.objects.filter(order=order, dropped_at=None)
        .select_related("payment__method")
        .order_by("number")
    ]


def ledger(order):
    events = PaymentEvent.objects.filter(order=order).order_by("pk")
    return list(events.values_list("kind", "amount", "reference"))


def ship(order, line, pieces):
    """Let the warehouse take and send pieces of a line."""
    order.lines.filter(number=line).update(quantity_taken=pieces, quantity_shipped=pieces)
