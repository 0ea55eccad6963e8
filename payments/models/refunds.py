"""Refunds: what is to be given back, to which payment, and that it was. Closed once, never changed."""

from __future__ import annotations

from typing import Self

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from callcenter.models import CallCenter, Role, User, closed_once
from callcenter.words.money import ZERO, money_field
from orders.models import Approval, Order, ReasonCode
from payments.models.ledger import Payment


class RefundQuerySet(models.QuerySet["Refund"]):
    def standing(self) -> Self:
        """Those not dropped: to make, waiting for an approval, or made."""
        return self.filter(dropped_at=None)

    def to_make(self) -> Self:
        """Those neither made nor dropped, with or without the approval they need."""
        return self.filter(made_at=None, dropped_at=None)

    def unapproved(self) -> Self:
        """Those that stand without anybody's approval."""
        return self.standing().filter(Q(approval=None) | Q(approval__is_granted=None))

    def for_list(self) -> Self:
        """With what the list of refunds shows, the oldest first."""
        return (
            self.select_related(
                "order__customer",
                "order__call_center",
                "payment__method",
                "reason",
                "approval",
                "by",
            )
            .prefetch_related("requests")
            .order_by("at", "pk")
        )


class Refund(models.Model):
    """So much goes back to a payment, or becomes credit of the customer."""

    order = models.ForeignKey(
        Order, on_delete=models.PROTECT, related_name="refunds", verbose_name=_("sales order")
    )
    number = models.PositiveIntegerField(
        _("number"), help_text=_("Counts the refunds of the order.")
    )
    payment = models.ForeignKey(
        Payment, on_delete=models.PROTECT, related_name="refunds", verbose_name=_("payment")
    )
    amount = money_field(verbose_name=_("amount"))
    goodwill = money_field(
        verbose_name=_("goodwill"),
        default=ZERO,
        db_default=ZERO,
        help_text=_("The part of it that nobody owes the customer."),
    )
    as_credit = models.BooleanField(_("as credit of the customer"), default=False, db_default=False)
    reason = models.ForeignKey(
        ReasonCode, on_delete=models.PROTECT, related_name="+", verbose_name=_("reason code")
    )
    note = models.CharField(_("note"), max_length=200, blank=True, default="", db_default="")
    approval = models.ForeignKey(
        Approval,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="refunds",
        verbose_name=_("approval"),
    )
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    made_at = models.DateTimeField(_("made at"), null=True, blank=True)
    made_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("made by"),
    )
    reference = models.CharField(
        _("reference"),
        max_length=60,
        blank=True,
        default="",
        db_default="",
        help_text=_("Terminal code, check number."),
    )
    dropped_at = models.DateTimeField(_("dropped at"), null=True, blank=True)
    dropped_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("dropped by"),
    )

    objects = RefundQuerySet.as_manager()

    class Meta:
        verbose_name = _("refund")
        verbose_name_plural = _("refunds")
        constraints = [
            models.UniqueConstraint(
                fields=["order", "number"], name="payments_refund_numbered_once"
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0), name="payments_refund_amount_positive"
            ),
            models.CheckConstraint(
                condition=Q(goodwill__gte=0, goodwill__lte=F("amount")),
                name="payments_refund_goodwill_is_a_part",
            ),
            models.CheckConstraint(
                condition=Q(made_at=None, made_by=None, reference="")
                | Q(made_at__isnull=False, made_by__isnull=False) & ~Q(reference=""),
                name="payments_refund_made_by_reference",
            ),
            models.CheckConstraint(
                condition=Q(dropped_at=None, dropped_by=None)
                | Q(dropped_at__isnull=False, dropped_by__isnull=False, made_at=None),
                name="payments_refund_dropped_whole",
            ),
        ]
        indexes = [
            models.Index(
                fields=["at"],
                condition=Q(made_at=None, dropped_at=None),
                name="payments_refund_to_make",
            )
        ]
        triggers = closed_once(
            "payments_refund",
            closing=[
                *("made_at", "made_by", "reference", "dropped_at", "dropped_by"),
                "goodwill",  # falls where the order comes to cost less than that
            ],
            when=["made_at", "dropped_at"],
        )

    def __str__(self) -> str:
        return f"{self.order_id}/{self.number}"

    # Questions
    @property
    def is_waiting(self) -> bool:
        """Whether a supervisor has still to approve it."""
        return self.approval is not None and self.approval.is_granted is None

    @property
    def is_being_asked(self) -> bool:
        """Whether the payment provider was asked to make it, and has not answered."""
        return any(request.answered_at is None for request in self.requests.all())

    @property
    def was_declined(self) -> bool:
        """Whether the payment provider would not make it."""
        return any(request.outcome == "declined" for request in self.requests.all())


@pghistory.track()
class RefundLimit(models.Model):
    """What a role may give back without asking anybody. Without a row: any refund of what is owed."""

    call_center = models.ForeignKey(
        CallCenter,
        on_delete=models.CASCADE,
        related_name="refund_limits",
        verbose_name=_("call center"),
    )
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.AGENT)
    refund = money_field(
        verbose_name=_("refunds per order"),
        null=True,
        blank=True,
        help_text=_("All without an approval together; empty: no limit."),
    )
    goodwill = money_field(
        verbose_name=_("goodwill per order"),
        null=True,
        blank=True,
        help_text=_("Counts within what may be conceded too; empty: no other limit than that."),
    )

    class Meta:
        verbose_name = _("limit of refunds")
        verbose_name_plural = _("limits of refunds")
        constraints = [
            models.UniqueConstraint(
                fields=["call_center", "role"],
                name="payments_refundlimit_once",
                violation_error_message=_("This role has its limits already: change those."),
            ),
            models.CheckConstraint(
                condition=Q(role__in=Role.values), name="payments_refundlimit_role_known"
            ),
            models.CheckConstraint(
                condition=(Q(refund=None) | Q(refund__gte=0))
                & (Q(goodwill=None) | Q(goodwill__gte=0)),
                name="payments_refundlimit_not_negative",
                violation_error_message=_("Enter a limit of 0 or more."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_role_display())
