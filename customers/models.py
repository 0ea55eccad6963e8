"""Who calls: accounts, addresses, contact points."""

from __future__ import annotations

import pghistory
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Cast, Concat, Lower, Reverse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from callcenter.fold import Fold
from callcenter.models import Translated
from callcenter.money import money_field

ACCOUNT_NUMBERS = "customers_account_number"  # the sequence, made in the first migration


@pghistory.track()
class CustomerGroup(Translated):
    """Customers who share terms."""

    code = models.CharField(_("code"), max_length=20, unique=True)

    class Meta:
        verbose_name = _("customer group")
        verbose_name_plural = _("customer groups")

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Kind(models.TextChoices):
    PERSON = "person", _("Person")
    ORGANISATION = "organisation", _("Organisation")


class CustomerQuerySet(models.QuerySet["Customer"]):
    """Customers, and how they are found."""


@pghistory.track(exclude=["search_key", "last_key", "first_key"])
class Customer(models.Model):
    """Who calls. Shared by all call centers; orders are not."""

    account_number = models.CharField(
        _("account"),
        max_length=20,
        unique=True,
        validators=[RegexValidator(r"^[\w.-]+$", _("Letters, digits, point and hyphen only."))],
        db_default=Cast(
            Func(Value(ACCOUNT_NUMBERS), function="nextval"), models.CharField(max_length=20)
        ),
    )
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.PERSON)
    first_name = models.CharField(_("first name"), max_length=100, blank=True)
    last_name = models.CharField(_("last name"), max_length=100, blank=True)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    group = models.ForeignKey(
        CustomerGroup,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="customers",
        verbose_name=_("group"),
    )
    language = models.CharField(
        _("language"),
        max_length=10,
        blank=True,
        help_text=_("Of letters, such as en-US; where empty, the call center’s."),
    )
    credit_limit = money_field(verbose_name=_("credit limit"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True, help_text=_("Shown on the customer’s page."))
    alert = models.CharField(
        _("alert"),
        max_length=300,
        blank=True,
        help_text=_("Shown first thing when the customer is opened."),
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    search_key = models.GeneratedField(
        expression=Concat(
            Value(" "),
            Fold(F("first_name")),
            Value(" "),
            Fold(F("last_name")),
            Value(" "),
            Fold(F("organisation")),
            output_field=models.TextField(),
        ),
        output_field=models.TextField(),
        db_persist=True,
    )
    last_key = models.GeneratedField(
        expression=Fold(Concat(F("last_name"), F("organisation"), output_field=models.TextField())),
        output_field=models.TextField(),
        db_persist=True,
    )
    first_key = models.GeneratedField(
        expression=Fold(F("first_name")), output_field=models.TextField(), db_persist=True
    )

    objects = CustomerQuerySet.as_manager()

    class Meta:
        verbose_name = _("customer")
        verbose_name_plural = _("customers")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=Kind.values), name="customers_customer_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.PERSON) & ~Q(last_name="")
                | Q(kind=Kind.ORGANISATION) & ~Q(organisation=""),
                name="customers_customer_is_named",
                violation_error_message=_("Enter a last name, or the name of the organisation."),
            ),
            models.CheckConstraint(
                condition=Q(credit_limit=None) | Q(credit_limit__gte=0),
                name="customers_customer_credit_limit_not_negative",
            ),
        ]
        indexes = [
            GinIndex(OpClass("search_key", name="gin_trgm_ops"), name="customers_customer_words"),
            models.Index(
                OpClass("last_key", name="text_pattern_ops"),
                OpClass("first_key", name="text_pattern_ops"),
                name="customers_customer_names",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.account_number})"

    def get_absolute_url(self) -> str:
        return reverse("customer", args=[self.account_number])

    # Questions
    @property
    def is_organisation(self) -> bool:
        return self.kind == Kind.ORGANISATION

    @property
    def name(self) -> str:
        """The name as it is said: first name last, or the organisation's."""
        if self.is_organisation:
            return self.organisation
        return f"{self.first_name} {self.last_name}".strip()


@pghistory.track()
class Address(models.Model):
    """Where a customer lives, or has things sent."""

    customer = models.ForeignKey(
        Customer, on_delete=models.CASCADE, related_name="addresses", verbose_name=_("customer")
    )
    recipient = models.CharField(
        _("recipient"), max_length=200, blank=True, help_text=_("Where empty, the customer’s name.")
    )
    street = models.CharField(_("street"), max_length=200)
    street_2 = models.CharField(_("street, second line"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=20, blank=True)
    city = models.CharField(_("town"), max_length=100)
    state = models.CharField(_("state"), max_length=50, blank=True)
    country = models.CharField(
        _("country"),
        max_length=2,
        validators=[RegexValidator(r"^[A-Z]{2}$", _("Two capital letters, such as US."))],
    )
    is_default = models.BooleanField(_("default"), default=False)

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        constraints = [
            models.UniqueConstraint(
                fields=["customer"],
                condition=Q(is_default=True),
                name="customers_address_one_default",
                violation_error_message=_("A customer has one default address: untick the other."),
            ),
        ]
        indexes = [
            models.Index(
                OpClass(Lower("postcode"), name="text_pattern_ops"),
                name="customers_address_postcode",
            )
        ]

    def __str__(self) -> str:
        return ", ".join(self.lines)

    # Questions
    @property
    def lines(self) -> list[str]:
        """The lines to read out, the recipient left out."""
        town = (
            " ".join(filter(None, [self.postcode, self.city]))
            if self.country != "US"
            else ", ".join(filter(None, [self.city, f"{self.state} {self.postcode}".strip()]))
        )
        return [line for line in (self.street, self.street_2, town, self.country) if line]


class Reach(models.TextChoices):
    TELEPHONE = "telephone", _("Telephone")
    EMAIL = "email", _("E-mail")


@pghistory.track()
class ContactPoint(models.Model):
    """How a customer is reached. Telephone numbers are stored in E.164, such as +12065550100."""

    customer = models.ForeignKey(
        Customer,
        on_delete=models.CASCADE,
        related_name="contact_points",
        verbose_name=_("customer"),
    )
    reach = models.CharField(_("kind"), max_length=10, choices=Reach)
    value = models.CharField(_("number or address"), max_length=254)
    is_default = models.BooleanField(_("default"), default=False)

    class Meta:
        verbose_name = _("contact point")
        verbose_name_plural = _("contact points")
        constraints = [
            models.CheckConstraint(
                condition=Q(reach__in=Reach.values), name="customers_contactpoint_reach_known"
            ),
            models.CheckConstraint(
                condition=~Q(reach=Reach.TELEPHONE) | Q(value__regex=r"^\+[0-9]{4,15}$"),
                name="customers_contactpoint_telephone_is_e164",
                violation_error_message=_(
                    "Write the telephone number with its country, such as +1 206 555 0100."
                ),
            ),
            models.UniqueConstraint(
                fields=["customer", "reach"],
                condition=Q(is_default=True),
                name="customers_contactpoint_one_default",
                violation_error_message=_(
                    "A customer has one default telephone and one default e-mail: untick the other."
                ),
            ),
        ]
        indexes = [
            models.Index(
                OpClass(Reverse("value"), name="text_pattern_ops"),
                condition=Q(reach=Reach.TELEPHONE),
                name="customers_telephone_reversed",
            ),
            models.Index(
                OpClass(Lower("value"), name="text_pattern_ops"),
                condition=Q(reach=Reach.EMAIL),
                name="customers_email_lower",
            ),
        ]

    def __str__(self) -> str:
        return self.value
