"""How orders are found, locked, listed and narrowed down; and the indexes that answer it."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, Self, cast

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.db.models import F, Q

from callcenter.models import CallCenter, User
from callcenter.words.money import ZERO
from customers.models import Customer
from orders import errors
from orders.models.blocked import BlockedQuerySet
from orders.models.status import Status

NEWEST = ("-created_at", "-number")
OLDEST = ("created_at", "number")
BESIDES = ("status", "taken_by", "mode", "total", "id")


def _by(name: str, *fields: str) -> models.Index:
    besides = [field for field in BESIDES if field not in fields]
    keys = ["call_center", *fields, *NEWEST]
    return models.Index(fields=keys, include=besides, name=f"orders_order_{name}")


LIST_INDEXES = [
    models.Index(fields=["customer", "-created_at"], name="orders_order_of_customer"),
    _by("newest"),
    _by("by_status", "status"),
    _by("by_agent", "taken_by"),
    _by("by_mode", "mode"),
    models.Index(
        fields=["call_center", "total"],
        include=["created_at", "number", "status", "taken_by", "mode", "id"],
        name="orders_order_by_total",
    ),
]


class ListedQuerySet[O: models.Model](BlockedQuerySet[O]):
    """Orders, and what the list of them asks for."""

    def with_lines(self) -> Self:
        """Those that hold a line; an empty draft is not worth showing."""
        line = cast(Any, self.model).lines.rel.related_model  # stands above this module
        return self.filter(models.Exists(line.objects.filter(order=models.OuterRef("pk"))))

    def coming_to(self, least: Decimal | None, most: Decimal | None) -> Self:
        """Those that hold a line and come to so much, both ends included."""
        found = self.filter(total__lte=most) if most is not None else self
        if least:
            return found.filter(total__gte=least)  # without lines an order comes to nothing
        assert least is None or least == ZERO
        return found.with_lines()

    def opened_at(self, call_center: CallCenter, since: date | None, until: date | None) -> Self:
        """Those of a call center opened on its days, both included."""
        found = self.filter(call_center=call_center)
        if since:
            found = found.filter(created_at__gte=call_center.start_of(since))
        if until:
            found = found.filter(created_at__lt=call_center.start_of(until + timedelta(days=1)))
        return found

    def matching(self, number: int | None, customers: list[int]) -> Self:
        """The one with this number, and those of these customers, given by their keys."""
        return self.filter(Q(number=number) | Q(customer_id__in=customers))

    def older_than(self, order: Any) -> Self:
        """Those that stand below it in the list, the next one first."""
        tied = Q(created_at=order.created_at, number__gte=order.number)
        found = self.filter(~tied, created_at__lte=order.created_at)
        return found.order_by(*NEWEST)

    def newer_than(self, order: Any) -> Self:
        """Those that stand above it in the list, the next one first."""
        tied = Q(created_at=order.created_at, number__lte=order.number)
        found = self.filter(~tied, created_at__gte=order.created_at)
        return found.order_by(*OLDEST)

    def for_list(self) -> Self:
        """With what a list shows, newest first."""
        return (
            self.with_lines()
            .select_related("customer", "call_center", "taken_by")
            .order_by("-number", "-pk")
        )


class FoundQuerySet[O: models.Model](ListedQuerySet[O]):
    """Orders as pages and operations find, lock and load them."""

    def visible_to(self, user: User | int) -> Self:
        """Those of the call centers the user works for."""
        return self.filter(call_center__channel_users__user=user, call_center__is_active=True)

    def last_of(self, accounts: list[str], *, seen_by: User) -> dict[str, Any]:
        """Return the last order of each of a few customers that this user may see, by account."""
        newest = (
            self.visible_to(seen_by)
            .filter(customer=models.OuterRef("pk"))
            .order_by("-created_at", "-pk")
        )
        customers = Customer.objects.filter(account_number__in=accounts)
        last = customers.values(last=models.Subquery(newest.values("pk")[:1]))
        found: Any = self.filter(pk__in=last).select_related("customer", "call_center")
        return {order.customer.account_number: order for order in found}

    def locked(self) -> Self:
        """The order's row alone, locked until the transaction ends.

        What hangs on it is read by a statement of its own, after this one: whoever had to
        wait for the lock would be given the relations' rows as they were before he waited.
        """
        return self.select_for_update(of=("self",))

    def get(self, *args: object, **kwargs: object) -> O:
        """Return the one order; refuse with NoSuchOrder where there is none."""
        try:
            return super().get(*args, **kwargs)
        except ObjectDoesNotExist:
            raise errors.NoSuchOrder(number=kwargs.get("number", "")) from None

    def to_take(self) -> Self:
        """Those of which the warehouse has not taken everything yet."""
        line = cast(Any, self.model).lines.rel.related_model  # stands above this module
        return self.filter(
            models.Exists(line.objects.to_take().filter(order=models.OuterRef("pk")))
        )

    def unfinished_of(self, user: User, *, due: datetime) -> Self:
        """The user's drafts that hold a line, and the orders he is modifying: those to call back by then first, then the newest."""
        modified = Q(status=Status.AMENDING, amendments__ended_at=None, amendments__by=user)
        return (
            self.visible_to(user)
            .filter(Q(taken_by=user, status=Status.DRAFT) | modified)
            .with_lines()
            .select_related("customer", "call_center")
            .order_by(
                models.Case(models.When(call_back_at__lte=due, then=0), default=1),
                "-created_at",
                "-pk",
            )
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
