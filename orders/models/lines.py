"""One line of an order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from callcenter.words.money import ZERO, money_field, percent_field, unit_price_field
from catalog.models import DeliveryMode, Item, SourceCode, Warehouse
from customers.models import Address
from orders import errors
from orders.models.orders import Order
from orders.models.reserving import is_kept

MOST_PIECES = 99_999
OF_A_TWIN = [
    "item_id",
    "mode_id",
    "address_id",
    "store_id",
    "is_expedited",
    "source_code_id",
    "terms_at",
]


class OrderLineQuerySet(models.QuerySet["OrderLine"]):
    def in_order(self) -> OrderLineQuerySet:
        """As they were entered, with their items, and how and where each is delivered."""
        related = ("item", "mode", "source_code__catalog", "address", "store")
        return self.select_related(*related).order_by("number", "pk")

    def to_take(self) -> OrderLineQuerySet:
        """Those of which the warehouse has not taken everything yet; gift cards are not its business."""
        return self.filter(
            quantity__gt=F("quantity_taken") + F("quantity_cancelled"), item__is_gift_card=False
        )

    def back_ordered(self, at: datetime) -> OrderLineQuerySet:
        """Those with pieces on back-order that count against what an item may have."""
        return self.filter(is_kept("back_ordered_until", at=at), quantity_back_ordered__gt=0)

    def lapsed(self, at: datetime) -> OrderLineQuerySet:
        """Those whose pieces on back-order count no more."""
        kept = is_kept("back_ordered_until", at=at)
        return self.exclude(kept).filter(quantity_back_ordered__gt=0)


class OrderLine(models.Model):
    """An item, how many, and what they come to. Mode, address and source left empty are the header's."""

    order = models.ForeignKey(
        Order, on_delete=models.CASCADE, related_name="lines", verbose_name=_("sales order")
    )
    number = models.PositiveIntegerField(_("line"))
    item = models.ForeignKey(
        Item, on_delete=models.PROTECT, related_name="+", verbose_name=_("item")
    )
    description = models.CharField(
        _("description"), max_length=100, blank=True, help_text=_("As it was at submit.")
    )
    mode = models.ForeignKey(
        DeliveryMode,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("mode of delivery"),
    )
    address = models.ForeignKey(
        Address,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("delivery address"),
    )
    store = models.ForeignKey(
        Warehouse,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("store"),
        help_text=_("Where the customer picks up."),
    )
    is_expedited = models.BooleanField(_("expedite"), default=False)
    promised_date = models.DateField(_("promised for"), null=True, blank=True)
    ship_to = models.CharField(
        _("sent to"), max_length=500, blank=True, help_text=_("As it was at submit.")
    )
    source_code = models.ForeignKey(
        SourceCode,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source code"),
    )

    quantity = models.PositiveIntegerField(_("ordered"))
    quantity_back_ordered = models.PositiveIntegerField(_("on back-order"), default=0)
    back_ordered_until = models.DateTimeField(
        _("on back-order until"), null=True, blank=True, help_text=_("Empty: for good.")
    )
    quantity_taken = models.PositiveIntegerField(_("taken by the warehouse"), default=0)
    quantity_shipped = models.PositiveIntegerField(_("shipped"), default=0)
    quantity_cancelled = models.PositiveIntegerField(_("cancelled"), default=0)
    quantity_lost = models.IntegerField(
        _("cancelled for a reason of ours"),
        default=0,
        help_text=_("Part of what is cancelled; counts for the terms of what remains."),
    )

    list_price = unit_price_field(verbose_name=_("list price"), default=ZERO)
    unit_price = unit_price_field(verbose_name=_("unit price"), default=ZERO)
    terms_at = models.DateTimeField(
        _("priced by the terms of"), null=True, blank=True, help_text=_("Empty: today’s.")
    )
    goods = money_field(verbose_name=_("goods"), default=ZERO)
    discount = money_field(verbose_name=_("discount"), default=ZERO)
    net = money_field(verbose_name=_("amount"), default=ZERO)
    tax = money_field(verbose_name=_("tax"), default=ZERO)
    tax_percent = percent_field(verbose_name=_("tax rate"), default=ZERO)
    because = models.JSONField(_("because"), default=list)
    version = models.PositiveIntegerField(
        _("version"), default=0, help_text=_("The order’s, in which these figures came about.")
    )

    objects = OrderLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("line")
        verbose_name_plural = _("lines")
        constraints = [
            models.UniqueConstraint(fields=["order", "number"], name="orders_line_numbered_once"),
            models.CheckConstraint(
                condition=Q(quantity__gte=1, quantity__lte=MOST_PIECES),
                name="orders_line_quantity_in_range",
            ),
            models.CheckConstraint(
                condition=Q(quantity__gte=F("quantity_shipped") + F("quantity_cancelled")),
                name="orders_line_quantities_fit",
            ),
            models.CheckConstraint(
                condition=Q(quantity_taken__gte=F("quantity_shipped")),
                name="orders_line_taken_before_shipped",
            ),
            models.CheckConstraint(
                condition=Q(quantity__gte=F("quantity_taken") + F("quantity_cancelled")),
                name="orders_line_taken_fits",
            ),
            models.CheckConstraint(
                condition=Q(net=F("goods") - F("discount")), name="orders_line_net_adds_up"
            ),
            models.CheckConstraint(
                condition=Q(unit_price__gte=0), name="orders_line_price_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order_id}/{self.number}"

    # Questions
    @property
    def pieces(self) -> int:
        """How many are ordered and not cancelled: those that are priced."""
        return self.quantity - self.quantity_cancelled

    @property
    def is_shipped(self) -> bool:
        """Whether nothing of it is still to be shipped."""
        return self.quantity <= self.quantity_shipped + self.quantity_cancelled

    @property
    def quantity_open(self) -> int:
        """Pieces still to be shipped."""
        return self.quantity - self.quantity_shipped - self.quantity_cancelled

    @property
    def quantity_in_hand(self) -> int:
        """Pieces that the warehouse has taken and not shipped yet."""
        return self.quantity_taken - self.quantity_shipped

    @property
    def quantity_to_take(self) -> int:
        """Pieces that the warehouse has not taken yet."""
        return self.quantity_open - self.quantity_in_hand

    @property
    def is_at_list_price(self) -> bool:
        return self.unit_price == self.list_price

    def twin_among(self, lines: Iterable[OrderLine]) -> OrderLine | None:
        """Return an earlier line that could have its pieces: of the same item, priced and sent alike."""
        if self.item.is_gift_card or not self.is_at_list_price:
            return None
        return next(
            (line for line in lines if line.number < self.number and self.is_like(line)), None
        )

    def is_like(self, other: OrderLine) -> bool:
        alike = all(getattr(self, name) == getattr(other, name) for name in OF_A_TWIN)
        is_whole = not other.quantity_taken and not other.quantity_cancelled
        fits = self.quantity + other.quantity <= MOST_PIECES
        return alike and is_whole and fits and other.is_at_list_price

    # Changes
    def cancel_open(self, *, lost: bool) -> None:
        """Cancel what is not shipped; what is ``lost`` counts for the terms of what remains."""
        self.quantity_lost += self.quantity_open if lost else 0
        self.quantity_cancelled += self.quantity_open
        self.quantity_back_ordered, self.back_ordered_until = 0, None

    # Rules
    def require_changeable(self) -> None:
        """Refuse with LineTaken or LineShipped what the warehouse has in hand, or has sent."""
        if self.quantity_taken > self.quantity_shipped:
            raise errors.LineTaken(line=self.number)
        if self.quantity_shipped and self.is_shipped:
            raise errors.LineShipped(line=self.number)

    def require_at_least_shipped(self, quantity: int) -> None:
        """Refuse fewer pieces than were shipped or cancelled with FewerThanShipped."""
        settled = self.quantity_shipped + self.quantity_cancelled
        if quantity < settled:
            raise errors.FewerThanShipped(line=self.number, settled=settled)
