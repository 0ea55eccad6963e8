"""The ledger: a payment as it was entered, and what happened to it. Only added to."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from callcenter.models import User, only_added
from callcenter.words.money import ZERO, money_field
from orders.models import Order
from payments.models.methods import PaymentMethod
from payments.models.ways import KeptDetails


class Payment(KeptDetails):
    """What the agent entered. It never changes; a mistake is corrected by its opposite."""

    order = models.ForeignKey(
        Order, on_delete=models.PROTECT, related_name="payments", verbose_name=_("sales order")
    )
    number = models.PositiveIntegerField(
        _("number"), help_text=_("Counts the payments of the order.")
    )
    method = models.ForeignKey(
        PaymentMethod,
        on_delete=models.PROTECT,
        related_name="payments",
        verbose_name=_("payment method"),
    )
    amount = money_field(verbose_name=_("amount"))
    rounded = money_field(
        verbose_name=_("rounded to the coin"),
        default=ZERO,
        db_default=ZERO,
        help_text=_("How much more cash than the amount was taken; below 0, less."),
    )
    taken_date = models.DateField(_("day at the call center"))
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("payment")
        verbose_name_plural = _("payments")
        constraints = [
            models.UniqueConstraint(
                fields=["order", "number"], name="payments_payment_numbered_once"
            ),
            models.UniqueConstraint(
                fields=["terminal", "taken_date", "approval_code"],
                condition=~Q(terminal=""),
                name="payments_payment_terminal_code_once",
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0), name="payments_payment_amount_positive"
            ),
            models.CheckConstraint(
                condition=Q(last_four__regex=r"^([0-9]{4})?$"),
                name="payments_payment_last_four_only",
            ),
            models.CheckConstraint(
                condition=Q(handed_over=None) | Q(handed_over__gte=models.F("amount")),
                name="payments_payment_handed_over_covers",
            ),
        ]
        triggers = only_added("payments_payment")

    def __str__(self) -> str:
        return f"{self.order_id}/{self.number}"

    # Questions
    @property
    def label(self) -> str:
        """The method, and the end of the card's number."""
        return f"{self.method.label} …{self.last_four}" if self.last_four else self.method.label

    @property
    def change(self) -> Decimal | None:
        """What was given back in cash, or None where nothing was."""
        return None if self.handed_over is None else self.handed_over - self.amount - self.rounded


class Happened(models.TextChoices):
    REQUESTED = "requested", _("Requested")
    AUTHORISED = "authorised", _("Authorised")
    WAITING = "waiting", _("Waiting")
    ACCEPTED = "accepted", _("Accepted on account")
    CAPTURED = "captured", _("Captured")
    DECLINED = "declined", _("Declined")
    VOIDED = "voided", _("Voided")
    REFUNDED = "refunded", _("Refunded")
    RETURNED = "returned", _("Returned")
    WRITTEN_OFF = "written_off", _("Written off")
    TAKEN_BACK = "taken_back", _("Write-off taken back")
    CREDITED = "credited", _("Credited")
    ROUNDED_UP = "rounded_up", _("Rounded in our favour")
    ROUNDED_OFF = "rounded_off", _("Rounded in the customer’s favour")
    UNCREDITED = "uncredited", _("Credit taken back")
    UNKNOWN = "unknown", _("Unknown")


GOODWILL = "goodwill"  # the reference of what is written off for it
OF_THE_ORDER = ["written_off", "taken_back", "credited", "uncredited"]  # may name no payment


class PaymentEvent(models.Model):
    """What happened to a payment, or to the order's money where no payment is named."""

    order = models.ForeignKey(
        Order,
        on_delete=models.PROTECT,
        related_name="payment_events",
        verbose_name=_("sales order"),
    )
    payment = models.ForeignKey(
        Payment,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("payment"),
    )
    kind = models.CharField(_("event"), max_length=12, choices=Happened)
    amount = money_field(verbose_name=_("amount"))
    reference = models.CharField(
        _("reference"), max_length=60, blank=True, default="", db_default=""
    )
    until = models.DateTimeField(
        _("until"),
        null=True,
        blank=True,
        help_text=_("A check: when it is good; a check to come: until when it may come."),
    )
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("payment event")
        verbose_name_plural = _("payment events")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=Happened.values), name="payments_event_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0), name="payments_event_amount_positive"
            ),
            models.CheckConstraint(
                condition=Q(payment__isnull=False) | Q(kind__in=OF_THE_ORDER),
                name="payments_event_names_its_payment",
            ),
        ]
        indexes = [models.Index(fields=["order", "at"], name="payments_event_of_order")]
        triggers = only_added("payments_event")

    def __str__(self) -> str:
        return f"{self.order_id}/{self.kind}"


def happened(
    payment: Payment,
    kind: Happened,
    *,
    at: datetime,
    by: User,
    amount: Decimal | None = None,
    reference: str = "",
    until: datetime | None = None,
) -> PaymentEvent:
    """Add to the ledger what happened to a payment, to the whole of it where no amount is named."""
    return PaymentEvent.objects.create(
        order=payment.order,
        payment=payment,
        kind=kind,
        amount=payment.amount if amount is None else amount,
        reference=reference,
        until=until,
        at=at,
        by=by,
    )
