"""Who else has the order open."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from callcenter.web.request import Request
from orders.models import order_at_desk
from orders.operations.presence import say_here


@require_POST
def others(request: Request, number: int) -> HttpResponse:
    """Note that the desk is open still, and tell who else has the order open."""
    order = order_at_desk(number, by=request.user)
    others = say_here(order, at=timezone.now(), by=request.user)
    if not request.htmx:
        return redirect(order)
    return render(request, "orders/desk/_others.html", {"order": order, "others": others})
