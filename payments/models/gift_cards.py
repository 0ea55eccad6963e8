"""Gift cards: money in advance. Of the number only its end is kept, and a hash made with a key."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from callcenter.models import User, closed_once, only_added
from callcenter.words.money import money_field
from orders.models import OrderLine
from payments.models.ledger import Payment


class GiftCardQuerySet(models.QuerySet["GiftCard"]):
    def locked(self) -> GiftCardQuerySet:
        """Lock their rows, after those of order and customer, before coupons and stock."""
        return self.select_for_update(of=("self",), no_key=True).order_by("pk")

    def standing(self) -> GiftCardQuerySet:
        """Those that were not voided."""
        return self.filter(voided_at=None)


class GiftCard(models.Model):
    """What a card was issued for, and what is left to pay with. Closed by being voided."""

    line = models.ForeignKey(
        OrderLine, on_delete=models.PROTECT, related_name="gift_cards", verbose_name=_("sold on")
    )
    number_hash = models.CharField(_("keyed hash of the number"), max_length=64, unique=True)
    pin_hash = models.CharField(_("keyed hash of the PIN"), max_length=64)
    last_four = models.CharField(_("last four characters"), max_length=4)
    currency = models.CharField(_("currency"), max_length=3)
    value = money_field(verbose_name=_("value"))
    balance = money_field(
        verbose_name=_("left"), help_text=_("What is neither spent nor held by an order.")
    )
    issued_at = models.DateTimeField(_("issued at"))
    issued_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("issued by")
    )
    voided_at = models.DateTimeField(_("voided at"), null=True, blank=True)
    voided_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("voided by"),
    )
    void_reason = models.CharField(_("voided because"), max_length=200, blank=True)

    objects = GiftCardQuerySet.as_manager()

    class Meta:
        verbose_name = _("gift card")
        verbose_name_plural = _("gift cards")
        constraints = [
            models.CheckConstraint(condition=Q(value__gt=0), name="payments_giftcard_has_value"),
            models.CheckConstraint(
                condition=Q(balance__gte=0, balance__lte=F("value")),
                name="payments_giftcard_balance_in_range",
            ),
            models.CheckConstraint(
                condition=Q(voided_at=None, voided_by=None, void_reason="")
                | Q(voided_at__isnull=False, voided_by__isnull=False, balance=0)
                & ~Q(void_reason=""),
                name="payments_giftcard_voided_whole",
            ),
        ]
        triggers = closed_once(
            "payments_giftcard",
            closing=["balance", "voided_at", "voided_by", "void_reason"],
            when=["voided_at"],
        )

    def __str__(self) -> str:
        return f"…{self.last_four}"

    # Questions
    @property
    def is_spent(self) -> bool:
        """Whether something of it was paid with, or is held by an order."""
        return self.voided_at is None and self.balance != self.value


class CardEntryKind(models.TextChoices):
    ISSUED = "issued", _("Issued")
    HELD = "held", _("Held by an order")
    FREED = "freed", _("Freed")
    REFUNDED = "refunded", _("Refunded")
    VOIDED = "voided", _("Voided")


class GiftCardEntry(models.Model):
    """The card's ledger: what was put on it, and what was taken from it. Only added to."""

    card = models.ForeignKey(
        GiftCard, on_delete=models.PROTECT, related_name="entries", verbose_name=_("gift card")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=CardEntryKind)
    amount = money_field(verbose_name=_("amount"), help_text=_("What lowers it is negative."))
    payment = models.ForeignKey(
        Payment,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("payment"),
    )
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("gift card entry")
        verbose_name_plural = _("gift card entries")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="issued", amount__gt=0, payment=None)
                | Q(kind="voided", amount__lt=0, payment=None)
                | Q(kind="held", amount__lt=0, payment__isnull=False)
                | Q(kind__in=["freed", "refunded"], amount__gt=0, payment__isnull=False),
                name="payments_giftcardentry_kind_has_its_sign",
            ),
        ]
        triggers = only_added("payments_giftcardentry")

    def __str__(self) -> str:
        return f"{self.card_id}/{self.kind}"


def enter(
    card: GiftCard,
    kind: CardEntryKind,
    amount: Decimal,
    *,
    at: datetime,
    by: User,
    payment: Payment | None = None,
) -> None:
    """Add to the ledger of a locked card, and to what is left on it."""
    GiftCardEntry.objects.create(card=card, kind=kind, amount=amount, payment=payment, at=at, by=by)
    card.balance += amount
    card.save(update_fields=["balance"])
