"""What was changed by hand, and who approved it."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from callcenter.models import User, closed_once
from callcenter.words.money import ZERO, money_field, percent_field, unit_price_field
from catalog.models import ChargeCode
from orders.models.approving import ApprovalQuerySet, PaidOut
from orders.models.line import OrderLine
from orders.models.order import Order
from orders.models.reason import ReasonCode


class Touched(models.TextChoices):
    """What can be changed by hand."""

    PRICE = "price", _("Manual price")
    LINE_DISCOUNT = "line_discount", _("Manual line discount")
    ORDER_DISCOUNT = "order_discount", _("Manual order discount")
    CHARGE = "charge", _("Manual charge")
    READ_OUT = "read_out", _("Read-out total kept")


OF_A_LINE = [Touched.PRICE, Touched.LINE_DISCOUNT]
OF_THE_ORDER = [Touched.ORDER_DISCOUNT, Touched.READ_OUT]


def names_its_subject(name: str, *more: str) -> models.CheckConstraint:
    """Return the constraint that a line's touch names its line, and a charge's its code.

    ``more`` are further kinds, of the whole order.
    """
    of_a_line = Q(kind__in=OF_A_LINE, line__isnull=False, charge_code=None)
    of_the_order = Q(kind__in=[*OF_THE_ORDER, *more], line=None, charge_code=None)
    of_a_charge = Q(kind=Touched.CHARGE, line=None, charge_code__isnull=False)
    return models.CheckConstraint(condition=of_a_line | of_the_order | of_a_charge, name=name)


def same_subject(touch: Approval | Override) -> Q:
    """Return the condition that a row is about the same price, discount or charge."""
    return Q(kind=touch.kind, line=touch.line, charge_code=touch.charge_code)


class Approval(models.Model):
    """A concession beyond the limit: what exactly is asked for, and what a supervisor answered."""

    order = models.ForeignKey(
        Order, on_delete=models.PROTECT, related_name="approvals", verbose_name=_("sales order")
    )
    kind = models.CharField(_("kind"), max_length=15, choices=[*Touched.choices, *PaidOut.choices])
    line = models.PositiveIntegerField(_("line"), null=True, blank=True)
    charge_code = models.ForeignKey(
        ChargeCode,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("charge code"),
    )
    item_number = models.CharField(_("item number"), max_length=30, blank=True)
    quantity = models.PositiveIntegerField(_("quantity"), null=True, blank=True)
    from_amount = unit_price_field(verbose_name=_("from"), default=ZERO)
    amount = unit_price_field(verbose_name=_("to"), null=True, blank=True)
    percent = percent_field(verbose_name=_("percent"), null=True, blank=True)
    reason = models.ForeignKey(
        ReasonCode, on_delete=models.PROTECT, related_name="+", verbose_name=_("reason code")
    )
    note = models.CharField(_("note"), max_length=200, blank=True)
    conceded = money_field(verbose_name=_("conceded"), default=ZERO)
    conceded_percent = percent_field(verbose_name=_("conceded, percent"), default=ZERO)
    requested_at = models.DateTimeField(_("requested at"))
    requested_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("requested by")
    )
    is_granted = models.BooleanField(_("granted"), null=True, blank=True)
    by_code = models.BooleanField(_("by authenticator code"), default=False)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    answered_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("answered by"),
    )
    answer = models.CharField(_("answer"), max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[*Touched.values, *PaidOut.values]),
                name="orders_approval_kind_known",
            ),
            names_its_subject("orders_approval_names_its_subject", *PaidOut),
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=F("requested_by")),
                name="orders_approval_answered_by_another",
            ),
            models.CheckConstraint(
                condition=Q(is_granted=None, answered_at=None, answered_by=None)
                | Q(is_granted__isnull=False, answered_at__isnull=False, answered_by__isnull=False),
                name="orders_approval_answered_whole",
            ),
        ]
        indexes = [
            models.Index(
                fields=["requested_at"],
                condition=Q(is_granted=None, withdrawn_at=None),
                name="orders_approval_waiting",
            )
        ]
        triggers = closed_once(
            "orders_approval",
            closing=[
                "is_granted",
                "by_code",
                "answered_at",
                "answered_by",
                "answer",
                "withdrawn_at",
            ],
            when=["answered_at", "withdrawn_at"],
        )

    def __str__(self) -> str:
        return f"{self.order_id}/{self.kind}"


class OverrideQuerySet(models.QuerySet["Override"]):
    def standing(self, order: Order) -> Self:
        """What is set by hand on the order and not put back."""
        return self.filter(order=order, put_back_at=None).select_related("charge_code", "reason")


class Override(models.Model):
    """A price, discount or charge set by hand: from what, to what, why, by whom, approved or not."""

    order = models.ForeignKey(
        Order, on_delete=models.PROTECT, related_name="overrides", verbose_name=_("sales order")
    )
    kind = models.CharField(_("kind"), max_length=15, choices=Touched)
    line = models.PositiveIntegerField(_("line"), null=True, blank=True)
    charge_code = models.ForeignKey(
        ChargeCode,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("charge code"),
    )
    from_amount = unit_price_field(verbose_name=_("from"), default=ZERO)
    amount = unit_price_field(verbose_name=_("to"), null=True, blank=True)
    percent = percent_field(verbose_name=_("percent"), null=True, blank=True)
    reason = models.ForeignKey(
        ReasonCode, on_delete=models.PROTECT, related_name="+", verbose_name=_("reason code")
    )
    note = models.CharField(_("note"), max_length=200, blank=True)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    approval = models.ForeignKey(
        Approval,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="overrides",
        verbose_name=_("approval"),
    )
    put_back_at = models.DateTimeField(_("put back at"), null=True, blank=True)
    put_back_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("put back by"),
    )

    objects = OverrideQuerySet.as_manager()

    class Meta:
        verbose_name = _("override")
        verbose_name_plural = _("overrides")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=Touched.values), name="orders_override_kind_known"
            ),
            names_its_subject("orders_override_names_its_subject"),
            models.CheckConstraint(
                condition=Q(amount__isnull=False, percent=None)
                | Q(
                    amount=None,
                    percent__isnull=False,
                    kind__in=[Touched.LINE_DISCOUNT, Touched.ORDER_DISCOUNT],
                ),
                name="orders_override_amount_or_percent",
            ),
            models.UniqueConstraint(
                fields=["order", "kind", "line", "charge_code"],
                condition=Q(put_back_at=None),
                nulls_distinct=False,
                name="orders_override_stands_once",
            ),
        ]
        triggers = closed_once(
            "orders_override", closing=["put_back_at", "put_back_by"], when=["put_back_at"]
        )

    def __str__(self) -> str:
        return f"{self.order_id}/{self.kind}"

    # Questions
    def is_approved_for(self, line: OrderLine | None) -> bool:
        """Whether a granted approval fits what stands now: the same amount, item and quantity."""
        approval = self.approval
        if approval is None or not approval.is_granted:
            return False
        if (approval.amount, approval.percent) != (self.amount, self.percent):
            return False
        if line is None:
            return self.line is None
        fits = (approval.item_number, approval.quantity) == (line.item.item_number, line.quantity)
        return fits and approval.line == line.number
