"""Delivery at the desk: mode, store and urgency of the order and of a line, and all modes side by side."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from callcenter.web.http import Context, is_aimed_at, refusals_shown_on, tell
from callcenter.web.request import Request
from orders import operations
from orders.forms.delivery import (
    ExpediteForm,
    LineAddressForm,
    LineModeForm,
    LineStoreForm,
    ModeForm,
    StoreForm,
)
from orders.models import order_at_desk
from orders.shown.conflict import shows_conflicts
from orders.shown.modes import side_by_side
from orders.views.answers import answer_desk, said
from orders.views.lines import answer_line


@require_GET
def modes(request: Request, number: int) -> HttpResponse:
    """Show every mode side by side: in the desk's dialog where it is aimed at, else as a page."""
    context = load_modes(request, number)
    if not context["order"].is_editable:
        return redirect(context["order"])
    in_dialog = is_aimed_at(request, "modes")
    template = "orders/delivery/_modes.html" if in_dialog else "orders/delivery/modes.html"
    response = render(request, template, context | {"in_dialog": in_dialog})
    response.headers["Vary"] = "HX-Request, HX-Target"
    return tell(response, {"open-dialog": {"id": "modes"}} if in_dialog else None)


@require_POST
@shows_conflicts
def set_mode(request: Request, number: int) -> HttpResponse:
    """Set the mode from its field, or from the dialog that shows all side by side."""
    form, order = ModeForm(request.POST), None
    if form.is_valid():
        with refusals_shown_on(form):
            order = operations.set_mode(number, **form.cleaned_data, **said(request))
    in_dialog = bool(request.htmx) and request.POST.get("back") == "modes"
    if form.errors:
        more = load_modes(request, number) if in_dialog else {}
        part = "modes" if in_dialog else "mode"
        return answer_desk(request, number, part, more=more, mode_form=form)
    return answer_desk(
        request,
        number,
        "mode",
        "destination",
        "caller",
        events={"close-dialog": {"id": "modes"}} if in_dialog else None,
        mode_form=form,
        order=order,
    )


def load_modes(request: Request, number: int) -> Context:
    order = order_at_desk(number, by=request.user)
    return {"order": order, "choices": side_by_side(order, at=timezone.now())}


@require_POST
@shows_conflicts
def set_store(request: Request, number: int) -> HttpResponse:
    form = StoreForm(request.POST)
    if form.is_valid():
        with refusals_shown_on(form):
            operations.set_store(number, **form.cleaned_data, **said(request))
    return answer_desk(
        request, number, "destination", "read_back", "caller", tab="header", store_form=form
    )


@require_POST
@shows_conflicts
def expedite(request: Request, number: int) -> HttpResponse:
    form = ExpediteForm(request.POST)
    if form.is_valid():
        operations.expedite(number, **form.cleaned_data, **said(request))
    return answer_desk(request, number, "caller", tab="header")


@require_POST
@shows_conflicts
def set_line_mode(request: Request, number: int, line: int) -> HttpResponse:
    form = LineModeForm(request.POST)
    if form.is_valid():
        with refusals_shown_on(form):
            operations.set_line_mode(number, line, **form.cleaned_data, **said(request))
    return answer_line(request, number, line, line_mode_form=form)


@require_POST
@shows_conflicts
def deliver_line_to(request: Request, number: int, line: int) -> HttpResponse:
    form = LineAddressForm(request.POST)
    if form.is_valid():
        with refusals_shown_on(form):
            operations.deliver_line_to(number, line, **form.cleaned_data, **said(request))
    return answer_line(request, number, line, line_address_form=form)


@require_POST
@shows_conflicts
def set_line_store(request: Request, number: int, line: int) -> HttpResponse:
    form = LineStoreForm(request.POST)
    if form.is_valid():
        with refusals_shown_on(form):
            operations.set_line_store(number, line, **form.cleaned_data, **said(request))
    return answer_line(request, number, line, line_store_form=form)


@require_POST
@shows_conflicts
def expedite_line(request: Request, number: int, line: int) -> HttpResponse:
    form = ExpediteForm(request.POST)
    if form.is_valid():
        operations.expedite_line(number, line, **form.cleaned_data, **said(request))
    return answer_line(request, number, line, expedite_form=form)
