"""Holds: a person or a rule stops an order, and somebody clears it."""

from __future__ import annotations

from typing import Self

import pghistory
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from callcenter.models import OtherLanguages, Role, Translated, User, closed_once, said
from orders.models.orders import Order


class Colour(models.TextChoices):
    """Of a hold's badge; its name always stands in it."""

    GREY = "grey", _("Grey")
    BLUE = "blue", _("Blue")
    AMBER = "amber", _("Amber")
    RED = "red", _("Red")


@pghistory.track()
class HoldCode(Translated):
    """A kind of hold: who may place and clear it, and what it does meanwhile."""

    code = models.CharField(_("code"), max_length=20, unique=True)
    placed_by = models.CharField(
        _("may be placed by"),
        max_length=12,
        choices=Role,
        default=Role.AGENT,
        help_text=_("A supervisor may do what an agent may."),
    )
    cleared_by = models.CharField(
        _("may be cleared by"), max_length=12, choices=Role, default=Role.AGENT
    )
    colour = models.CharField(_("colour"), max_length=8, choices=Colour, default=Colour.AMBER)
    gives_back_stock = models.BooleanField(
        _("gives back stock"),
        default=False,
        help_text=_("What the order has reserved is free for others until the hold is cleared."),
    )
    is_default = models.BooleanField(
        _("default"), default=False, help_text=_("Picked already when a hold is placed.")
    )
    follows_on = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("followed by"),
        help_text=_("The hold that is placed when this one is cleared."),
    )
    say = models.CharField(
        _("what to tell the caller"),
        max_length=200,
        blank=True,
        help_text=_("Empty: a common sentence."),
    )
    say_in = OtherLanguages(_("what to tell the caller, in other languages"), most=200)
    position = models.PositiveSmallIntegerField(
        _("position"), default=10, help_text=_("Small numbers stand first.")
    )
    is_active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("hold code")
        verbose_name_plural = _("hold codes")
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"],
                condition=Q(is_default=True),
                name="orders_holdcode_one_default",
                violation_error_message=_("Another hold code is the default already."),
            ),
            models.CheckConstraint(
                condition=Q(follows_on=None) | ~Q(follows_on=F("pk")),
                name="orders_holdcode_follows_another",
                violation_error_message=_("A hold cannot be followed by itself."),
            ),
            models.CheckConstraint(
                condition=Q(colour__in=Colour.values), name="orders_holdcode_colour_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    # Questions
    @property
    def said(self) -> str:
        """What to tell the caller, in the language of whoever reads it; empty where nothing is set up."""
        return said(self.say, self.say_in)


@pghistory.track()
class HoldReason(Translated):
    """The second level: why exactly, among the reasons of one hold code."""

    hold_code = models.ForeignKey(
        HoldCode, on_delete=models.CASCADE, related_name="reasons", verbose_name=_("hold code")
    )
    code = models.CharField(_("code"), max_length=20)
    position = models.PositiveSmallIntegerField(
        _("position"), default=10, help_text=_("Small numbers stand first.")
    )
    is_active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("reason for a hold")
        verbose_name_plural = _("reasons for holds")
        constraints = [
            models.UniqueConstraint(
                fields=["hold_code", "code"], name="orders_holdreason_once_per_code"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class HoldQuerySet(models.QuerySet["Hold"]):
    def open(self) -> Self:
        """Those nobody has cleared."""
        return self.filter(cleared_at=None)

    def shown(self) -> Self:
        """With what the pages show of them, the oldest first."""
        return self.select_related("code", "reason", "by").order_by("at", "pk")


class Hold(models.Model):
    """Who stopped the order, why and since when; open until cleared."""

    order = models.ForeignKey(
        Order, on_delete=models.PROTECT, related_name="holds", verbose_name=_("sales order")
    )
    code = models.ForeignKey(
        HoldCode, on_delete=models.PROTECT, related_name="holds", verbose_name=_("hold code")
    )
    reason = models.ForeignKey(
        HoldReason,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="holds",
        verbose_name=_("reason"),
    )
    note = models.CharField(_("note"), max_length=200, blank=True)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    cleared_at = models.DateTimeField(_("cleared at"), null=True, blank=True)
    cleared_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("cleared by"),
    )
    cleared_note = models.CharField(_("cleared because"), max_length=200, blank=True)

    objects = HoldQuerySet.as_manager()

    class Meta:
        verbose_name = _("hold")
        verbose_name_plural = _("holds")
        constraints = [
            models.UniqueConstraint(
                fields=["order", "code"],
                condition=Q(cleared_at=None),
                name="orders_hold_one_open_per_code",
            ),
            models.CheckConstraint(
                condition=Q(cleared_at=None, cleared_by=None, cleared_note="")
                | Q(cleared_at__isnull=False, cleared_by__isnull=False) & ~Q(cleared_note=""),
                name="orders_hold_cleared_whole",
            ),
        ]
        indexes = [
            models.Index(
                fields=["order"], condition=Q(cleared_at=None), name="orders_hold_open_of_order"
            )
        ]
        triggers = closed_once(
            "orders_hold",
            closing=["cleared_at", "cleared_by", "cleared_note"],
            when=["cleared_at"],
        )

    def __str__(self) -> str:
        return f"{self.order_id}/{self.code_id}"

    # Questions
    @property
    def label(self) -> str:
        """The hold and its reason, in the language of whoever reads it."""
        return f"{self.code.label}, {self.reason.label}" if self.reason else self.code.label


class CheckOut(models.Model):
    """Who works on a blocked order, since when; open until it is given back."""

    order = models.ForeignKey(
        Order, on_delete=models.PROTECT, related_name="check_outs", verbose_name=_("sales order")
    )
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    given_back_at = models.DateTimeField(_("given back at"), null=True, blank=True)
    given_back_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("given back by"),
    )

    class Meta:
        verbose_name = _("check-out")
        verbose_name_plural = _("check-outs")
        constraints = [
            models.UniqueConstraint(
                fields=["order"],
                condition=Q(given_back_at=None),
                name="orders_checkout_one_open",
            ),
            models.CheckConstraint(
                condition=Q(given_back_at=None, given_back_by=None)
                | Q(given_back_at__isnull=False, given_back_by__isnull=False),
                name="orders_checkout_given_back_whole",
            ),
        ]
        triggers = closed_once(
            "orders_checkout", closing=["given_back_at", "given_back_by"], when=["given_back_at"]
        )

    def __str__(self) -> str:
        return f"{self.order_id}/{self.by_id}"
