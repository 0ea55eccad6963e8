"""Where customers live, and how they are reached."""

from __future__ import annotations

from typing import Any, Self

import pghistory
from django.contrib.postgres.indexes import OpClass
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Func, Q, Value
from django.db.models.functions import Lower, Reverse
from django.utils.translation import gettext_lazy as _

from customers import errors
from customers.models.customer import Customer
from customers.places.countries import country_name

MARKS = " -\u00a0\u2010\u2011\u2012\u2013\u202f"  # that count nowhere in a postcode


def bare_postcode(text: Any) -> Func:
    """Return a postcode as it is compared: without capitals, spaces and hyphens."""
    marks = (Value(MARKS), Value(""))
    return Func(Lower(text), *marks, function="translate", output_field=models.TextField())


class AddressQuerySet(models.QuerySet["Address"]):
    def in_order(self) -> Self:
        """The default one first, then as they were entered."""
        return self.order_by("-is_default", "pk")

    def one_of(self, customer: Customer, pk: int) -> Address:
        """Return this one of the customer's; refuse where it is gone, or another's."""
        found = self.filter(customer=customer, pk=pk).first()
        if found is None:
            raise errors.NoSuchAddress(account=customer.account_number)
        return found

    def default_pk(self) -> int | None:
        return self.filter(is_default=True).values_list("pk", flat=True).first()

    def in_postcode(self, text: str) -> Self:
        """Those whose postcode begins so, however it is written."""
        plain = self.alias(plain=bare_postcode("postcode"))
        return plain.filter(plain__startswith=bare_postcode(Value(text)))

    def at_postcode(self, postcode: str) -> Self:
        """Those with this postcode, however it is written."""
        return self.alias(plain=bare_postcode("postcode")).filter(
            plain=bare_postcode(Value(postcode))
        )


@pghistory.track()
class Address(models.Model):
    """Where a customer lives, or has things sent."""

    customer = models.ForeignKey(
        Customer, on_delete=models.CASCADE, related_name="addresses", verbose_name=_("customer")
    )
    recipient = models.CharField(
        _("recipient"),
        max_length=200,
        blank=True,
        default="",
        db_default="",
        help_text=_("Where empty, the customer’s name."),
    )
    street = models.CharField(_("street"), max_length=200)
    street_2 = models.CharField(
        _("street, second line"), max_length=200, blank=True, default="", db_default=""
    )
    postcode = models.CharField(_("postcode"), max_length=20, blank=True, default="", db_default="")
    city = models.CharField(_("town"), max_length=100)
    state = models.CharField(_("state"), max_length=50, blank=True, default="", db_default="")
    country = models.CharField(
        _("country"),
        max_length=2,
        validators=[RegexValidator(r"^[A-Z]{2}$", _("Two capital letters, such as US."))],
    )
    is_default = models.BooleanField(_("default"), default=False, db_default=False)

    objects = AddressQuerySet.as_manager()

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
                OpClass(bare_postcode("postcode"), name="text_pattern_ops"),
                name="customers_address_postcode",
            )
        ]

    def __str__(self) -> str:
        return ", ".join([*self.lines[:-1], self.country])

    # Questions
    @property
    def lines(self) -> list[str]:
        """The lines to read out, the recipient left out; the country by its name, last."""
        town = (
            " ".join(filter(None, [self.postcode, self.city]))
            if self.country != "US"
            else ", ".join(filter(None, [self.city, f"{self.state} {self.postcode}".strip()]))
        )
        return [*filter(None, (self.street, self.street_2, town)), country_name(self.country)]


class Reach(models.TextChoices):
    TELEPHONE = "telephone", _("Telephone")
    EMAIL = "email", _("E-mail")


class ContactPointQuerySet(models.QuerySet["ContactPoint"]):
    def in_order(self) -> Self:
        """Telephones, then e-mail addresses; the default ones first."""
        return self.order_by("-reach", "-is_default", "pk")

    def one_of(self, customer: Customer, pk: int) -> ContactPoint:
        """Return this one of the customer's; refuse where it is gone, or another's."""
        found = self.filter(customer=customer, pk=pk).first()
        if found is None:
            raise errors.NoSuchContactPoint(account=customer.account_number)
        return found

    def default_pk(self, reach: str) -> int | None:
        return self.filter(reach=reach, is_default=True).values_list("pk", flat=True).first()

    def telephones(self) -> Self:
        return self.filter(reach=Reach.TELEPHONE)

    def ending_in(self, digits: str) -> Self:
        """Telephone numbers that end in these digits."""
        backwards = self.telephones().alias(backwards=Reverse("value"))
        return backwards.filter(backwards__startswith=digits[::-1])

    def beginning_with(self, text: str) -> Self:
        """E-mail addresses that begin so, capitals or not."""
        lowered = self.alias(lowered=Lower("value"))
        return lowered.filter(reach=Reach.EMAIL, lowered__startswith=text.lower())

    def at_address(self, email: str) -> Self:
        """This e-mail address, capitals or not."""
        lowered = self.alias(lowered=Lower("value"))
        return lowered.filter(reach=Reach.EMAIL, lowered=email.lower())


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
    is_default = models.BooleanField(_("default"), default=False, db_default=False)

    objects = ContactPointQuerySet.as_manager()

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
