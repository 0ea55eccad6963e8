"""The details of one line: how, where and how urgently it is delivered."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from callcenter.web.forms import Form
from callcenter.web.http import Context, is_aimed_at, refusals_shown_on, tell
from callcenter.web.request import Request
from orders import operations
from orders.errors import NoSuchLine
from orders.forms.delivery import ExpediteForm, LineAddressForm, LineModeForm, LineStoreForm
from orders.shown.changes import unlocking_of
from orders.shown.conflict import shows_conflicts
from orders.shown.rows import Changed
from orders.shown.scripts import line_script_of
from orders.views.answers import answer_desk, context_of, load_desk, said

LINE = "orders/line/line.html"


@require_GET
def line(request: Request, number: int, line: int) -> HttpResponse:
    """Show the details of a line: in the desk's dialog where it is aimed at, else as a page."""
    in_dialog = is_aimed_at(request, "line")
    context = load_line(request, number, line, in_dialog=in_dialog)
    if not context["order"].is_editable:
        return redirect(context["order"])
    response = render(request, "orders/line/_line.html" if in_dialog else LINE, context)
    response.headers["Vary"] = "HX-Request, HX-Target"
    return tell(response, {"open-dialog": {"id": "line"}} if in_dialog else None)


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


def load_line(request: Request, number: int, line: int, **more: Any) -> Context:
    """Return what the desk shows, and of it the one line; refuse with NoSuchLine where it is gone."""
    desk = load_desk(request, number)
    row = desk.row(line)
    if row is None:
        raise NoSuchLine(number=number, line=line)
    about_line = {
        "row": row,
        "line": row.line,
        "line_script": line_script_of(desk.order, row.line),
        "unlocking": unlocking_of(desk.order, line, at=timezone.now()),
    }
    return context_of(desk, {**about_line, **more})


def answer_line(request: Request, number: int, line: int, **forms: Form) -> HttpResponse:
    """Answer with the delivery of a line and its row; to a plain browser with the line's own page."""
    is_refused = any(form.errors for form in forms.values())
    if is_refused and not request.htmx:
        return render(request, LINE, load_line(request, number, line, **forms), status=422)
    return answer_desk(
        request,
        number,
        *(["line_delivery"] if is_refused else ["line_delivery", "line_terms", "changed"]),
        changed=Changed(line=line),
        back_to=reverse("orders:line", args=[number, line]),
        events=None,
        more=None,
        tab="",
        added=None,
        order=None,
        **forms,
    )
