"""The list of sales orders: what is asked for, and the page of it that is shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from heapq import merge

from callcenter.models import CallCenter, User
from catalog.models import DeliveryMode
from customers.finding import hits, search
from customers.models import Customer
from orders.models import Order
from orders.models.lists import NEWEST
from orders.models.orders import OrderQuerySet

PER_PAGE = 50
MOST_CUSTOMERS = 100  # whose orders are listed where a name was typed
AT_A_TIME = 1000  # orders read at once for a file

type Named = tuple[int | None, list[int]]  # the number that may be meant, the keys of customers


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What the list is narrowed down to; what is empty narrows nothing."""

    call_centers: Sequence[CallCenter]  # of the user's
    q: str = ""
    status: str = ""
    agent: User | None = None
    mode: DeliveryMode | None = None
    since: date | None = None
    until: date | None = None
    total_from: Decimal | None = None
    total_to: Decimal | None = None


@dataclass(frozen=True, kw_only=True)
class Page:
    """Orders, newest first, and the numbers from which the neighbouring pages go on."""

    orders: Sequence[Order] = ()
    newer: int | None = None
    older: int | None = None
    passed_over: bool = False  # more customers are called so than are looked at


def page_of(
    user: User, wanted: Wanted, *, before: int | None = None, after: int | None = None
) -> Page:
    """Return the page below the order numbered ``before``, or above ``after``; else the first.

    Takes a fixed number of queries. Nothing is counted and nothing skipped,
    so a page costs the same wherever it stands.
    """
    named = _named(wanted)
    mark = Order.objects.visible_to(user).filter(number=before or after or 0).first()
    goes_up = mark is not None and before is None
    found = _keys(wanted, named, mark=mark, goes_up=goes_up)
    has_more = len(found) > PER_PAGE
    shown = Order.objects.visible_to(user).filter(pk__in=found[:PER_PAGE])
    orders = list(shown.select_related("customer", "call_center", "taken_by").order_by(*NEWEST))
    has_newer = has_more if goes_up else mark is not None
    has_older = goes_up or has_more
    return Page(
        orders=orders,
        newer=orders[0].number if orders and has_newer else None,
        older=orders[-1].number if orders and has_older else None,
        passed_over=named is not None and len(named[1]) >= MOST_CUSTOMERS,
    )


def all_of(wanted: Wanted) -> Iterator[Order]:
    """Return all that is wanted, newest first; read through a cursor, a thousand at a time."""
    named = _named(wanted)
    readings = [
        _narrowed(wanted, named, call_center)
        .select_related("customer", "call_center", "taken_by", "mode")
        .order_by(*NEWEST)
        .iterator(chunk_size=AT_A_TIME)
        for call_center in wanted.call_centers
    ]
    return merge(*readings, key=lambda order: (order.created_at, order.number), reverse=True)


def _keys(
    wanted: Wanted,
    named: Named | None,
    *,
    mark: Order | None,
    goes_up: bool,
) -> list[int]:
    """Return the keys of a page, and one more where there is one.

    Each call center is asked by itself, since an index answers in the order of the list
    only for one; their first ones are merged.
    """
    branches = []
    for call_center in wanted.call_centers:
        found = _narrowed(wanted, named, call_center).order_by(*NEWEST)
        if mark:
            found = found.newer_than(mark) if goes_up else found.older_than(mark)
        branches.append(found.values_list("pk", "created_at", "number")[: PER_PAGE + 1])
    if not branches:
        return []
    first, *others = branches
    rows = list(first.union(*others, all=True) if others else first)
    rows.sort(key=lambda row: row[1:], reverse=not goes_up)
    return [pk for pk, _at, _number in rows[: PER_PAGE + 1]]


def _narrowed(
    wanted: Wanted,
    named: Named | None,
    call_center: CallCenter,
) -> OrderQuerySet:
    found = Order.objects.opened_at(call_center, wanted.since, wanted.until)
    found = found.coming_to(wanted.total_from, wanted.total_to)
    if wanted.status:
        found = found.filter(status=wanted.status)
    if wanted.agent:
        found = found.filter(taken_by=wanted.agent)
    if wanted.mode:
        found = found.filter(mode=wanted.mode)
    return found if named is None else found.matching(*named)


def _named(wanted: Wanted) -> Named | None:
    """Return the order number that was typed, and the customers it may mean; None for nothing."""
    if not wanted.q:
        return None
    region = wanted.call_centers[0].country if wanted.call_centers else ""
    typed = search.read(wanted.q, region=region)
    found = hits.find(wanted.q, region=region, limit=MOST_CUSTOMERS)
    accounts = [hit.account for hit in found]
    keys = Customer.objects.filter(account_number__in=accounts).values_list("pk", flat=True)
    return typed.order_number, list(keys)
