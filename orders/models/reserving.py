"""What an order has reserved: pieces of stock, and uses of coupons."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.db.models import OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from callcenter.models import User
from catalog.models import Coupon, Stock
from customers.models import Customer
from orders.models.orders import Order


def is_kept(until: str, *, at: datetime) -> Q:
    """Tell, of rows that belong to an order, which it still keeps; ``until`` is their column.

    For good, for some time, or for as long as the order holds money
    (``Figures.holds_money``).
    """
    in_time = Q(**{until: None}) | Q(**{f"{until}__gt": at})
    return in_time | Q(order__secured_total__gt=0) | Q(order__waiting_total__gt=0)


class ReservationQuerySet(models.QuerySet["Reservation"]):
    def active(self, at: datetime) -> Self:
        """Those that keep their pieces from others."""
        return self.filter(is_kept("until", at=at))

    def lapsed(self, at: datetime) -> Self:
        """Those that keep nothing any more."""
        return self.exclude(is_kept("until", at=at))


class Reservation(models.Model):
    """Pieces in a warehouse that are kept for a line; ``until`` empty means until they ship."""

    order = models.ForeignKey(
        Order, on_delete=models.CASCADE, related_name="reservations", verbose_name=_("sales order")
    )
    line = models.PositiveIntegerField(_("line"))
    stock = models.ForeignKey(
        Stock, on_delete=models.PROTECT, related_name="reservations", verbose_name=_("stock")
    )
    quantity = models.PositiveIntegerField(_("quantity"))
    until = models.DateTimeField(_("until"), null=True, blank=True)

    objects = ReservationQuerySet.as_manager()

    class Meta:
        verbose_name = _("reservation")
        verbose_name_plural = _("reservations")
        constraints = [
            models.UniqueConstraint(
                fields=["order", "line", "stock"], name="orders_reservation_once"
            ),
            models.CheckConstraint(
                condition=Q(quantity__gte=1), name="orders_reservation_has_pieces"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order_id}/{self.line}: {self.quantity}"


def reserved_pieces(at: datetime, *, but_for: int | None = None) -> Coalesce:
    """Return how many pieces of a Stock row are reserved, to annotate it with; an order's id may be left out."""
    active = Reservation.objects.active(at).filter(stock=OuterRef("pk"))
    if but_for is not None:
        active = active.exclude(order=but_for)
    pieces = active.order_by().values("stock").annotate(pieces=Sum("quantity")).values("pieces")
    return Coalesce(Subquery(pieces), 0)


class OrderCoupon(models.Model):
    """A coupon a caller named: reserved for a while, used at submit, freed where it was not."""

    order = models.ForeignKey(
        Order, on_delete=models.PROTECT, related_name="coupons", verbose_name=_("sales order")
    )
    coupon = models.ForeignKey(
        Coupon, on_delete=models.PROTECT, related_name="+", verbose_name=_("coupon")
    )
    code = models.CharField(_("code"), max_length=30)
    customer = models.ForeignKey(
        Customer, on_delete=models.PROTECT, related_name="+", verbose_name=_("customer")
    )
    added_at = models.DateTimeField(_("added at"))
    added_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("added by")
    )
    until = models.DateTimeField(_("reserved until"), null=True, blank=True)
    used_at = models.DateTimeField(_("used at"), null=True, blank=True)
    freed_at = models.DateTimeField(_("freed at"), null=True, blank=True)

    class Meta:
        verbose_name = _("coupon of an order")
        verbose_name_plural = _("coupons of orders")
        constraints = [
            models.UniqueConstraint(
                fields=["order", "code"],
                condition=Q(freed_at=None),
                name="orders_ordercoupon_once",
            ),
            models.CheckConstraint(
                condition=Q(used_at=None) | Q(until=None),
                name="orders_ordercoupon_used_for_good",
            ),
        ]
        indexes = [
            models.Index(
                fields=["code"], condition=Q(freed_at=None), name="orders_ordercoupon_counted"
            )
        ]

    def __str__(self) -> str:
        return f"{self.order_id}/{self.code}"
