"""What was changed by hand, and how much of that anybody may alone."""

from __future__ import annotations

from typing import Self

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from callcenter.models import CallCenter, Role, User, closed_once
from callcenter.words.money import ZERO, money_field, percent_field, unit_price_field
from catalog.models import ChargeCode
from orders.models.approvals import Approval, SetByHand, names_its_subject
from orders.models.lines import OrderLine
from orders.models.orders import Order
from orders.models.reasons import ReasonCode


def same_subject(touch: Approval | Override) -> Q:
    """Return the condition that a row is about the same price, discount or charge."""
    return Q(kind=touch.kind, line=touch.line, charge_code=touch.charge_code)


class OverrideQuerySet(models.QuerySet["Override"]):
    def standing(self, order: Order) -> Self:
        """What is set by hand on the order and not put back."""
        return self.filter(order=order, put_back_at=None).select_related("charge_code", "reason")


class Override(models.Model):
    """A price, discount or charge set by hand: from what, to what, why, by whom, approved or not."""

    order = models.ForeignKey(
        Order, on_delete=models.PROTECT, related_name="overrides", verbose_name=_("sales order")
    )
    kind = models.CharField(_("kind"), max_length=15, choices=SetByHand)
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
                condition=Q(kind__in=SetByHand.values), name="orders_override_kind_known"
            ),
            names_its_subject("orders_override_names_its_subject"),
            models.CheckConstraint(
                condition=Q(amount__isnull=False, percent=None)
                | Q(
                    amount=None,
                    percent__isnull=False,
                    kind__in=[SetByHand.LINE_DISCOUNT, SetByHand.ORDER_DISCOUNT],
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


@pghistory.track()
class ConcessionLimit(models.Model):
    """What a role may concede at a call center. A role without a row may concede nothing alone."""

    call_center = models.ForeignKey(
        CallCenter,
        on_delete=models.CASCADE,
        related_name="concession_limits",
        verbose_name=_("call center"),
    )
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.AGENT)
    percent = percent_field(
        verbose_name=_("percent of an order"),
        null=True,
        blank=True,
        help_text=_("All by hand together, of goods and charges before it; empty: no limit."),
    )
    per_order = money_field(
        verbose_name=_("amount per order"), null=True, blank=True, help_text=_("Empty: no limit.")
    )
    per_day = money_field(
        verbose_name=_("amount per agent and day"),
        null=True,
        blank=True,
        help_text=_("Empty: no limit."),
    )
    below_cost = models.BooleanField(_("may go below cost"), default=False)

    class Meta:
        verbose_name = _("limit of concessions")
        verbose_name_plural = _("limits of concessions")
        constraints = [
            models.UniqueConstraint(
                fields=["call_center", "role"],
                name="orders_concessionlimit_once",
                violation_error_message=_("This role has its limits already: change those."),
            ),
            models.CheckConstraint(
                condition=Q(role__in=Role.values), name="orders_concessionlimit_role_known"
            ),
            models.CheckConstraint(
                condition=Q(percent=None) | Q(percent__gte=0, percent__lte=100),
                name="orders_concessionlimit_is_percentage",
                violation_error_message=_("Enter a limit from 0 to 100 percent."),
            ),
            models.CheckConstraint(
                condition=(Q(per_order=None) | Q(per_order__gte=0))
                & (Q(per_day=None) | Q(per_day__gte=0)),
                name="orders_concessionlimit_not_negative",
                violation_error_message=_("Enter a limit of 0 or more."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_role_display())
