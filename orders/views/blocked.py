"""Blocked orders: the list, and who works on which."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from callcenter.errors import Refused
from callcenter.web.http import go_to, is_aimed_at
from callcenter.web.request import Request
from orders import operations
from orders.forms.blocked import BlockedForm
from orders.lists.blocked import agents_of, count_blocked, worklist_of
from orders.views.orders import next_page


@require_GET
def blocked(request: Request) -> HttpResponse:
    """List what waits, by reason, as the URL narrows it down; or how much, where the link asks."""
    if is_aimed_at(request, "blocked-count"):
        count = count_blocked(request.user, at=timezone.now())
        return render(request, "orders/blocked/_blocked_count.html", {"count": count})
    form = BlockedForm(
        request.GET, call_centers=request.call_centers, agents=agents_of(request.user)
    )
    said = form.cleaned_data if form.is_valid() else {}
    page = said.get("page") or 1
    worklist = worklist_of(request.user, said, page=page, at=timezone.now())
    context = {
        "form": form,
        "worklist": worklist,
        "page": page,
        "previous_page": page - 1,
        "next_page": page + 1,
        "here": request.get_full_path(),
    }
    response = render(request, "orders/blocked/blocked.html", context)
    response.headers["Vary"] = "HX-Request, HX-Target"
    return response


@require_POST
def check_out(request: Request, number: int) -> HttpResponse:
    """Say that the user works on it; ``take_over`` where somebody else did."""
    takes_over = bool(request.POST.get("take_over"))
    try:
        operations.check_out(number, take_over=takes_over, at=timezone.now(), by=request.user)
        messages.success(request, _("You work on order %(number)s.") % {"number": number})
    except Refused as refusal:
        say(request, refusal)
    return go_to(request, back_to_list(request))


@require_POST
def give_back(request: Request, number: int) -> HttpResponse:
    try:
        operations.give_back(number, at=timezone.now(), by=request.user)
        messages.success(request, _("Order %(number)s is given back.") % {"number": number})
    except Refused as refusal:
        say(request, refusal)
    return go_to(request, back_to_list(request))


def say(request: Request, refusal: Refused) -> None:
    """Tell a refusal on the list; one that has its own status stays what it is."""
    if refusal.status != Refused.status:
        raise refusal
    messages.error(request, str(refusal))


def back_to_list(request: Request) -> str:
    return next_page(request) if request.POST.get("next") else reverse("orders:blocked")
