"""Asks payment providers in three short steps: the intent is kept; the call; the answer is kept.

The ways to pay write the intent (a ProviderRequest) in the operation that wants it. Then ``ask``
marks it as sent, calls without any transaction or lock, and writes the answer. Whatever ends it in
between leaves a request that ``payments.jobs.ask_providers`` finds. So does a provider that is silent
for longer than whoever asks has patience.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from time import monotonic
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from callcenter.outward.calling import NotWaitedFor, within
from orders.models import Event, lock_order_anywhere
from orders.models.events import record
from payments.models import Asked, Happened, Payment, ProviderRequest
from payments.models.ledger import happened
from payments.providers import (
    Answer,
    NoAnswer,
    Outcome,
    Provider,
    provider_named,
    provider_names,
)
from payments.questions.standing import cost_of
from payments.under_lock.letting_go import let_go
from payments.under_lock.refunds_made import make, store_refunds
from payments.under_lock.securing import payments_of, store_over_limit
from payments.under_lock.totals import store_totals
from payments.ways.accounts import lock_customer

PAGE = timedelta(seconds=5)  # so long an agent waits for providers; then the job goes on
ANSWERS = {
    Asked.AUTHORISE: {Outcome.AUTHORISED, Outcome.CAPTURED, Outcome.DECLINED},
    Asked.CAPTURE: {Outcome.CAPTURED, Outcome.DECLINED},
    Asked.VOID: {Outcome.VOIDED, Outcome.DECLINED},
    Asked.REFUND: {Outcome.REFUNDED, Outcome.DECLINED},
}
# What the ledger says of each answer. A void or refund that is declined changes nothing; one that
# is made is written down as every refund is.
LEDGER = {
    (Asked.AUTHORISE, Outcome.AUTHORISED): [Happened.AUTHORISED],
    (Asked.AUTHORISE, Outcome.CAPTURED): [Happened.AUTHORISED, Happened.CAPTURED],
    (Asked.AUTHORISE, Outcome.DECLINED): [Happened.DECLINED],
    (Asked.AUTHORISE, Outcome.NOT_KNOWN_THERE): [Happened.DECLINED],
    (Asked.CAPTURE, Outcome.CAPTURED): [Happened.CAPTURED],
    (Asked.CAPTURE, Outcome.DECLINED): [Happened.DECLINED],
    (Asked.VOID, Outcome.VOIDED): [Happened.VOIDED],
}


def ask_for_order(number: int, *, at: datetime) -> None:
    """Ask the providers what an order wants of them and nobody asked yet; one not connected waits.

    An agent waits for all of it together no longer than PAGE; what is left then, the job asks.
    """
    unsent = ProviderRequest.objects.filter(
        payment__order__number=number, sent_at=None, payment__method__provider__in=provider_names()
    )
    deadline = monotonic() + PAGE.total_seconds()
    for key in list(unsent.order_by("pk").values_list("key", flat=True)):
        left = timedelta(seconds=deadline - monotonic())
        if left <= timedelta():
            break
        ask(key, at=at, patience=left)


def ask(key: UUID, *, at: datetime, patience: timedelta | None = None) -> None:
    """Ask a provider once, without a transaction or lock, and write down its answer.

    It may take as long as calls outwards may, or as ``patience``. Where somebody else sent the
    request already, nothing is sent.
    """
    assert not connection.in_atomic_block, "nothing outside is asked while a transaction is open"
    if not ProviderRequest.objects.filter(key=key, sent_at=None).update(sent_at=at):
        return
    request = load_request(key)
    provider = provider_named(request.payment.method.provider)
    answer = answer_of(lambda: call(provider, request), patience=patience)
    write_answer(key, answer, at=at)


def look_up(key: UUID, *, at: datetime) -> None:
    """Ask a provider what became of a request that was sent; nothing is asked twice."""
    assert not connection.in_atomic_block, "nothing outside is asked while a transaction is open"
    request = load_request(key)
    provider = provider_named(request.payment.method.provider)
    if answer := answer_of(lambda: provider.look_up(key=request.key)):
        write_answer(key, answer, at=at, is_look_up=True)


def answer_of(asked: Callable[[], Answer], *, patience: timedelta | None = None) -> Answer | None:
    """Return what a provider answers, or None where it does not in the time it has."""
    try:
        return within(patience or timedelta(seconds=settings.OUTWARD_SECONDS), asked)
    except (NoAnswer, NotWaitedFor):
        return None


@transaction.atomic
def write_answer(
    key: UUID, answer: Answer | None, *, at: datetime, is_look_up: bool = False
) -> None:
    """Write down what a provider answered; the first answer counts.

    None, and an answer that is none to the question, leave it unknown: neither
    counted as paid nor sent again, until a look-up tells.
    """
    number = load_request(key).payment.order.number
    order = lock_order_anywhere(number)
    lock_customer(order.customer)
    request = load_request(key)
    if request.answered_at is not None:
        return
    payment = request.payment
    payment.order = order
    if request.refund:
        request.refund.payment = payment
    if answer is None or not is_fitting(request, answer, is_look_up=is_look_up):
        if not payment.events.filter(kind=Happened.UNKNOWN).exists():
            happened(payment, Happened.UNKNOWN, amount=request.amount, at=at, by=request.by)
            store_totals(order)
        return
    if answer.outcome == Outcome.NOT_KNOWN_THERE and request.asks != Asked.AUTHORISE:
        request.sent_at = None  # it never came, so it may be sent
        request.save(update_fields=["sent_at"])
        return
    request.answered_at, request.outcome = at, answer.outcome
    request.said = answer.said[:200]
    request.save(update_fields=["answered_at", "outcome", "said"])
    write_to_ledger(request, payment, answer, at=at)
    store_totals(order)
    if request.refund and answer.outcome == Outcome.REFUNDED:
        make(order, request.refund, reference=answer.reference[:60], at=at, by=request.by)
        store_refunds(order)
    covered = order.accepted_total or order.written_off_total or order.waiting_total
    if covered and not order.is_editable and request.asks != Asked.VOID:
        let_go(order, payments_of(order), cost=cost_of(order), at=at, by=request.by)
        store_over_limit(order)
    record(
        order, Event.PROVIDER_ANSWERED, at=at, by=request.by,
        payment=payment.number, asked=request.asks, outcome=answer.outcome, amount=request.amount,
    )  # fmt: skip


def is_fitting(request: ProviderRequest, answer: Answer, *, is_look_up: bool) -> bool:
    """Tell whether it answers the question: one of its outcomes, for its amount."""
    if answer.outcome == Outcome.NOT_KNOWN_THERE:
        return is_look_up
    return answer.outcome in ANSWERS[Asked(request.asks)] and answer.amount == request.amount


def write_to_ledger(
    request: ProviderRequest, payment: Payment, answer: Answer, *, at: datetime
) -> None:
    for kind in LEDGER.get((Asked(request.asks), answer.outcome), []):
        happened(
            payment,
            kind,
            amount=request.amount,
            reference=answer.reference[:60],
            at=at,
            by=request.by,
        )


def call(provider: Provider, request: ProviderRequest) -> Answer:
    """Put a request to its provider. Raises NoAnswer."""
    key, amount, currency = request.key, request.amount, request.payment.order.currency
    if request.asks == Asked.AUTHORISE:
        assert request.payment.token
        token = request.payment.token.token
        return provider.authorise(key=key, token=token, amount=amount, currency=currency)
    verbs = {
        Asked.CAPTURE: provider.capture,
        Asked.VOID: provider.void,
        Asked.REFUND: provider.refund,
    }
    verb = verbs[Asked(request.asks)]
    return verb(key=key, reference=request.reference, amount=amount, currency=currency)


def load_request(key: UUID) -> ProviderRequest:
    return ProviderRequest.objects.select_related(
        "payment__order", "payment__method", "payment__token", "refund__reason", "by"
    ).get(key=key)
