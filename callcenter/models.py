"""The ground everything stands on: who works here, for which call center, and what was already said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self
from uuid import UUID
from zoneinfo import available_timezones

import pghistory
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from callcenter.errors import KeyUsedForSomethingElse
from callcenter.money import ZERO, digits_of, money_field, percent_field


def validate_time_zone(name: str) -> None:
    if name not in available_timezones():
        raise ValidationError(
            _("“%(name)s” is not a time zone such as America/Los_Angeles."), params={"name": name}
        )


class Translated(models.Model):
    """A row with a name in the first language and, where given, in French."""

    name = models.CharField(_("name"), max_length=100)
    name_fr = models.CharField(
        _("name in French"),
        max_length=100,
        blank=True,
        help_text=_("Where empty, the name above is shown."),
    )

    class Meta:
        abstract = True

    @property
    def label(self) -> str:
        """The name in the language of whoever reads it."""
        is_french = (get_language() or "").startswith("fr")
        return self.name_fr if is_french and self.name_fr else self.name


@pghistory.track(exclude=["password", "last_login"])
class User(AbstractUser):
    """A person who signs in."""

    language = models.CharField(
        _("language"),
        max_length=5,
        blank=True,
        choices=[("en", "English"), ("fr", "Français")],
        help_text=_("Of the screens; where empty, the browser’s."),
    )
    single_keys = models.BooleanField(
        _("single-character shortcuts"), default=True, help_text=_("“/” and “?” outside of fields.")
    )

    class Meta(AbstractUser.Meta):
        pass

    def __str__(self) -> str:
        return self.get_full_name() or self.username


class CallCenterQuerySet(models.QuerySet["CallCenter"]):
    def of(self, user: User) -> Self:
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
        validators=[RegexValidator(r"^[A-Z]{3}$", _("Three capital letters, such as USD."))],
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
    time_zone = models.CharField(
        _("time zone"), max_length=50, default="UTC", validators=[validate_time_zone]
    )
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
    tolerance_percent = percent_field(
        verbose_name=_("tolerance, percent"),
        default=ZERO,
        help_text=_("The smaller of percent and amount counts."),
    )
    tolerance_amount = money_field(verbose_name=_("tolerance, amount"), default=ZERO)

    objects = CallCenterQuerySet.as_manager()

    class Meta:
        verbose_name = _("call center")
        verbose_name_plural = _("call centers")
        constraints = [
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

    # Questions
    @property
    def digits(self) -> int:
        return digits_of(self.currency)


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


class Once(models.Model):
    """What was answered to a form's key, so that a second press gets the first answer."""

    key = models.UUIDField(primary_key=True)
    verb = models.CharField(max_length=40)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    fingerprint = models.TextField()
    answer = models.CharField(max_length=40)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(verb=""), name="callcenter_once_verb_named"),
        ]

    def __str__(self) -> str:
        return str(self.key)

    @classmethod
    def earlier(cls, key: UUID, *, verb: str, by: User, said: Sequence[Any]) -> str | None:
        """Return the answer given to this key before, or None where it is new.

        Call it under the order's lock. Raises KeyUsedForSomethingElse where
        the key came with another verb, user or content.
        """
        once = cls.objects.filter(key=key).first()
        if once is None:
            return None
        if (once.verb, once.user_id, once.fingerprint) != (verb, by.pk, fingerprint_of(said)):
            raise KeyUsedForSomethingElse
        return once.answer

    @classmethod
    def keep(cls, key: UUID, *, verb: str, by: User, said: Sequence[Any], answer: object) -> None:
        """Keep the answer, in the same transaction as what it answers."""
        cls.objects.create(
            key=key, verb=verb, user=by, fingerprint=fingerprint_of(said), answer=str(answer)
        )


def fingerprint_of(said: Sequence[Any]) -> str:
    """Write down what a form said, the same for the same content."""
    return "\x1f".join(map(str, said))
