"""The states of an order, and the moves between them."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Open order")
    AMENDING = "amending", _("Being modified")
    SHIPPED = "shipped", _("Shipped")
    CANCELLED = "cancelled", _("Cancelled")


MOVES: dict[Status, frozenset[Status]] = {
    Status.DRAFT: frozenset({Status.SUBMITTED, Status.CANCELLED}),
    Status.SUBMITTED: frozenset({Status.AMENDING, Status.SHIPPED, Status.CANCELLED}),
    Status.AMENDING: frozenset({Status.SUBMITTED}),
    Status.SHIPPED: frozenset(),
    Status.CANCELLED: frozenset(),
}
