"""How orders are found, locked, and loaded for the pages that show them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self, cast

from django.db import models
from django.db.models import F, Q

from callcenter.models import User
from orders import errors
from orders.models.listed import ListedQuerySet
from orders.models.status import Status

if TYPE_CHECKING:
    from orders.models.order import Order


class OrderQuerySet(ListedQuerySet):
    def visible_to(self, user: User | int) -> Self:
        """Those of the call centers the user works for."""
        return self.filter(call_center__channel_users__user=user, call_center__is_active=True)

    def locked(self) -> Self:
        """The order's row alone, locked until the transaction ends.

        What hangs on it is read by a statement of its own, after this one: whoever had to
        wait for the lock would be given the relations' rows as they were before he waited.
        """
        return self.select_for_update(of=("self",))

    def get(self, *args: object, **kwargs: object) -> Order:
        """Return the one order; refuse with NoSuchOrder where there is none."""
        try:
            return super().get(*args, **kwargs)
        except self.model.DoesNotExist:
            raise errors.NoSuchOrder(number=kwargs.get("number", "")) from None

    def to_take(self) -> Self:
        """Those of which the warehouse has not taken everything yet."""
        line = cast(Any, self.model).lines.rel.related_model  # stands above this module
        return self.filter(
            models.Exists(line.objects.to_take().filter(order=models.OuterRef("pk")))
        )

    def unfinished_of(self, user: User) -> Self:
        """The user's drafts that hold a line, and the orders he is modifying, newest first."""
        modified = Q(status=Status.AMENDING, amendments__ended_at=None, amendments__by=user)
        return (
            self.visible_to(user)
            .filter(Q(taken_by=user, status=Status.DRAFT) | modified)
            .with_lines()
            .select_related("customer", "call_center")
            .order_by("-created_at", "-pk")
        )

    def for_desk(self) -> Self:
        """With all that the order page shows, and nothing fetched behind its back."""
        return self.with_all_shown().fetch_mode(models.FETCH_RAISE)

    def with_all_shown(self) -> Self:
        found = self.annotate(
            takes_up_number=F("takes_up__number"), taken_up_by_number=F("taken_up_by__number")
        )
        return found.select_related(
            "customer",
            "call_center",
            "mode",
            "source_code__catalog",
            "address",
            "store",
            "taken_by",
            "cancel_code",
        )
