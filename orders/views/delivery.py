"""Delivery at the desk: mode, store and urgency of the order and of single lines; modes side by side."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from callcenter.http import refusals_shown_on
from callcenter.request import Request
from orders import operations
from orders.conflict import shows_conflicts
from orders.delivery_forms import (
    ExpediteForm,
    ModeForm,
    StoreForm,
)
from orders.views.answers import answer_desk, said


@require_POST
@shows_conflicts
def set_mode(request: Request, number: int) -> HttpResponse:
    form = ModeForm(request.POST)
    if form.is_valid():
        with refusals_shown_on(form):
            operations.set_mode(number, **form.cleaned_data, **said(request))
    parts = ["mode"] if form.errors else ["mode", "destination", "caller"]
    return answer_desk(request, number, *parts, mode_form=form)


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
