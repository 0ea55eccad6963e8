"""Source codes at the desk: the list, the order's, a line's own."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from callcenter.web.http import refusals_shown_on
from callcenter.web.request import Request
from catalog.errors import SourceCodeNotValid
from catalog.models import Script, SourceCode
from orders import operations
from orders.forms.sources import SourceCodeForm
from orders.models import Order, line_of, order_at_desk
from orders.shown.conflict import shows_conflicts
from orders.shown.rows import Changed
from orders.shown.scripts import line_script_of, script_of
from orders.views.answers import announcement, answer_desk, said
from orders.views.lines import LINE, load_line

FIELDS = ("source_code", "line_source_code")


@dataclass(frozen=True, kw_only=True)
class Hit:
    """A code that matches, and why it cannot be used, if it cannot."""

    code: SourceCode
    refusal: SourceCodeNotValid | None


@require_GET
def find_source_codes(request: Request, number: int) -> HttpResponse:
    """List the codes that match what is typed, those that are refused with the reason."""
    order = order_at_desk(number, by=request.user)
    day = order.day_of(timezone.now())
    found = SourceCode.objects.matching(
        request.GET.get("source_code", "")[:100], call_center=order.call_center, on=day
    )
    field = request.GET.get("for", "")
    context = {
        "hits": [Hit(code=code, refusal=code.refusal(on=day)) for code in found],
        "field": field if field in FIELDS else FIELDS[0],
    }
    return render(request, "orders/source/_source_hits.html", context)


@require_POST
@shows_conflicts
def set_source_code(request: Request, number: int) -> HttpResponse:
    form, order = SourceCodeForm(request.POST), None
    events = {"focus": {"target": "#source_code"}}
    if form.is_valid():
        with refusals_shown_on(form):
            order = operations.set_source_code(number, **form.cleaned_data, **said(request))
            events = {"announce": {"text": spoken(script_of(order), order)}}
    return answer_desk(request, number, "source", events=events, source_code_form=form, order=order)


@require_POST
@shows_conflicts
def set_line_source_code(request: Request, number: int, line: int) -> HttpResponse:
    form = SourceCodeForm(request.POST)
    script = None
    events = {"open-dialog": {"id": "line"}, "focus": {"target": "#line_source_code"}}
    if form.is_valid():
        with refusals_shown_on(form):
            order = operations.set_line_source_code(
                number, line, **form.cleaned_data, **said(request)
            )
            script = line_script_of(order, line_of(order, line))
            events = {"announce": {"text": spoken(script, order)}}
    if form.errors and not request.htmx:
        context = load_line(request, number, line, line_source_form=form)
        return render(request, LINE, context, status=HTTPStatus.UNPROCESSABLE_ENTITY)
    return answer_desk(
        request,
        number,
        *(["line_source"] if form.errors else ["line_source", "changed"]),
        events=events,
        more={"line_script": script},
        changed=Changed(line=line),
        back_to=reverse("orders:line", args=[number, line]),
        line_source_form=form,
    )


def spoken(script: Script | None, order: Order) -> str:
    """Return what a screen reader says: what to tell the caller, then the total."""
    return " ".join(filter(None, [script.text if script else "", announcement(order)]))
