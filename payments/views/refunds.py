"""Cancelling a submitted order or its lines, and giving money back: in a dialog, or as a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from callcenter.web.http import Context, answer, go_to, is_aimed_at, refusals_shown_on, tell
from callcenter.web.request import Request
from orders.errors import AboveLimit
from orders.models import Order, order_at_desk
from orders.shown.conflict import shows_conflicts
from orders.views.answers import seen
from payments import operations
from payments.shown.money_back import (
    Asked,
    cancel_lines_page,
    cancel_page,
    discard_page,
    refund_page,
)

PAGE = "payments/money_back.html"
DIALOG = "money-back"


@require_http_methods(["GET", "POST"])
@shows_conflicts
def cancel_and_refund(request: Request, number: int) -> HttpResponse:
    """Show what comes of cancelling the order, then cancel it."""
    return money_back(request, number, cancel_page, operations.cancel_and_refund)


@require_http_methods(["GET", "POST"])
@shows_conflicts
def cancel_lines(request: Request, number: int) -> HttpResponse:
    """Show what comes of cancelling the lines that are picked, then cancel them."""
    return money_back(request, number, cancel_lines_page, operations.cancel_lines)


@require_http_methods(["GET", "POST"])
@shows_conflicts
def discard_and_refund(request: Request, number: int) -> HttpResponse:
    """Show what was captured since the order began to be modified, then put the order back."""
    return money_back(request, number, discard_page, operations.discard_and_refund)


@require_http_methods(["GET", "POST"])
@shows_conflicts
def refund(request: Request, number: int) -> HttpResponse:
    """Show what can be given back and to which payment, then set it."""
    return money_back(request, number, refund_page, operations.refund)


def money_back(
    request: Request,
    number: int,
    page: Callable[[Order, Asked], Context],
    act: Callable[..., Any],
) -> HttpResponse:
    """Show the form with what comes of it, or do what it says and go back to the order."""
    order = order_at_desk(number, by=request.user)
    is_sent = request.method == "POST"
    typed = request.POST if is_sent else request.GET
    context = page(order, Asked(typed=typed, is_sent=is_sent, at=timezone.now(), by=request.user))
    if not is_sent:
        return show(request, context)
    form = context["form"]
    if form.is_valid():
        with refusals_shown_on(form):
            try:
                act(number, **form.said(), **seen(request))
                operations.ask_for_order(number, at=timezone.now())
            except AboveLimit:
                form.needs_approval = True
                raise
    if not form.errors:
        is_told = bool(context.get("collect"))
        there = reverse("payments:payments", args=[number]) if is_told else order.get_absolute_url()
        return go_to(request, there)
    context["is_dialog"] = "dialog" in typed
    return answer(request, PAGE, context, "form", back_to="", form=form)


def show(request: Request, context: Context) -> HttpResponse:
    """Open the dialog, show what comes of what was typed, or a page of its own."""
    if is_aimed_at(request, DIALOG):
        response = render(request, f"{PAGE}#form", context | {"is_dialog": True})
        return tell(response, {"open-dialog": {"id": DIALOG}})
    template = f"{PAGE}#consequences" if is_aimed_at(request, "consequences") else PAGE
    response = render(request, template, context)
    response.headers["Vary"] = "HX-Request, HX-Target"
    return response
