"""The payment methods, and which of them a call center offers."""

from __future__ import annotations

from typing import Self

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from callcenter.models import CallCenter, Translated, is_set_up
from callcenter.words.money import money_field
from payments.models.ways import Function


@pghistory.track()
class PaymentMethod(Translated):
    """A way to pay, such as Cash or Card."""

    code = models.CharField(_("code"), max_length=20, unique=True)
    function = models.CharField(_("function"), max_length=20, choices=Function)
    provider = models.CharField(
        _("payment provider"),
        max_length=20,
        blank=True,
        help_text=_("Of a stored card: the name under which its provider is connected."),
    )
    is_active = models.BooleanField(_("active"), default=True)

    class Meta:
        triggers = is_set_up()
        verbose_name = _("payment method")
        verbose_name_plural = _("payment methods")
        constraints = [
            models.CheckConstraint(
                condition=Q(function__in=Function.values), name="payments_method_function_known"
            ),
            models.CheckConstraint(
                condition=~Q(function="provider") & Q(provider="")
                | Q(function="provider") & ~Q(provider=""),
                name="payments_method_names_its_provider",
                violation_error_message=_(
                    "Name the provider of a method for stored cards, and of no other."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class OfferedMethodQuerySet(models.QuerySet["OfferedMethod"]):
    def usable(self, call_center: CallCenter | int) -> Self:
        """Those an agent may pick, in the order the call center shows them."""
        return (
            self.filter(call_center=call_center, method__is_active=True)
            .select_related("method")
            .order_by("position", "method__code", "pk")
        )


@pghistory.track()
class OfferedMethod(models.Model):
    """A method that a call center takes, and its limits."""

    call_center = models.ForeignKey(
        CallCenter,
        on_delete=models.CASCADE,
        related_name="offered_methods",
        verbose_name=_("call center"),
    )
    method = models.ForeignKey(
        PaymentMethod,
        on_delete=models.PROTECT,
        related_name="offered",
        verbose_name=_("payment method"),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=10, help_text=_("Small numbers stand first.")
    )
    least = money_field(verbose_name=_("minimum"), null=True, blank=True)
    most = money_field(verbose_name=_("maximum"), null=True, blank=True)
    is_prepaid = models.BooleanField(
        _("captured at Submit"),
        default=False,
        help_text=_("Of a stored card; off: when the goods are shipped."),
    )
    may_exceed = models.BooleanField(_("overpayment allowed"), default=False)
    waits_above = money_field(
        verbose_name=_("a check waits above"),
        null=True,
        blank=True,
        help_text=_("A larger check keeps the order from the warehouse; empty: none does."),
    )
    waits_days = models.PositiveSmallIntegerField(
        _("days a check waits"), default=7, help_text=_("From the day it was received.")
    )
    expected_days = models.PositiveSmallIntegerField(
        _("days a check may take"),
        default=14,
        help_text=_("A check to come that is not here by then cancels the order."),
    )

    coin = money_field(
        verbose_name=_("smallest coin"),
        null=True,
        blank=True,
        help_text=_(
            "Of cash: what the balance is rounded to. Empty: the currency’s own; 0: not rounded."
        ),
    )

    objects = OfferedMethodQuerySet.as_manager()

    class Meta:
        triggers = is_set_up()
        verbose_name = _("payment method of the call center")
        verbose_name_plural = _("payment methods of the call center")
        constraints = [
            models.UniqueConstraint(
                fields=["call_center", "method"], name="payments_offeredmethod_once"
            ),
            models.CheckConstraint(
                condition=Q(least=None) | Q(most=None) | Q(least__lte=F("most")),
                name="payments_offeredmethod_limits_in_order",
                violation_error_message=_("The minimum must not be above the maximum."),
            ),
            models.CheckConstraint(
                condition=Q(waits_above=None) | Q(waits_above__gte=0),
                name="payments_offeredmethod_waits_above_not_negative",
                violation_error_message=_("Enter an amount of 0 or more."),
            ),
            models.CheckConstraint(
                condition=Q(coin=None) | Q(coin__gte=0),
                name="payments_offeredmethod_coin_not_negative",
                violation_error_message=_("Enter a coin, such as 0.05, or 0 for none."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.method)
