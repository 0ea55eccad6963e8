"""What is charged automatically, when, and how much."""

from __future__ import annotations

import pghistory
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from callcenter.models import CallCenter, Translated, is_set_up
from callcenter.words.currencies import IsCurrency
from catalog.models.delivery import DeliveryMode, DeliveryModeGroup
from catalog.models.for_items import ForItems, item_or_group
from catalog.models.replaced import Ranked, TermsQuerySet, dates_in_order
from catalog.models.tax import TaxGroup
from customers.models import Customer, CustomerGroup


class Competing(models.TextChoices):
    MOST_SPECIFIC = "most_specific", _("Most specific wins")
    ADDS_UP = "adds_up", _("Adds up")


class ChargeTax(models.TextChoices):
    PROPORTION = "proportion", _("In proportion to the goods’ rates")
    OWN = "own", _("Its own tax group")
    HIGHEST = "highest", _("The highest rate of the goods")


@pghistory.track()
class ChargeCode(Translated):
    """A kind of charge, such as shipping or handling."""

    code = models.CharField(_("code"), max_length=20, unique=True)
    competing = models.CharField(
        _("where several rules match"),
        max_length=15,
        choices=Competing,
        default=Competing.MOST_SPECIFIC,
    )
    is_shipping = models.BooleanField(_("shipping"), default=False)
    is_refundable = models.BooleanField(_("refundable"), default=False)
    tax = models.CharField(_("tax"), max_length=12, choices=ChargeTax, default=ChargeTax.PROPORTION)
    tax_group = models.ForeignKey(
        TaxGroup,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("tax group"),
        help_text=_("Where it has its own."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=10, help_text=_("Small numbers stand first.")
    )

    class Meta:
        triggers = is_set_up()
        verbose_name = _("charge code")
        verbose_name_plural = _("charge codes")
        constraints = [
            models.CheckConstraint(
                condition=Q(competing__in=Competing.values),
                name="catalog_chargecode_competing_known",
            ),
            models.CheckConstraint(
                condition=Q(tax__in=ChargeTax.values), name="catalog_chargecode_tax_known"
            ),
            models.CheckConstraint(
                condition=~Q(tax=ChargeTax.OWN) | Q(tax_group__isnull=False),
                name="catalog_chargecode_own_group_named",
                violation_error_message=_("Name the tax group, or let the goods decide."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Level(models.TextChoices):
    ORDER = "order", _("Order")
    LINE = "line", _("Line")


@pghistory.track()
class ChargeRule(ForItems, Ranked):
    """When a charge is asked: for whom, by which mode, for what. What is left empty means all."""

    charge_code = models.ForeignKey(
        ChargeCode, on_delete=models.PROTECT, related_name="rules", verbose_name=_("charge code")
    )
    level = models.CharField(_("level"), max_length=5, choices=Level, default=Level.ORDER)
    currency = models.CharField(
        _("currency"),
        max_length=3,
        validators=[IsCurrency()],
    )
    call_center = models.ForeignKey(
        CallCenter,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("call center"),
    )
    customer = models.ForeignKey(
        Customer,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("customer"),
    )
    customer_group = models.ForeignKey(
        CustomerGroup,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("customer group"),
    )
    mode = models.ForeignKey(
        DeliveryMode,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("mode of delivery"),
    )
    mode_group = models.ForeignKey(
        DeliveryModeGroup,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("group of modes"),
    )
    spread = models.BooleanField(
        _("spread over matching lines"),
        default=False,
        help_text=_("The charge is reckoned on the lines whose mode matches, and written to them."),
    )

    objects = TermsQuerySet.as_manager()

    class Meta:
        triggers = is_set_up()
        verbose_name = _("charge rule")
        verbose_name_plural = _("charge rules")
        constraints = [
            models.CheckConstraint(
                condition=Q(level__in=Level.values), name="catalog_chargerule_level_known"
            ),
            models.CheckConstraint(
                condition=Q(customer=None) | Q(customer_group=None),
                name="catalog_chargerule_one_or_a_group_of_customers",
                violation_error_message=_("Name a customer or a customer group, not both."),
            ),
            models.CheckConstraint(
                condition=Q(mode=None) | Q(mode_group=None),
                name="catalog_chargerule_one_or_a_group_of_modes",
                violation_error_message=_("Name a mode of delivery or a group of modes, not both."),
            ),
            item_or_group("catalog_chargerule_one_or_a_group_of_items", or_all=True),
            models.CheckConstraint(
                condition=Q(level=Level.LINE) | Q(item=None, item_group=None),
                name="catalog_chargerule_items_at_line_level_only",
                violation_error_message=_(
                    "Items belong to rules of the line level: empty them or change the level."
                ),
            ),
            models.CheckConstraint(
                condition=Q(level=Level.ORDER) | Q(spread=False),
                name="catalog_chargerule_spread_at_order_level_only",
                violation_error_message=_(
                    "Only a rule of the order level can be spread over lines."
                ),
            ),
            dates_in_order(
                "catalog_chargerule_dates_in_order", _("The rule must begin before it ends.")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.charge_code.code} {self.pk}"
