"""Who calls: the account, and how it is found."""

from __future__ import annotations

from dataclasses import dataclass, fields
from itertools import chain
from typing import Any

import pghistory
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Case, F, Func, Q, Value, When
from django.db.models.functions import Cast, Concat, Now
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from callcenter.models import Translated, learning
from customers.finding.keys import name_key
from customers.models.finding import FoundQuerySet

ACCOUNT_NUMBERS = "customers_account_number"  # the sequence, made in the first migration
WORDS_OF_URLS = ["new", "select"]  # /customers/new/ is no customer


def key_column(expression: Any) -> models.GeneratedField:
    """Return a stored key of names; compared byte by byte, so that one index finds and sorts."""
    return models.GeneratedField(
        expression=expression, output_field=models.TextField(db_collation="C"), db_persist=True
    )


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


@dataclass(frozen=True, kw_only=True)
class Called:
    """What a customer is called, as one value; each part is a column of the same name.

    Every name is typed with a new customer, found, and corrected at the desk and in the admin.
    """

    kind: str
    first_name: str = ""
    last_name: str = ""
    organisation: str = ""

    @property
    def called(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in ("kind", *NAMES)}


NAMES = tuple(part.name for part in fields(Called) if part.name != "kind")
SHOWN = ("note",)  # on his page, under its label; what ``name`` says is its heading


class CustomerQuerySet(FoundQuerySet["Customer"]):
    """Customers, as they are found."""


@pghistory.track(exclude=["search_key", "last_key", "first_key", "recent_at"])
class Customer(models.Model):
    """Who calls. Shared by all call centers; orders are not."""

    account_number = models.CharField(
        _("account"),
        max_length=20,
        unique=True,
        validators=[RegexValidator(r"^\w[\w.-]*$", _("Letters, digits, point and hyphen only."))],
        db_default=Cast(
            Func(Value(ACCOUNT_NUMBERS), function="nextval"), models.CharField(max_length=20)
        ),
    )
    kind = models.CharField(
        _("kind"), max_length=12, choices=Kind, default=Kind.PERSON, db_default=Kind.PERSON
    )
    first_name = models.CharField(
        _("first name"), max_length=100, blank=True, default="", db_default=""
    )
    last_name = models.CharField(
        _("last name"), max_length=100, blank=True, default="", db_default=""
    )
    organisation = models.CharField(
        _("organisation"), max_length=200, blank=True, default="", db_default=""
    )
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
        default="",
        db_default="",
        help_text=_("Of letters, such as en-US; where empty, the call center’s."),
    )
    note = models.TextField(
        _("note"),
        blank=True,
        default="",
        db_default="",
        help_text=_("Shown on the customer’s page."),
    )
    alert = models.CharField(
        _("alert"),
        max_length=300,
        blank=True,
        default="",
        db_default="",
        help_text=_("Shown first thing when the customer is opened."),
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    recent_at = models.DateTimeField(  # he last began an order, else was entered
        db_default=Now(), editable=False
    )

    search_key = models.GeneratedField(
        expression=Concat(
            *chain.from_iterable((Value(" "), name_key(F(name))) for name in NAMES),
            output_field=models.TextField(),
        ),
        output_field=models.TextField(),
        db_persist=True,
    )
    last_key = key_column(
        name_key(Case(When(kind=Kind.ORGANISATION, then=F("organisation")), default=F("last_name")))
    )
    first_key = key_column(name_key(F("first_name")))

    objects = CustomerQuerySet.as_manager()

    class Meta:
        verbose_name = _("customer")
        verbose_name_plural = _("customers")
        constraints = [
            models.CheckConstraint(
                condition=~Q(account_number__in=WORDS_OF_URLS),
                name="customers_customer_account_is_no_word",
                violation_error_message=_("This word is no account number: add a digit."),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=Kind.values), name="customers_customer_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(kind=Kind.PERSON) & ~Q(last_name="")
                | Q(kind=Kind.ORGANISATION) & ~Q(organisation=""),
                name="customers_customer_is_named",
                violation_error_message=_("Enter a last name, or the name of the organisation."),
            ),
        ]
        indexes = [
            GinIndex(OpClass("search_key", name="gin_trgm_ops"), name="customers_customer_words"),
            models.Index(
                fields=["last_key", "first_key", "-recent_at", "-id"],
                name="customers_customer_last_names",
            ),
            models.Index(
                fields=["first_key", "last_key", "-recent_at", "-id"],
                name="customers_customer_first_names",
            ),
        ]
        triggers = learning("customers_nameword")

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

    @property
    def facts(self) -> list[tuple[str, str]]:
        """What his page shows of him beside his name, each with its label."""
        columns: list[Any] = [self._meta.get_field(name) for name in SHOWN]
        said = [(capfirst(column.verbose_name), getattr(self, column.name)) for column in columns]
        return [(label, text) for label, text in said if text]
