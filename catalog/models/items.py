"""What is sold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain
from typing import Self

import pghistory
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from callcenter.models import Translated, learning
from callcenter.sql.fold import all_texts, fold
from callcenter.sql.near import one_off
from callcenter.words.dates import day_written
from catalog import errors, search
from catalog.models.groups import ItemGroup
from catalog.models.near import NearQuerySet
from catalog.models.tax import TaxGroup

MOST_NAMED = 3  # numbers in the sentence about several items


class ItemQuerySet(NearQuerySet):
    """Items, and how they are found."""

    def numbered(self, number: str) -> Self:
        """The item of exactly this number, capitals or not."""
        return self.alias(number_key=fold("item_number")).filter(number_key=fold(Value(number)))

    def matching(self, typed: str, *, on: date, limit: int = 10) -> list[Item]:
        """Those that fit: numbers, then words that begin so; those on sale on the day first.

        The item of exactly this number comes before all, on sale or not.
        """
        read = search.read(typed)
        sold, others = self.on_sale(on=on), self.off_sale(on=on)
        exact = (
            [self.numbered(read.text).order_by("item_number", "pk")] if read.may_be_number else []
        )
        found: dict[int, Item] = {}
        for branch in chain(exact, sold._branches(read), others._branches(read)):
            if len(found) < limit:
                found |= {item.pk: item for item in branch[:limit] if item.pk not in found}
        return list(found.values())[:limit]

    def resolve(self, typed: str, *, on: date) -> Item:
        """Return the one item meant: of exactly this number, or the only one with these words.

        Of words, those on sale on the day come first. Raises NoSuchItem,
        SeveralItems, NotOnSale.
        """
        read = search.read(typed)
        item = self.numbered(read.text).order_by("pk").first() or self._only(read, on=on)
        if refusal := item.refusal(on=on):
            raise refusal
        return item

    def _only(self, read: search.Typed, *, on: date) -> Item:
        found = [] if read.is_number else self.matching(read.text, on=on, limit=MOST_NAMED + 1)
        items = [item for item in found if not item.refusal(on=on)] or found
        if not items:
            raise self._no_such_item(read.text, on=on)
        if len(items) > 1:
            numbers = ", ".join(item.item_number for item in items[:MOST_NAMED])
            raise errors.SeveralItems(typed=read.text, numbers=numbers)
        return items[0]

    def _no_such_item(self, typed: str, *, on: date) -> errors.NoSuchItem:
        near = ", ".join(item.item_number for item in self.near(typed, on=on, limit=MOST_NAMED))
        if near:
            return errors.NoSuchItemButNear(typed=typed, numbers=near)
        return errors.NoSuchItem(typed=typed)

    def _branches(self, typed: search.Typed) -> Iterator[Self]:
        """Ask one index each, best first; one condition over all would use none of them."""
        if not typed.words:
            return
        if typed.may_be_number:
            yield (
                self.alias(number_key=fold("item_number"))
                .filter(number_key__startswith=fold(Value(typed.text)))
                .order_by("item_number", "pk")
            )
        yield self._with_words(typed.words, inside=False)
        if any(len(word) >= search.INSIDE_FROM for word in typed.words):
            yield self._with_words(typed.words, inside=True)

    def _with_words(self, words: Iterable[str], *, inside: bool) -> Self:
        """Those that hold every word, in any order: where a word begins, or also inside of one."""
        found = self
        for word in words:
            begins = "" if inside and len(word) >= search.INSIDE_FROM else " "
            found = found.filter(search_key__contains=fold(Value(begins + word)))
        return found.order_by("name", "item_number", "pk")


@pghistory.track(exclude=["search_key"])
class Item(Translated):
    """A thing with a number. The number is text."""

    item_number = models.CharField(
        _("item number"),
        max_length=30,
        unique=True,
        validators=[RegexValidator(r"^[\w.-]+$", _("Letters, digits, point and hyphen only."))],
    )
    search_words = models.CharField(
        _("search words"),
        max_length=500,
        blank=True,
        default="",
        db_default="",
        help_text=_(
            "Other words by which callers ask for it, in any language, separated by spaces."
        ),
    )
    group = models.ForeignKey(
        ItemGroup,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="items",
        verbose_name=_("group"),
    )
    tax_group = models.ForeignKey(
        TaxGroup,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="items",
        verbose_name=_("tax group"),
        help_text=_("Empty: not taxed."),
    )
    is_active = models.BooleanField(
        _("on sale"), default=True, help_text=_("Off: stopped, until it is switched on again.")
    )
    is_gift_card = models.BooleanField(
        _("gift card"),
        default=False,
        db_default=False,
        help_text=_(
            "Money in advance and no goods: its price is what it is worth; no tier, offer, discount, charge or tax touches it."
        ),
    )
    on_sale_from = models.DateField(_("on sale from"), null=True, blank=True)
    on_sale_to = models.DateField(_("on sale until"), null=True, blank=True)
    back_order_allowed = models.BooleanField(_("may be ordered when out of stock"), default=False)
    back_order_most = models.PositiveIntegerField(
        _("most pieces on back-order"),
        null=True,
        blank=True,
        help_text=_("Of all orders together; empty: no limit."),
    )
    back_order_date = models.DateField(_("expected back on"), null=True, blank=True)

    search_key = models.GeneratedField(
        expression=Concat(
            Value(" "),
            fold(F("item_number")),
            Value(" "),
            fold(F("name")),
            Value(" "),
            fold(all_texts("names")),
            Value(" "),
            fold(F("search_words")),
            output_field=models.TextField(),
        ),
        output_field=models.TextField(),
        db_persist=True,
    )

    objects = ItemQuerySet.as_manager()

    class Meta:
        verbose_name = _("item")
        verbose_name_plural = _("items")
        triggers = learning("catalog_itemword")
        indexes = [
            GinIndex(OpClass("search_key", name="gin_trgm_ops"), name="catalog_item_words"),
            models.Index(
                OpClass(fold("item_number"), name="text_pattern_ops"),
                name="catalog_item_number_folded",
            ),
            GinIndex(one_off(fold("item_number")), name="catalog_item_number_one_off"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(on_sale_from=None)
                | Q(on_sale_to=None)
                | Q(on_sale_from__lte=F("on_sale_to")),
                name="catalog_item_sale_in_order",
                violation_error_message=_("The sale must begin before it ends."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.item_number} {self.name}"

    # Questions
    def refusal(self, *, on: date) -> errors.NotOnSale | None:
        """Return why the item cannot be sold on the day, or None where it can."""
        if not self.is_active:
            return errors.ItemStopped(item_number=self.item_number)
        if self.on_sale_from and self.on_sale_from > on:
            begins = day_written(self.on_sale_from)
            return errors.NotYetOnSale(item_number=self.item_number, day=begins)
        if self.on_sale_to and self.on_sale_to < on:
            ended = day_written(self.on_sale_to)
            return errors.NoLongerOnSale(item_number=self.item_number, day=ended)
        return None
