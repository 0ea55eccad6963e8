"""What a customer owes on account, and what we owe him as credit. Both are only added to."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Self

from django.db import models
from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _

from callcenter.models import User, only_added
from callcenter.words.currencies import IsCurrency
from callcenter.words.money import ZERO, money_field
from customers.models import Customer
from orders.models import Order
from payments.models.ledger import Payment


class EntryQuerySet(models.QuerySet[Any]):
    def of(self, customer: Customer, *, currency: str) -> Self:
        """Those of the customer in one currency."""
        return self.filter(customer=customer, currency=currency)

    def balance(self) -> Decimal:
        """Return what they come to."""
        return self.aggregate(sum=Sum("amount"))["sum"] or ZERO


class Entry(models.Model):
    """An amount added to a customer's balance in one currency, or taken from it."""

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, verbose_name=_("customer"))
    currency = models.CharField(
        _("currency"),
        max_length=3,
        validators=[IsCurrency()],
    )
    amount = money_field(verbose_name=_("amount"), help_text=_("What lowers it is negative."))
    order = models.ForeignKey(
        Order,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("sales order"),
    )
    payment = models.ForeignKey(
        Payment,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("payment"),
    )
    reason = models.CharField(_("reason"), max_length=200, blank=True, default="", db_default="")
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))

    objects = EntryQuerySet.as_manager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.customer_id}/{self.pk}"


class Claim(models.TextChoices):
    CLAIMED = "claimed", _("Claimed")
    RETURNED = "returned", _("Claimed for a returned payment")
    LOWERED = "lowered", _("Lowered")
    SETTLED = "settled", _("Settled")
    ADJUSTED = "adjusted", _("Adjusted")


BY_HAND = ["settled", "adjusted"]  # entered by an admin, with the reason


class AccountEntry(Entry):
    """The customer's account: claims for what was ordered on account, and what settled them."""

    kind = models.CharField(_("kind"), max_length=10, choices=Claim)

    class Meta:
        verbose_name = _("account entry")
        verbose_name_plural = _("account entries")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=Claim.values), name="payments_accountentry_kind_known"
            ),
            models.CheckConstraint(
                condition=~Q(amount=0), name="payments_accountentry_amount_not_zero"
            ),
            models.CheckConstraint(
                condition=Q(payment__isnull=False) | Q(kind__in=BY_HAND) & ~Q(reason=""),
                name="payments_accountentry_says_why",
            ),
        ]
        indexes = [models.Index(fields=["customer", "currency"], name="payments_accountentry_of")]
        triggers = only_added("payments_accountentry")


class CreditKind(models.TextChoices):
    CREDITED = "credited", _("Credited")
    HELD = "held", _("Held by an order")
    FREED = "freed", _("Freed")
    TAKEN_BACK = "taken_back", _("Taken back")
    ADJUSTED = "adjusted", _("Adjusted")


class CreditEntry(Entry):
    """The customer's credit: a surplus that was kept for him, and what he paid with it."""

    kind = models.CharField(_("kind"), max_length=10, choices=CreditKind)

    class Meta:
        verbose_name = _("credit entry")
        verbose_name_plural = _("credit entries")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=CreditKind.values), name="payments_creditentry_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(kind="adjusted") & ~Q(amount=0)
                | Q(kind__in=["held", "taken_back"], amount__lt=0)
                | Q(kind__in=["credited", "freed"], amount__gt=0),
                name="payments_creditentry_amount_has_its_sign",
            ),
            models.CheckConstraint(
                condition=Q(order__isnull=False) | ~Q(reason=""),
                name="payments_creditentry_says_why",
            ),
        ]
        indexes = [models.Index(fields=["customer", "currency"], name="payments_creditentry_of")]
        triggers = only_added("payments_creditentry")
