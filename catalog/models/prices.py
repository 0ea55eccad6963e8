"""Which price is valid for whom, when, from which quantity; and the terms of one customer."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from callcenter.models import CallCenter, is_set_up
from callcenter.words.currencies import IsCurrency
from callcenter.words.money import money_field, unit_price_field
from catalog.models.delivery import DeliveryMode
from catalog.models.items import Item
from catalog.models.replaced import Replaced, TermsQuerySet, dates_in_order
from customers.models import Customer, CustomerGroup


@pghistory.track()
class PriceGroup(models.Model):
    """Prices that go together. Of two groups, the one with the smaller priority wins."""

    code = models.CharField(_("code"), max_length=20, unique=True)
    name = models.CharField(_("name"), max_length=100)
    priority = models.PositiveSmallIntegerField(
        _("priority"), default=10, help_text=_("1 is looked at first.")
    )

    class Meta:
        verbose_name = _("price group")
        verbose_name_plural = _("price groups")

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


@pghistory.track()
class OfferedPriceGroup(models.Model):
    """A price group whose prices hold for every order of a call center."""

    call_center = models.ForeignKey(
        CallCenter,
        on_delete=models.CASCADE,
        related_name="offered_price_groups",
        verbose_name=_("call center"),
    )
    price_group = models.ForeignKey(
        PriceGroup, on_delete=models.PROTECT, related_name="+", verbose_name=_("price group")
    )

    class Meta:
        triggers = is_set_up()
        verbose_name = _("price group of the call center")
        verbose_name_plural = _("price groups of the call center")
        constraints = [
            models.UniqueConstraint(
                fields=["call_center", "price_group"], name="catalog_offeredpricegroup_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.price_group)


@pghistory.track()
class Price(Replaced):
    """What one piece costs. Without a group it is the item's base price.

    A price that was used is never edited: saving a change stamps
    ``replaced_at`` and adds a new row.
    """

    item = models.ForeignKey(
        Item, on_delete=models.CASCADE, related_name="prices", verbose_name=_("item")
    )
    price_group = models.ForeignKey(
        PriceGroup,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="prices",
        verbose_name=_("price group"),
        help_text=_("Empty: the item’s base price."),
    )
    currency = models.CharField(
        _("currency"),
        max_length=3,
        validators=[IsCurrency()],
    )
    with_tax = models.BooleanField(_("with tax"), default=False)
    from_quantity = models.PositiveIntegerField(_("from quantity"), default=1)
    unit_price = unit_price_field(verbose_name=_("unit price"))

    objects = TermsQuerySet.as_manager()

    class Meta:
        verbose_name = _("price")
        verbose_name_plural = _("prices")
        constraints = [
            models.CheckConstraint(
                condition=Q(unit_price__gte=0), name="catalog_price_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(from_quantity__gte=1),
                name="catalog_price_from_quantity_positive",
                violation_error_message=_("A price holds from a quantity of 1 or more."),
            ),
            dates_in_order(
                "catalog_price_dates_in_order", _("The price must begin before it ends.")
            ),
        ]
        indexes = [
            models.Index(
                fields=["item", "currency", "with_tax"],
                condition=Q(replaced_at=None),
                name="catalog_price_standing",
            )
        ]

    def __str__(self) -> str:
        return f"{self.unit_price} {self.currency}"


@pghistory.track()
class Cost(models.Model):
    """What one piece costs us, without tax. A concession never goes below it unasked."""

    item = models.ForeignKey(
        Item, on_delete=models.CASCADE, related_name="costs", verbose_name=_("item")
    )
    currency = models.CharField(
        _("currency"),
        max_length=3,
        validators=[IsCurrency()],
    )
    unit_cost = unit_price_field(verbose_name=_("unit cost"))

    class Meta:
        verbose_name = _("cost")
        verbose_name_plural = _("costs")
        constraints = [
            models.UniqueConstraint(fields=["item", "currency"], name="catalog_cost_once"),
            models.CheckConstraint(condition=Q(unit_cost__gte=0), name="catalog_cost_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.unit_cost} {self.currency}"


@pghistory.track()
class CustomerTerms(models.Model):
    """Terms of one customer, or of a group of customers."""

    customer = models.ForeignKey(
        Customer,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="terms",
        verbose_name=_("customer"),
    )
    customer_group = models.ForeignKey(
        CustomerGroup,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="terms",
        verbose_name=_("customer group"),
    )
    price_group = models.ForeignKey(
        PriceGroup,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("price group"),
    )
    delivery_mode = models.ForeignKey(
        DeliveryMode,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("mode of delivery"),
    )
    credit_limit = money_field(
        verbose_name=_("credit limit"),
        null=True,
        blank=True,
        help_text=_("How much may stand on account; empty: nothing is taken on account."),
    )
    credit_currency = models.CharField(
        _("currency of the credit limit"),
        max_length=3,
        blank=True,
        validators=[IsCurrency()],
    )

    class Meta:
        triggers = is_set_up()
        verbose_name = _("terms of a customer")
        verbose_name_plural = _("terms of customers")
        constraints = [
            models.CheckConstraint(
                condition=Q(customer=None) ^ Q(customer_group=None),
                name="catalog_customerterms_of_one_or_a_group",
                violation_error_message=_("Name either a customer or a customer group."),
            ),
            models.CheckConstraint(
                condition=Q(credit_limit=None) | Q(credit_limit__gte=0) & ~Q(credit_currency=""),
                name="catalog_customerterms_credit_limit_named",
                violation_error_message=_("Enter a credit limit of 0 or more, and its currency."),
            ),
            models.UniqueConstraint(
                fields=["customer"], name="catalog_customerterms_once_per_customer"
            ),
            models.UniqueConstraint(
                fields=["customer_group"], name="catalog_customerterms_once_per_group"
            ),
        ]

    def __str__(self) -> str:
        return str(self.customer or self.customer_group)
