"""The list of blocked orders: what waits for what, and what mends it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID, uuid4

from callcenter.models import ChannelUser, Role, User
from callcenter.words.money import ZERO
from orders.blocks import Block, warehouse_blocks
from orders.models import Approval, Cause, CheckOut, Hold, Order
from orders.questions.account import above_limit_by_order

PER_PAGE = 50


@dataclass(frozen=True, kw_only=True)
class Waiting:
    """One blocked order: why, since when, and who works on it."""

    order: Order
    blocks: list[Block]
    since: datetime
    check_out: CheckOut | None
    is_mine: bool
    is_supervised: bool  # by the user, who may take it over and answer requests
    key: UUID = field(default_factory=uuid4)  # of the form that is sent


@dataclass(frozen=True, kw_only=True)
class Group:
    """The orders that wait for the same thing."""

    cause: Cause
    waiting: list[Waiting]


@dataclass(frozen=True, kw_only=True)
class Worklist:
    groups: list[Group]
    has_next: bool


def worklist_of(user: User, said: dict[str, Any], *, page: int, at: datetime) -> Worklist:
    """Return a page of what waits, as narrowed down; drafts holding money first, then the oldest.

    Takes a fixed number of queries, whatever the number of orders; customers are
    looked up for those of the page alone.
    """
    found = narrowed(Order.objects.visible_to(user), said, at=at).with_cause(at)
    by_reason = Cause(said["reason"]) if said.get("reason") else None
    ordering = ["created_at", "pk"] if by_reason else ["cause_place", "created_at", "pk"]
    start = (page - 1) * PER_PAGE
    places = dict(
        found.order_by(*ordering).values_list("pk", "cause_place")[start : start + PER_PAGE + 1]
    )
    shown = list(places)[:PER_PAGE]
    orders = Order.objects.select_related("customer", "call_center", "taken_by").in_bulk(shown)
    waiting = with_blocks([orders[pk] for pk in shown], user, at=at)
    groups = groupby(waiting, key=lambda one: by_reason or list(Cause)[places[one.order.pk]])
    return Worklist(
        groups=[Group(cause=cause, waiting=list(own)) for cause, own in groups],
        has_next=len(places) > PER_PAGE,
    )


def narrowed(orders: Any, said: dict[str, Any], *, at: datetime) -> Any:
    """Keep the blocked ones among the orders, of this reason, call center, agent and age."""
    causes = [Cause(said["reason"])] if said.get("reason") else []
    found = orders.blocked(at, *causes)
    if said.get("call_center"):
        found = found.filter(call_center__code=said["call_center"])
    if said.get("agent"):
        found = found.filter(taken_by__username=said["agent"])
    if said.get("age"):
        found = found.filter(created_at__lte=at - timedelta(hours=int(said["age"])))
    return found


def with_blocks(orders: Sequence[Order], user: User, *, at: datetime) -> list[Waiting]:
    """Say of each order what it waits for, and who works on it."""
    holds: dict[int, list[Hold]] = defaultdict(list)
    for hold in Hold.objects.open().filter(order__in=orders).shown():
        holds[hold.order_id].append(hold)
    above = above_limit_by_order(orders)
    requests = Approval.objects.waiting().filter(order__in=orders)
    asked = set(requests.values_list("order_id", flat=True))
    check_outs = {
        one.order_id: one
        for one in CheckOut.objects.filter(order__in=orders, given_back_at=None).select_related(
            "by"
        )
    }
    supervised = set(
        ChannelUser.objects.filter(user=user, role=Role.SUPERVISOR).values_list(
            "call_center_id", flat=True
        )
    )
    return [
        Waiting(
            order=order,
            blocks=[
                block
                for block in warehouse_blocks(
                    order,
                    holds=holds[order.pk],
                    above_limit=above.get(order.pk, ZERO),
                    at=at,
                    is_asked=order.pk in asked,
                )
                if block.cause
            ],
            since=since(order, holds[order.pk]),
            check_out=(check_out := check_outs.get(order.pk)),
            is_mine=check_out is not None and check_out.by_id == user.pk,
            is_supervised=order.call_center_id in supervised,
        )
        for order in orders
    ]


def since(order: Order, holds: Iterable[Hold]) -> datetime:
    """Return since when an order waits, as far as it is known: its first hold, submission, opening."""
    return min((hold.at for hold in holds), default=order.submitted_at or order.created_at)


def agents_of(user: User) -> list[User]:
    """Return who works for the user's call centers."""
    mine = ChannelUser.objects.filter(user=user).values("call_center")
    workers = User.objects.filter(channels__call_center__in=mine)
    return list(workers.order_by("username", "pk").distinct()[:500])


def count_blocked(user: User, *, at: datetime) -> int:
    return Order.objects.visible_to(user).blocked(at).count()
