"""Holds: placed from the desk, the summary, the list and the order's page; cleared wherever they show."""

from __future__ import annotations

from functools import partial
from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from callcenter.web.http import go_to, is_aimed_at, refusals_shown_on, tell
from callcenter.web.request import Request
from orders import operations
from orders.blocks import blocks_of
from orders.forms.holds import ClearHoldForm, PlaceHoldForm
from orders.models import Hold, HoldCode, Order, order_at_desk
from orders.operations.holds import get_hold, may
from orders.views.answers import DESK, answer_desk, signed
from orders.views.orders import next_page


@require_http_methods(["GET", "POST"])
def place_hold(request: Request, number: int) -> HttpResponse:
    """Show the form, in the desk's dialog or as a page of its own, or do what it says."""
    order = order_at_desk(number, by=request.user)
    form = PlaceHoldForm(
        request.POST if request.method == "POST" else None, codes=codes_for(request, order)
    )
    if form.is_valid():
        with refusals_shown_on(form):
            hold = operations.place_hold(
                number, **form.cleaned_data, at=timezone.now(), by=request.user
            )
            return answer_placed(request, order, hold)
    context = {"order": order, "hold_form": form, "next": wanted(request)}
    if request.htmx and form.errors:
        return render(request, f"{DESK}#hold_form", context, status=422)
    if is_aimed_at(request, "hold"):
        response = render(request, "orders/hold/_hold.html", context)
        return tell(response, {"open-dialog": {"id": "hold"}})
    return render(
        request, "orders/hold/place_hold.html", context, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "POST"])
def clear_hold(request: Request, number: int, hold: int) -> HttpResponse:
    """Show the form, or clear the hold; with ``then=modify`` the order is modified next."""
    order = order_at_desk(number, by=request.user)
    if request.method == "GET":
        return show_clearing(request, order, hold, ClearHoldForm())
    form = ClearHoldForm(request.POST)
    modifies = request.POST.get("then") == "modify"
    act = operations.clear_and_amend if modifies else operations.clear_hold
    if form.is_valid():
        with refusals_shown_on(form):
            act(number, hold, **form.cleaned_data, **signed(request))
            if modifies:
                return go_to(request, order.get_absolute_url())
            messages.success(request, said_after(order))
            return go_to(request, back_from(request, order))
    return show_clearing(request, order, hold, form)


def answer_placed(request: Request, order: Order, hold: Hold) -> HttpResponse:
    """Stay at the desk, where a line may be half typed; go on from any other page."""
    said = _("On hold: %(hold)s.") % {"hold": hold.label}
    here = getattr(request.htmx, "current_url_abs_path", "") or ""
    if here.partition("?")[0] == order.get_absolute_url() and order.is_editable:
        events: dict[str, Any] = {
            "close-dialog": {"id": "hold"},
            "announce": {"text": said},
        }
        return answer_desk(request, order.number, "holds", events=events)
    messages.success(request, said)
    return go_to(request, back_from(request, order))


def show_clearing(request: Request, order: Order, hold: int, form: ClearHoldForm) -> HttpResponse:
    context = {
        "order": order,
        "hold": get_hold(order, hold),
        "clear_form": form,
        "next": wanted(request),
        "key": uuid4(),
    }
    return render(
        request, "orders/hold/clear_hold.html", context, status=422 if form.errors else 200
    )


def said_after(order: Order) -> str:
    """Say what a cleared order still waits for: everything is looked at again."""
    left = [str(block.refusal) for block in blocks_of(fresh(order), at=timezone.now())]
    if not left:
        return _("Cleared. The order goes to the warehouse.")
    return _("Cleared. Still to do: %(left)s") % {"left": " ".join(left)}


def fresh(order: Order) -> Order:
    return Order.objects.for_desk().get(pk=order.pk)


def codes_for(request: Request, order: Order) -> list[HoldCode]:
    """Return the holds that the user may place, as they stand in the list."""
    codes = HoldCode.objects.filter(is_active=True).order_by("position", "code", "pk")
    is_allowed = partial(may, order)
    roles = {role: is_allowed(role, request.user) for role in {code.placed_by for code in codes}}
    return [code for code in codes if roles[code.placed_by]]


def wanted(request: Request) -> str:
    """Return where the user goes on afterwards, as the page said from which he came."""
    return request.POST.get("next", "") or request.GET.get("next", "")


def back_from(request: Request, order: Order) -> str:
    return next_page(request) if request.POST.get("next") else order.get_absolute_url()
