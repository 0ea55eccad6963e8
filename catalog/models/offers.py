"""Discounts that are offered to everybody they are meant for, without anybody asking."""

from __future__ import annotations

import pghistory
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from callcenter.models import CallCenter, Translated, is_set_up
from callcenter.words.currencies import IsCurrency
from callcenter.words.money import ZERO, money_field
from catalog.models.delivery import DeliveryMode
from catalog.models.for_items import ForItems, item_or_group
from catalog.models.prices import PriceGroup
from catalog.models.replaced import Replaced, TermsQuerySet, dates_in_order


class OfferKind(models.TextChoices):
    SIMPLE = "simple", _("Simple")
    QUANTITY = "quantity", _("Quantity")
    THRESHOLD = "threshold", _("Threshold")
    MIX_AND_MATCH = "mix_and_match", _("Mix and match")
    FREE_SHIPPING = "free_shipping", _("Free shipping")


class Concurrency(models.TextChoices):
    EXCLUSIVE = "exclusive", _("Exclusive")
    BEST_PRICE = "best_price", _("Best price")
    COMPOUNDED = "compounded", _("Compounded")


class OfferValue(models.TextChoices):
    PERCENT = "percent", _("Percent off")
    AMOUNT = "amount", _("Amount off")
    PRICE = "price", _("For this price")


@pghistory.track()
class Offer(Translated, Replaced):
    """A discount, for whom and when. What is left empty means all.

    Simple: off each piece. Quantity: by how many pieces of its items are
    ordered. Threshold: by how much its items come to. Mix and match: for a
    set of pieces out of its parts. Free shipping: no shipping from a sum on.
    """

    code = models.CharField(
        _("code"),
        max_length=20,
        validators=[RegexValidator(r"^[\w-]+$", _("Letters, digits and hyphens only."))],
    )
    kind = models.CharField(_("kind"), max_length=15, choices=OfferKind, default=OfferKind.SIMPLE)
    value_kind = models.CharField(
        _("what is given"), max_length=8, choices=OfferValue, default=OfferValue.PERCENT
    )
    concurrency = models.CharField(
        _("together with other offers"),
        max_length=12,
        choices=Concurrency,
        default=Concurrency.BEST_PRICE,
    )
    needs_coupon = models.BooleanField(_("only with a coupon"), default=False)
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
    price_group = models.ForeignKey(
        PriceGroup,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="offers",
        verbose_name=_("price group"),
        help_text=_("Only for whom its prices hold: of a catalog, a customer, a call center."),
    )
    mode = models.ForeignKey(
        DeliveryMode,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("mode of delivery"),
        help_text=_("Of free shipping: only with this mode."),
    )

    objects = TermsQuerySet.as_manager()

    class Meta:
        triggers = is_set_up()
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=OfferKind.values), name="catalog_offer_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(value_kind__in=OfferValue.values), name="catalog_offer_value_known"
            ),
            models.CheckConstraint(
                condition=Q(concurrency__in=Concurrency.values),
                name="catalog_offer_concurrency_known",
            ),
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(replaced_at=None),
                name="catalog_offer_code_stands_once",
                violation_error_message=_("Another offer has this code: choose a different one."),
            ),
            models.CheckConstraint(
                condition=~Q(kind__in=["threshold", "free_shipping"], value_kind="price"),
                name="catalog_offer_price_of_pieces_only",
                violation_error_message=_(
                    "A price can be given for pieces or sets: choose percent or amount here."
                ),
            ),
            dates_in_order(
                "catalog_offer_dates_in_order", _("The offer must begin before it ends.")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


@pghistory.track()
class OfferTier(models.Model):
    """What an offer gives from a number of pieces, or a sum, on."""

    offer = models.ForeignKey(
        Offer, on_delete=models.CASCADE, related_name="tiers", verbose_name=_("offer")
    )
    at_least = money_field(
        verbose_name=pgettext_lazy("tier", "from"),
        default=ZERO,
        help_text=_("Pieces of a quantity offer; a sum of a threshold or of free shipping."),
    )
    value = models.DecimalField(
        _("value"),
        max_digits=14,
        decimal_places=4,
        default=ZERO,
        help_text=_("A percentage, an amount or a price."),
    )

    class Meta:
        triggers = is_set_up()
        verbose_name = _("step of the offer")
        verbose_name_plural = _("steps of the offer")
        constraints = [
            models.UniqueConstraint(fields=["offer", "at_least"], name="catalog_offertier_once"),
            models.CheckConstraint(
                condition=Q(value__gte=0, at_least__gte=0),
                name="catalog_offertier_not_negative",
                violation_error_message=_("Enter 0 or more."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.at_least:f} → {self.value:f}"


@pghistory.track()
class OfferPart(models.Model):
    """Of a mix and match: how many pieces of these items make a set."""

    offer = models.ForeignKey(
        Offer, on_delete=models.CASCADE, related_name="parts", verbose_name=_("offer")
    )
    number = models.PositiveSmallIntegerField(_("part"), default=1)
    pieces = models.PositiveSmallIntegerField(_("pieces"), default=1)

    class Meta:
        triggers = is_set_up()
        verbose_name = _("part of a set")
        verbose_name_plural = _("parts of a set")
        constraints = [
            models.UniqueConstraint(fields=["offer", "number"], name="catalog_offerpart_once"),
            models.CheckConstraint(
                condition=Q(pieces__gte=1),
                name="catalog_offerpart_has_pieces",
                violation_error_message=_("A part has one piece or more."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.pieces}"


@pghistory.track()
class OfferItem(ForItems):
    """An item or item group an offer is for, or is not for. Without any it is for all."""

    offer = models.ForeignKey(
        Offer, on_delete=models.CASCADE, related_name="items", verbose_name=_("offer")
    )
    part = models.PositiveSmallIntegerField(_("part"), default=1)
    is_excluded = models.BooleanField(_("not for these"), default=False)

    class Meta:
        triggers = is_set_up()
        verbose_name = _("item of the offer")
        verbose_name_plural = _("items of the offer")
        constraints = [
            item_or_group("catalog_offeritem_one_or_a_group", or_all=False),
        ]
