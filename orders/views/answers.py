"""How the desk answers a change: the parts that changed, the version, and the totals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any
from uuid import uuid4

import structlog
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from callcenter.web.forms import Form
from callcenter.web.http import Context, answer
from callcenter.web.request import Request
from callcenter.words.money import written
from orders.history.revisions import revisions_of
from orders.history.timeline import history_of
from orders.models import Order, order_at_desk
from orders.shown.desk import Row, desk_of
from orders.shown.whereabouts import whereabouts_of

DESK = "orders/desk/desk.html"


def said_version(request: Request) -> int | None:
    """Return the version the page showed: htmx says it in a header, a plain form in a field."""
    said = str(request.headers.get("Order-Version") or request.POST.get("version", ""))
    return int(said) if said.isdecimal() else None


def said(request: Request) -> dict[str, Any]:
    """Return what every change of the header or a line is told: version, moment, user."""
    return {"version": said_version(request), "at": timezone.now(), "by": request.user}


def load_desk(request: Request, number: int, order: Order | None = None) -> Context:
    """Return what the desk of an order shows; refuse with NoSuchOrder what the user may not see.

    ``order`` is the one that an operation has just left, so that it need not be read again.
    """
    order = order or order_at_desk(number, by=request.user)
    structlog.contextvars.bind_contextvars(call_center=order.call_center.code, order=number)
    return desk_of(order, at=timezone.now())


@dataclass(frozen=True, kw_only=True)
class Changed:
    """The line that an answer shows again; with what was typed and why it was refused, if it was."""

    line: int
    typed: str = ""
    error: str = ""

    def shown_in(self, row: Row) -> Row:
        if row.line.number != self.line:
            return row
        return replace(row, typed=self.typed, error=self.error)


def answer_desk(
    request: Request,
    number: int,
    *parts: str,
    events: dict[str, Any] | None = None,
    back_to: str = "",
    more: Context | None = None,
    tab: str = "",
    changed: Changed | None = None,
    order: Order | None = None,
    **forms: Form | None,
) -> HttpResponse:
    """Answer with parts of the desk; version, totals and rows that moved always go along.

    ``order`` is the one that an operation has just left.
    """
    context = load_desk(request, number, order) | {"tab": tab} | (more or {})
    order = context["order"]
    if changed:
        context["rows"] = [changed.shown_in(row) for row in context["rows"]]
        context["changed_row"] = row_numbered(changed.line, context["rows"])
    context["added_row"] = row_numbered(context.get("added"), context["rows"])
    context["moved_rows"] = (
        [] if {"rows", "every_row"} & set(parts) else moved_rows(request, context)
    )
    is_refused = any(form is not None and form.errors for form in forms.values())
    if not is_refused:
        row = context.get("changed_row") or context["added_row"]
        events = {"announce": {"text": announcement(order, row)}} | (events or {})
    context["refused"] = [form for form in forms.values() if form and form.errors]
    return answer(
        request,
        DESK if request.htmx else page_of(context),
        context,
        *parts,
        "moved",
        "version",
        "totals",
        back_to=back_to or came_from(request, order),
        events=events,
        **forms,
    )


def came_from(request: Request, order: Order) -> str:
    """Return the page whose form was sent without JavaScript: the summary, if it says so."""
    if request.POST.get("back") == "summary":
        return reverse("payments:summary", args=[order.number])
    return order.get_absolute_url()


def page_of(context: Context) -> str:
    """Return the template of an order's page, and lay what it needs beside the rest."""
    order = context["order"]
    context["new_order_key"] = uuid4()
    if order.is_editable:
        return DESK
    context["history"] = history_of(order)
    context["whereabouts"] = whereabouts_of([order], at=timezone.now())[order.pk]
    context["revisions"] = revisions_of(order)
    context["letters"] = list(order.letters.order_by("-written_at", "-pk"))
    return "orders/order.html"


def row_numbered(number: int | None, rows: list[Row]) -> Row | None:
    return next((row for row in rows if row.line.number == number), None)


def moved_rows(request: Request, context: Context) -> list[Row]:
    """Return the rows whose figures changed since the version that the page shows.

    A quantity may bring an offer for other lines too: no row ever shows a
    figure that is no longer true.
    """
    shown = said_version(request)
    own = (context["added_row"], context.get("changed_row"))
    if shown is None:
        return []
    return [row for row in context["rows"] if row.line.version > shown and row not in own]


def announcement(order: Order, row: Row | None = None) -> str:
    """Say what the order comes to now, and before it what the line lacks."""
    said = _("Total %(total)s") % {"total": written(order.total, order.currency)}
    if row is None or not row.stock:
        return said
    facts = {"line": row.line.number, "stock": row.stock}
    return f"{_('Line %(line)s: %(stock)s.') % facts} {said}"
