"""The pages of orders: one order, its history, and who else has it open."""

from __future__ import annotations

from dataclasses import replace

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from callcenter.models import User
from callcenter.web.http import Context
from callcenter.web.request import Request
from callcenter.words.numbers import whole
from orders.forms.history import HistoryForm
from orders.history.as_it_was import as_it_was as order_then
from orders.history.timeline import history_of
from orders.models import order_at_desk
from orders.operations.presence import say_here
from orders.operations.reopening import price_by_today
from orders.questions.limits import is_supervisor
from orders.shown.desk import Desk
from orders.shown.opened import opened_of
from orders.views.answers import context_of, load_desk, template_of

TABS = ("lines", "header", "history")


@require_GET
def order(request: Request, number: int) -> HttpResponse:
    """Show the desk of an order that can be changed, or the order as it stands."""
    desk = opened_again(request, load_desk(request, number))
    order, tab = desk.order, request.GET.get("tab", "")
    in_hand = any(line.quantity_in_hand for line in desk.lines)
    about_page = {
        "tab": tab if tab in TABS else TABS[0],
        "deleted_number": whole(request.GET.get("deleted", "")),
        "starts_at": request.GET.get("field", ""),
        "may_recall": in_hand and is_supervisor(order, request.user),
        "others": say_here(order, at=timezone.now(), by=request.user) if order.is_editable else [],
    }
    return render(request, template_of(order), context_of(desk, about_page))


def opened_again(request: Request, desk: Desk) -> Desk:
    """Return the desk by today's terms; where these moved anything, it says so."""
    opened = opened_of(desk.order, at=desk.at)
    if opened and opened.has_moved:
        price_by_today(desk.order.number, at=desk.at, by=request.user)
        desk = load_desk(request, desk.order.number)
    return replace(desk, opened=opened)


@require_GET
def history(request: Request, number: int) -> HttpResponse:
    """Show what happened to an order: the part aimed at on the desk, or a page of its own."""
    order = order_at_desk(number, by=request.user)
    who = User.objects.filter(pk__in=order.events.values("by")).order_by("username")
    form = HistoryForm(request.GET or None, who=who)
    wanted: Context = {}
    if form.is_valid():
        since = form.cleaned_data["since"]
        wanted = {
            "kinds": form.cleaned_data["kind"],
            "by": form.cleaned_data["by"],
            "since": order.call_center.start_of(since) if since else None,
        }
    context = {"order": order, "form": form, "history": history_of(order, **wanted)}
    is_part = request.htmx and (request.htmx.target or "").endswith("#history")
    template = "orders/history/_history.html" if is_part else "orders/history/history.html"
    response = render(request, template, context)
    response.headers["Vary"] = "HX-Request, HX-Target"
    return response


@require_GET
def as_it_was(request: Request, number: int, event: int) -> HttpResponse:
    """Show the order as it was right after one of its events."""
    order = order_at_desk(number, by=request.user)
    context = {"order": order, "then": order_then(order, event)}
    return render(request, "orders/history/as_it_was.html", context)


@require_POST
def others(request: Request, number: int) -> HttpResponse:
    """Note that the desk is open still, and tell who else has the order open."""
    order = order_at_desk(number, by=request.user)
    others = say_here(order, at=timezone.now(), by=request.user)
    if not request.htmx:
        return redirect(order)
    return render(request, "orders/desk/_others.html", {"order": order, "others": others})
