"""What was asked of payment providers, and the tokens by which they know a customer's card."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from callcenter.errors import LooksLikeCardNumber
from callcenter.models import User, closed_once
from callcenter.words.card_numbers import refuse_card_numbers
from callcenter.words.money import money_field
from customers.models import Customer
from payments.models.ledger import Payment
from payments.models.methods import PaymentMethod
from payments.models.refunds import Refund


class StoredToken(models.Model):
    """A card that a provider keeps for a customer, under a name of the provider's own."""

    customer = models.ForeignKey(
        Customer, on_delete=models.PROTECT, related_name="+", verbose_name=_("customer")
    )
    method = models.ForeignKey(
        PaymentMethod,
        on_delete=models.PROTECT,
        related_name="tokens",
        verbose_name=_("payment method"),
    )
    token = models.CharField(
        _("token"),
        max_length=200,
        help_text=_("The provider’s own name for the card. Never its number."),
    )
    brand = models.CharField(_("card brand"), max_length=20)
    last_four = models.CharField(_("last four digits"), max_length=4)
    is_active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("stored card")
        verbose_name_plural = _("stored cards")
        constraints = [
            models.UniqueConstraint(fields=["method", "token"], name="payments_token_once"),
            models.CheckConstraint(
                condition=Q(last_four__regex=r"^[0-9]{4}$"),
                name="payments_token_last_four_only",
                violation_error_message=_("Enter the last four digits only, such as 4242."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.brand} …{self.last_four}"

    def clean(self) -> None:
        """Refuse a token that looks like the number of a card."""
        try:
            refuse_card_numbers(self.token)
        except LooksLikeCardNumber as refusal:
            raise ValidationError({"token": str(refusal)}) from None


class Asked(models.TextChoices):
    AUTHORISE = "authorise", _("Authorise")
    CAPTURE = "capture", _("Capture")
    VOID = "void", _("Void")
    REFUND = "refund", _("Refund")


class ProviderRequest(models.Model):
    """The intent, written down before the provider is asked; closed by its answer.

    It is sent once. What was sent and not answered is looked up, never sent
    again.
    """

    payment = models.ForeignKey(
        Payment, on_delete=models.PROTECT, related_name="requests", verbose_name=_("payment")
    )
    key = models.UUIDField(_("key"), unique=True)
    refund = models.ForeignKey(
        Refund,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="requests",
        verbose_name=_("refund"),
    )
    asks = models.CharField(_("asks to"), max_length=10, choices=Asked)
    amount = money_field(verbose_name=_("amount"))
    reference = models.CharField(
        _("reference"),
        max_length=60,
        blank=True,
        help_text=_("The provider’s, of what it did before."),
    )
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    outcome = models.CharField(_("outcome"), max_length=20, blank=True)
    said = models.CharField(_("reason"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("request to a provider")
        verbose_name_plural = _("requests to providers")
        constraints = [
            models.CheckConstraint(
                condition=Q(asks__in=Asked.values), name="payments_request_asks_known"
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0), name="payments_request_amount_positive"
            ),
            models.CheckConstraint(
                condition=Q(asks=Asked.REFUND) ^ Q(refund=None),
                name="payments_request_refund_named",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, outcome="")
                | Q(sent_at__isnull=False, answered_at__isnull=False) & ~Q(outcome=""),
                name="payments_request_answered_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["at"], condition=Q(answered_at=None), name="payments_request_open")
        ]
        triggers = closed_once(
            "payments_request",
            closing=["sent_at", "answered_at", "outcome", "said"],
            when=["answered_at"],
        )

    def __str__(self) -> str:
        return f"{self.payment_id}/{self.asks}"
