"""Steps that let go what an order does not need any more, or needs again: captured money stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from callcenter.models import User
from callcenter.words.money import ZERO
from orders.models import Order, Status
from orders.standing import NOTHING
from payments.models import Claim, Figures, Happened, Payment, PaymentEvent, Refund
from payments.models.ledger import GOODWILL, happened
from payments.questions.figures import figures_by_payment
from payments.questions.standing import standing_of
from payments.under_lock.refunds_made import store_refunds
from payments.under_lock.totals import store_totals
from payments.ways import way_of
from payments.ways.accounts import claim
from payments.ways.on_account import lower_claim


def let_go(
    order: Order,
    payments: Sequence[Payment],
    *,
    at: datetime,
    by: User,
    cost: Decimal | None = None,
) -> None:
    """Give up what is more than the order costs, and not the customer's, the last payment first.

    What waits goes first, then what is authorised and not in somebody's hand,
    what stands on account, what was written off; so no claim and no write-off
    stands beside money that covers the same. The customer's row is locked
    where something stands on his account. ``payments`` are all of the order.
    """
    cost = order.total if cost is None else cost
    if not replace(order.standing, cost=cost).spare:
        return  # as the row says, which is the ledger's
    goes = standing_of(order, cost=cost).let_go
    if goes == NOTHING:
        return
    figures = figures_by_payment(order)
    give_up(payments, {pk: one.waiting for pk, one in figures.items()}, goes.waiting, at=at, by=by)
    promised = {
        payment.pk: figures[payment.pk].authorised
        for payment in payments
        if payment.pk in figures and may_be_given_up(payment)
    }
    give_up(payments, promised, goes.promised, at=at, by=by)
    lower_claims(payments, figures, goes.claimed, at=at, by=by)
    take_back_written_off(order, goes.written_off, at=at, by=by)
    take_back_goodwill(order, goes.goodwill, at=at, by=by)
    store_totals(order)


def may_be_given_up(payment: Payment) -> bool:
    """Whether what is authorised of it is given up without anybody's hand."""
    way = way_of(payment.method)
    return way.never_exceeds or way.is_left_authorised


def give_up(
    payments: Sequence[Payment],
    amounts: dict[int | None, Decimal] | dict[int, Decimal],
    rest: Decimal,
    *,
    at: datetime,
    by: User,
) -> None:
    for payment in reversed(payments):
        part = min(amounts.get(payment.pk, ZERO), rest)
        if part > ZERO:
            way_of(payment.method).give_up(payment, part, at=at, by=by)
            rest -= part


def lower_claims(
    payments: Sequence[Payment],
    figures: dict[int | None, Figures],
    rest: Decimal,
    *,
    at: datetime,
    by: User,
) -> None:
    for payment in reversed(payments):
        part = min(figures[payment.pk].accepted, rest) if payment.pk in figures else ZERO
        if part > ZERO:
            lower_claim(payment, part, at=at, by=by)
            rest -= part


def take_back_written_off(
    order: Order, amount: Decimal, *, at: datetime, by: User, reference: str = ""
) -> None:
    """Add to the ledger that so much was written off in vain."""
    if amount > ZERO:
        PaymentEvent.objects.create(
            order=order,
            kind=Happened.TAKEN_BACK,
            amount=amount,
            reference=reference,
            at=at,
            by=by,
        )


def take_back_goodwill(order: Order, amount: Decimal, *, at: datetime, by: User) -> None:
    """Let goodwill be no more than the order costs; of refunds to make it is his own money from now on."""
    if amount <= ZERO:
        return
    open_refunds = Refund.objects.to_make().filter(order=order, goodwill__gt=0)
    for refund in open_refunds.order_by("-number"):
        part = min(refund.goodwill, amount)
        refund.goodwill -= part
        refund.save(update_fields=["goodwill"])
        amount -= part
    take_back_written_off(order, amount, at=at, by=by, reference=GOODWILL)
    store_refunds(order)


def claim_returned(order: Order, payments: Sequence[Payment], *, at: datetime, by: User) -> None:
    """Let the customer owe on his account what came back of payments, once the order is over.

    Never more than is missing. The customer's row is locked.
    """
    if not order.returned_total or order.status not in {Status.SHIPPED, Status.CANCELLED}:
        return
    missing, figures = standing_of(order).balance, figures_by_payment(order)
    for payment in payments:
        one = figures.get(payment.pk)
        part = min(one.returned - one.accepted, missing) if one else ZERO
        if part > ZERO:
            happened(payment, Happened.ACCEPTED, amount=part, at=at, by=by)
            claim(payment, Claim.RETURNED, part, reason=returned_because(payment), at=at, by=by)
            missing -= part
    store_totals(order)


def returned_because(payment: Payment) -> str:
    returns = PaymentEvent.objects.filter(payment=payment, kind=Happened.RETURNED)
    return returns.order_by("-pk").values_list("reference", flat=True).first() or ""
