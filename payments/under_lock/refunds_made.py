"""Refunds are made: the ledger's side of a refund, and what the order says of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from django.db.models import Sum

from callcenter.models import User
from callcenter.words.money import ZERO, total
from orders.models import About, Event, Order
from orders.models.events import record
from orders.under_lock.letters import tell
from payments.models import CreditKind, Happened, PaymentEvent, Refund
from payments.models.ledger import GOODWILL, happened
from payments.questions.figures import figures_by_payment
from payments.questions.standing import reckoned, refunds_to_make
from payments.under_lock.totals import store_totals
from payments.ways import way_of
from payments.ways.accounts import credit


def make_at_once(order: Order, refunds: Iterable[Refund], *, at: datetime, by: User) -> None:
    """Make at once what needs nobody's hand: customer credit, and payments that pay themselves back.

    What a payment provider makes is asked of it once this is kept.
    """
    for refund in refunds:
        refund.payment.order = order
        way = way_of(refund.payment.method)
        if refund.as_credit or way.pays_back_itself:
            make(order, refund, reference=refund.payment.method.code, at=at, by=by)
        else:
            way.ask_to_pay_back(refund, at=at, by=by)


def make(order: Order, refund: Refund, *, reference: str, at: datetime, by: User) -> None:
    """Write down that a refund was made; goodwill is written off, so that it leaves nothing due."""
    if refund.goodwill:
        PaymentEvent.objects.create(
            order=order,
            kind=Happened.WRITTEN_OFF,
            amount=refund.goodwill,
            reference=GOODWILL,
            at=at,
            by=by,
        )
    payment, amount = refund.payment, refund.amount
    if refund.as_credit:
        happened(payment, Happened.CREDITED, amount=amount, reference=reference, at=at, by=by)
        credit(
            order, CreditKind.CREDITED, amount, payment=payment, reason=refund.note, at=at, by=by
        )
    else:
        way_of(payment.method).pay_back(payment, amount, reference=reference, at=at, by=by)
    refund.made_at, refund.made_by, refund.reference = at, by, reference
    refund.save(update_fields=["made_at", "made_by", "reference"])
    store_totals(order)
    event = record(
        order, Event.REFUND_MADE, at=at, by=by,
        refund=refund.number, payment=payment.number, amount=amount,
        as_credit=refund.as_credit, reference=reference,
    )  # fmt: skip
    if not refund.as_credit:
        means = {"refund_method": payment.method.name, "refund_names": payment.method.names}
        tell(event, About.REFUNDED, refund=amount, **means)


def store_refunds(order: Order) -> None:
    """Write on the order's row what its refunds come to; goodwill is part of what is conceded."""
    to_make = refunds_to_make(order)
    standing = reckoned(figures_by_payment(order).values(), to_make, cost=ZERO)
    goodwill = standing.goodwill
    unapproved = min(goodwill_without_approval(order), goodwill)
    order.conceded_total += goodwill - order.goodwill_total
    order.unapproved_total += unapproved - order.unapproved_goodwill_total
    order.refunds_total = total(one.amount - one.goodwill for one in to_make)
    order.held_total, order.goodwill_total = standing.held, goodwill
    order.unapproved_goodwill_total = unapproved
    order.version += 1
    order.save(
        update_fields=[
            "refunds_total",
            "held_total",
            "goodwill_total",
            "unapproved_goodwill_total",
            "conceded_total",
            "unapproved_total",
            "version",
        ]
    )


def goodwill_without_approval(order: Order) -> Decimal:
    refunds = Refund.objects.unapproved().filter(order=order)
    return refunds.aggregate(sum=Sum("goodwill"))["sum"] or ZERO
