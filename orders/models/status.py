"""The states of an order, the moves between them, its version, and how far it has come out of the warehouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from orders import errors


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


class Counted(models.Model):
    """How often an order was changed; a page says by it what it has seen."""

    if TYPE_CHECKING:
        number: models.PositiveIntegerField[int, int]

    version = models.PositiveIntegerField(
        _("version"), default=1, help_text=_("Counts the changes.")
    )
    found_version: int | None = None  # as it was read, whatever is counted since

    class Meta:
        abstract = True

    @classmethod
    def from_db(cls, *row: Any, **how: Any) -> Self:
        found = super().from_db(*row, **how)
        found.found_version = found.__dict__.get("version")
        return found

    # Rules
    def require_version(self, version: int | None) -> None:
        """Refuse where the order was changed since the page was shown."""
        if version != self.version:
            raise errors.Stale(number=self.number, seen=version)


class Departure(models.Model):
    """When pieces of an order last left the warehouse, written under its lock."""

    if TYPE_CHECKING:
        status: models.CharField[Any, Any]

        def get_status_display(self) -> str: ...

    shipped_at = models.DateTimeField(
        _("last shipped at"), null=True, blank=True, help_text=_("When pieces last left.")
    )

    class Meta:
        abstract = True

    # Questions
    @property
    def is_partly_shipped(self) -> bool:
        """Whether pieces have left, and others have not."""
        return self.shipped_at is not None and self.status == Status.SUBMITTED

    @property
    def status_label(self) -> str:
        """The status as it is read: an open order of which pieces have left is partly shipped."""
        return str(_("Partly shipped")) if self.is_partly_shipped else self.get_status_display()
