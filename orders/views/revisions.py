"""The order as it was: one revision, or two of them side by side."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from callcenter.web.request import Request
from orders.errors import NoSuchRevision
from orders.history.revisions import compare, read, revisions_of
from orders.models import Order, OrderRevision, order_at_desk


@require_GET
def revision(request: Request, number: int, revision: int) -> HttpResponse:
    """Show an order as it was submitted that time."""
    order = order_at_desk(number, by=request.user)
    found = get_revision(order, revision)
    context = {
        "order": order,
        "revision": found,
        "parts": read(found),
        "revisions": revisions_of(order),
    }
    return render(request, "orders/history/revision.html", context)


@require_GET
def compare_revisions(request: Request, number: int, revision: int, other: int) -> HttpResponse:
    """Show two revisions side by side; what changed is marked."""
    order = order_at_desk(number, by=request.user)
    old, new = (get_revision(order, one) for one in sorted((revision, other)))
    context = {
        "order": order,
        "old": old,
        "new": new,
        "parts": compare(old, new),
        "revisions": revisions_of(order),
    }
    return render(request, "orders/history/compare_revisions.html", context)


def get_revision(order: Order, number: int) -> OrderRevision:
    """Return a revision; refuse with NoSuchRevision where there is none."""
    found = OrderRevision.objects.filter(order=order, number=number).select_related("by").first()
    if found is None:
        raise NoSuchRevision(number=order.number, revision=number)
    return found
