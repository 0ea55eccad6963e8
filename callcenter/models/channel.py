"""Who works here, for which call center, with which switches."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Self
from zoneinfo import ZoneInfo, available_timezones

import pghistory
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from callcenter.models.names import LanguageField
from callcenter.models.set_up import is_set_up
from callcenter.words.currencies import IsCurrency
from callcenter.words.money import ZERO, digits_of, money_field, percent_field


@pghistory.track(exclude=["password", "last_login"])
class User(AbstractUser):
    """A person who signs in."""

    language = LanguageField(
        _("language"),
        max_length=5,
        blank=True,
        help_text=_("Of the screens; where empty, the browser’s."),
    )
    single_keys = models.BooleanField(
        _("single-character shortcuts"), default=True, help_text=_("“/” and “?” outside of fields.")
    )

    class Meta(AbstractUser.Meta):
        pass

    def __str__(self) -> str:
        return self.get_full_name() or self.username


class Reserving(models.TextChoices):
    ENTRY = "entry", _("When a line is entered")
    COMPLETE = "complete", _("At Complete")
    SUBMIT = "submit", _("At Submit")


class CallCenterQuerySet(models.QuerySet["CallCenter"]):
    def of(self, user: User | int) -> Self:
        """Those the user works for, by name."""
        return self.filter(channel_users__user=user, is_active=True).order_by("name", "pk")


@pghistory.track()
class CallCenter(models.Model):
    """The channel: who sells, in which currency, language and time, with which switches."""

    code = models.CharField(
        _("code"),
        max_length=20,
        unique=True,
        validators=[RegexValidator(r"^[\w-]+$", _("Letters, digits and hyphens only."))],
    )
    name = models.CharField(_("name"), max_length=100)
    company_name = models.CharField(
        _("company name"), max_length=100, help_text=_("As it stands on letters.")
    )
    is_active = models.BooleanField(_("active"), default=True)
    currency = models.CharField(
        _("currency"),
        max_length=3,
        validators=[IsCurrency()],
    )
    country = models.CharField(
        _("country"),
        max_length=2,
        validators=[RegexValidator(r"^[A-Z]{2}$", _("Two capital letters, such as US."))],
    )
    language = models.CharField(
        _("language"),
        max_length=10,
        default="en-US",
        help_text=_("Of letters, where the customer has none, such as en-US."),
    )
    time_zone = models.CharField(_("time zone"), max_length=50, default="UTC")
    prices_with_tax = models.BooleanField(_("prices with tax"), default=False)
    tax_name = models.CharField(
        _("name of the tax"), max_length=20, default="Tax", help_text=_("Such as Tax, VAT or TVA.")
    )
    order_completion = models.BooleanField(
        _("Enable order completion"),
        default=True,
        help_text=_(
            "On: Complete, payments, then Submit. Off: Submit stands on the order, and no payment is taken."
        ),
    )
    source_code_required = models.BooleanField(_("source code required"), default=False)
    reserving = models.CharField(
        _("stock is reserved"), max_length=10, choices=Reserving, default=Reserving.COMPLETE
    )
    reserved_minutes = models.PositiveSmallIntegerField(
        _("minutes reserved"),
        default=30,
        help_text=_("How long an order keeps what it reserved, until it is submitted or paid."),
    )
    amending_minutes = models.PositiveSmallIntegerField(
        _("minutes for a change"),
        default=30,
        help_text=_("How long an order may be modified before supervisors are told."),
    )
    read_out_minutes = models.PositiveSmallIntegerField(
        _("minutes a total holds"),
        default=30,
        help_text=_("How long after Complete the total that was read out may be kept."),
    )
    draft_days = models.PositiveSmallIntegerField(
        _("days a draft is kept"),
        default=30,
        help_text=_("Then a draft without money is cancelled; 0: never."),
    )
    tolerance_percent = percent_field(
        verbose_name=_("tolerance, percent"),
        default=ZERO,
        help_text=_("The smaller of percent and amount counts."),
    )
    tolerance_amount = money_field(verbose_name=_("tolerance, amount"), default=ZERO)

    objects = CallCenterQuerySet.as_manager()

    class Meta:
        triggers = is_set_up()
        verbose_name = _("call center")
        verbose_name_plural = _("call centers")
        constraints = [
            models.CheckConstraint(
                condition=Q(reserving__in=Reserving.values),
                name="callcenter_callcenter_reserving_known",
            ),
            models.CheckConstraint(
                condition=Q(tolerance_percent__gte=0, tolerance_percent__lte=100),
                name="callcenter_callcenter_tolerance_is_percentage",
                violation_error_message=_("Enter a tolerance from 0 to 100 percent."),
            ),
            models.CheckConstraint(
                condition=Q(tolerance_amount__gte=0),
                name="callcenter_callcenter_tolerance_not_negative",
                violation_error_message=_("Enter a tolerance of 0 or more."),
            ),
        ]

    def __str__(self) -> str:
        return self.name if self.name == self.code else f"{self.code} {self.name}"

    def clean(self) -> None:
        """Refuse a time zone that there is not, whose days nobody could tell."""
        if self.time_zone not in available_timezones():
            said = _("“%(name)s” is not a time zone such as America/Los_Angeles.")
            raise ValidationError({"time_zone": said % {"name": self.time_zone}})

    # Questions
    @property
    def digits(self) -> int:
        return digits_of(self.currency)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    def day_of(self, moment: datetime) -> date:
        """Return the calendar day here."""
        return moment.astimezone(self.zone).date()

    def start_of(self, day: date) -> datetime:
        """Return the moment at which a day begins here."""
        return datetime.combine(day, time.min, self.zone)


class Role(models.TextChoices):
    AGENT = "agent", _("Agent")
    SUPERVISOR = "supervisor", _("Supervisor")


@pghistory.track()
class ChannelUser(models.Model):
    """A user who works for a call center, as agent or supervisor."""

    call_center = models.ForeignKey(
        CallCenter,
        on_delete=models.CASCADE,
        related_name="channel_users",
        verbose_name=_("call center"),
    )
    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="channels", verbose_name=_("User ID")
    )
    name = models.CharField(_("Name"), max_length=100)
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.AGENT)

    class Meta:
        triggers = is_set_up()
        verbose_name = _("channel user")
        verbose_name_plural = _("channel users")
        constraints = [
            models.UniqueConstraint(
                fields=["call_center", "user"],
                name="callcenter_channeluser_once_per_call_center",
                violation_error_message=_("This user already works for this call center."),
            ),
            models.CheckConstraint(
                condition=Q(role__in=Role.values), name="callcenter_channeluser_role_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name
