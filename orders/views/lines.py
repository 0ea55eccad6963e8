"""Lines at the desk: the new row, quantities, deletion, the list of items, and the details of one."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from callcenter.sql.hurry import in_time
from callcenter.web.forms import Form
from callcenter.web.free_text import asked, is_item_number
from callcenter.web.http import Context, is_aimed_at, refusals_shown_on, tell
from callcenter.web.request import Request
from catalog.models import Item
from catalog.terms import prices_of
from orders import operations
from orders.errors import NoSuchLine
from orders.forms.lines import LineForm, QuantityForm
from orders.models import order_at_desk
from orders.questions.availability import supplies_of
from orders.shown.changes import unlocking_of
from orders.shown.conflict import shows_conflicts
from orders.shown.rows import Added, Changed
from orders.shown.scripts import line_script_of
from orders.shown.stock import supply_words
from orders.views.answers import announcement, answer_desk, context_of, load_desk, said

LINE = "orders/line/line.html"


def try_to_add_line(request: Request, number: int) -> tuple[LineForm, Added | None]:
    """Add the new row, if it is filled; return its form, and what was added."""
    form, added = LineForm(request.POST), None
    if form.is_blank:
        return LineForm(), None
    if form.is_valid():
        with refusals_shown_on(form):
            said = form.cleaned_data
            line = operations.add_line(number, **said, at=timezone.now(), by=request.user)
            added = Added(line=line, key=said["key"])
    return form, added


@require_POST
def add_line(request: Request, number: int) -> HttpResponse:
    form, added = try_to_add_line(request, number)
    back_to = request.path.removesuffix("lines/add/")
    if tab := request.POST.get("tab", ""):
        back_to += f"?tab={tab}"
    return answer_desk(
        request,
        number,
        "added" if added else "refused",
        back_to=back_to,
        added=added,
        order=added.line.order if added else None,
        entry_form=form,
    )


@require_POST
@shows_conflicts
def change_line(request: Request, number: int, line: int) -> HttpResponse:
    form, order = QuantityForm(request.POST), None
    if form.is_valid():
        with refusals_shown_on(form):
            order = operations.change_line(
                number,
                line,
                **form.cleaned_data,
                **said(request),
            )
    error = " ".join(str(message) for messages in form.errors.values() for message in messages)
    return answer_desk(
        request,
        number,
        "changed",
        changed=Changed(line=line, typed=str(form.data.get("quantity", "")), error=error),
        order=order,
        quantity_form=form,
    )


@require_POST
@shows_conflicts
def delete_line(request: Request, number: int, line: int) -> HttpResponse:
    order = operations.delete_line(number, line, **said(request))
    return answer_desk(
        request,
        number,
        "deleted",
        "undo",
        back_to=f"{order.get_absolute_url()}?deleted={line}",
        more={"deleted_number": line},
        order=order,
        events={"focus": {"target": "#item"}},
    )


@require_POST
@shows_conflicts
def restore_line(request: Request, number: int, line: int) -> HttpResponse:
    order = operations.restore_line(number, line, **said(request))
    back = _("Line %(line)s is back.") % {"line": line}
    return answer_desk(
        request,
        number,
        "rows",
        "undo",
        order=order,
        events={
            "announce": {"text": f"{back} {announcement(order)}"},
            "focus": {"target": "#item"},
        },
    )


@require_POST
@shows_conflicts
def join_line(request: Request, number: int, line: int) -> HttpResponse:
    order = operations.join_line(number, line, **said(request))
    return answer_desk(
        request,
        number,
        "deleted",
        more={"deleted_number": line},
        order=order,
        events={"focus": {"target": "#item"}},
    )


@require_GET
def find_items(request: Request, number: int) -> HttpResponse:
    """List the items that match what is typed, with their price on this order.

    For a number that does not exist those one slip away.
    """
    order = order_at_desk(number, by=request.user)
    today = order.day_of(timezone.now())
    typed = asked(request.GET.get("item", "").strip()[:100], knows=is_item_number)
    with in_time():
        matching = Item.objects.matching(typed, on=today)
        found = matching or Item.objects.near(typed, on=today)
    prices = prices_of(
        found,
        call_center=order.call_center,
        customer=order.customer,
        source_code=order.source_code,
        on=today,
    )
    supplies = supplies_of(found, call_center=order.call_center, at=timezone.now(), but_for=order)
    hits = [
        {
            "item": item,
            "price": prices[item.pk],
            "refusal": item.refusal(on=today),
            "stock": supply_words(supplies.get(item.pk)),
        }
        for item in found
    ]
    context = {"order": order, "hits": hits, "typed": typed, "is_near": not matching}
    return render(request, "orders/line/_item_hits.html", context)


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
