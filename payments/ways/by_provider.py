"""A stored card at a payment provider: the intent is written down here, and asked once it is kept."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import uuid4

from django.db.models import Sum
from django.utils.translation import gettext as _

from callcenter.models import User
from callcenter.words.money import ZERO
from callcenter.words.numbers import whole
from payments.models import (
    Asked,
    Figures,
    Happened,
    OfferedMethod,
    Payment,
    PaymentEvent,
    ProviderRequest,
    Refund,
    StoredToken,
)
from payments.models.ledger import happened
from payments.providers import provider_named
from payments.providers.errors import AnswerMissing, StoredCardMissing
from payments.ways.way import Columns, Removal, Taking, Way


class ByProvider(Way):
    """Authorised when the provider says so; captured at Submit where prepaid, else at shipment."""

    asks = ("token",)
    removal_asks = ""
    is_left_authorised = True

    def columns(self, taking: Taking) -> Columns:
        """Raises ProviderNotConnected, StoredCardMissing, AnswerMissing."""
        method, customer = taking.offered.method, taking.order.customer
        provider_named(method.provider)
        waiting = ProviderRequest.objects.filter(
            payment__order=taking.order, payment__method=method, answered_at=None
        )
        if first := waiting.select_related("payment").first():
            raise AnswerMissing(payment=first.payment.number)
        tokens = StoredToken.objects.filter(customer=customer, method=method, is_active=True)
        token = tokens.filter(pk=whole(taking.details.token) or 0).first()
        if token is None:
            raise StoredCardMissing
        return {"token": token, "brand": token.brand, "last_four": token.last_four}

    def at_ok(self, payment: Payment, taking: Taking) -> None:
        happened(payment, Happened.REQUESTED, at=taking.at, by=taking.by)
        request(payment, Asked.AUTHORISE, payment.amount, at=taking.at, by=taking.by)

    def detail(self, payment: Payment) -> str:
        return payment.card

    def to_say(self, payment: Payment) -> str:
        """Say what the provider answered when it was asked."""
        asked = ProviderRequest.objects.filter(payment=payment, asks=Asked.AUTHORISE).get()
        if asked.answered_at is None:
            return _("The provider has not answered yet. It is asked again by itself.")
        if asked.outcome == "declined":
            return _("The provider declined the card. %(said)s") % {"said": asked.said}
        return _("The provider authorised the card.")

    def at_submit(self, payment: Payment, amount: Decimal, *, at: datetime, by: User) -> None:
        """Ask to capture what is paid in advance; what is not stays authorised until it ships."""
        prepaid = OfferedMethod.objects.filter(
            call_center=payment.order.call_center_id, method=payment.method_id, is_prepaid=True
        )
        rest = amount - awaited(payment, Asked.CAPTURE, Asked.VOID)
        if rest > ZERO and prepaid.exists():
            request(payment, Asked.CAPTURE, rest, at=at, by=by)

    def at_shipment(self, payment: Payment, amount: Decimal, *, at: datetime, by: User) -> None:
        """Ask to capture what has shipped, less what is being asked for already."""
        rest = amount - awaited(payment, Asked.CAPTURE)
        if rest > ZERO:
            request(payment, Asked.CAPTURE, rest, at=at, by=by)

    def ask_to_pay_back(self, refund: Refund, *, at: datetime, by: User) -> None:
        """Ask for it; it is made when the provider says so, and set to be made by hand when not."""
        request(refund.payment, Asked.REFUND, refund.amount, refund=refund, at=at, by=by)

    def give_up(self, payment: Payment, amount: Decimal, *, at: datetime, by: User) -> None:
        """Ask to void so much, less what is being asked for already; it is voided when the provider says so."""
        rest = amount - awaited(payment, Asked.VOID)
        if rest > ZERO:
            request(payment, Asked.VOID, rest, at=at, by=by)

    def removable(self, figures: Figures) -> Decimal:
        return figures.authorised + figures.unknown

    def remove(
        self, payment: Payment, removal: Removal, *, standing: Decimal, at: datetime, by: User
    ) -> None:
        """Raises AnswerMissing while the provider has not answered to what it was asked before."""
        if ProviderRequest.objects.filter(payment=payment, answered_at=None).exists():
            raise AnswerMissing(payment=payment.number)
        self.give_up(payment, standing, at=at, by=by)


def awaited(payment: Payment, *asks: Asked) -> Decimal:
    """Return how much the provider is being asked for, without an answer yet."""
    waiting = ProviderRequest.objects.filter(payment=payment, asks__in=asks, answered_at=None)
    return waiting.aggregate(sum=Sum("amount"))["sum"] or ZERO


def request(
    payment: Payment,
    asks: Asked,
    amount: Decimal,
    *,
    at: datetime,
    by: User,
    refund: Refund | None = None,
) -> ProviderRequest:
    """Write down what the provider is to be asked; payments.operations.asking asks it."""
    authorised = PaymentEvent.objects.filter(payment=payment, kind=Happened.AUTHORISED).first()
    return ProviderRequest.objects.create(
        payment=payment,
        key=uuid4(),
        asks=asks,
        refund=refund,
        amount=amount,
        reference=authorised.reference if authorised else "",
        at=at,
        by=by,
    )
