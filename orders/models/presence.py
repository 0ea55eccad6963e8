"""Who has which order open. Forgotten after minutes."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from callcenter.models import User
from orders.models.orders import Order

SEEN = timedelta(seconds=75)  # a desk says every 30 seconds that it is open
REMEMBERED = timedelta(minutes=5)


class PresenceQuerySet(models.QuerySet["Presence"]):
    def now(self, at: datetime) -> Self:
        """Those whose desk has said so lately."""
        return self.filter(seen_at__gt=at - SEEN)

    def forgotten(self, at: datetime) -> Self:
        """Those that are kept no longer."""
        return self.filter(seen_at__lte=at - REMEMBERED)


class Presence(models.Model):
    """A user's desk with an order open; nobody is kept from anything by it."""

    order = models.ForeignKey(
        Order, on_delete=models.CASCADE, related_name="presences", verbose_name=_("sales order")
    )
    user = models.ForeignKey(
        User, on_delete=models.CASCADE, related_name="+", verbose_name=_("user")
    )
    seen_at = models.DateTimeField(_("seen at"))

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("open desk")
        verbose_name_plural = _("open desks")
        constraints = [
            models.UniqueConstraint(fields=["order", "user"], name="orders_presence_once")
        ]
        indexes = [models.Index(fields=["seen_at"], name="orders_presence_seen")]

    def __str__(self) -> str:
        return f"{self.order_id}/{self.user_id}"
