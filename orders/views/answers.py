"""How the desk answers a change: the parts that changed, the version, and the totals."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import structlog
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from callcenter.models.reading import said_with
from callcenter.web.forms import Form
from callcenter.web.http import Context, answer
from callcenter.web.request import Request, request_key
from callcenter.words.money import written
from callcenter.words.numbers import whole
from orders.models import Event, Order, order_at_desk
from orders.shown.conflict import changes_by_others
from orders.shown.desk import Desk
from orders.shown.desk_forms import DeskForms
from orders.shown.rows import Added, Changed, Row

DESK = "orders/desk/desk.html"


def said_version(request: Request) -> int | None:
    """Return the version the page showed: htmx says it in a header, a plain form in a field."""
    return whole(str(request.headers.get("Order-Version") or request.POST.get("version", "")))


def said(request: Request) -> dict[str, Any]:
    """Return what every change of the header or a line is told: version, key, moment, user."""
    return {"version": said_version(request), **signed(request)}


def signed(request: Request) -> dict[str, Any]:
    """Return the same without the version, for what adds or answers something."""
    return {"key": request_key(request), "at": timezone.now(), "by": request.user}


def seen(request: Request) -> dict[str, Any]:
    """Return the same without the key, for a form that brings one of its own."""
    return {"version": said_version(request), "at": timezone.now(), "by": request.user}


def version_left_by(request: Request) -> int | None:
    """Return the version that a change left behind, now or when it was sent first.

    A page that hears of its own change only now has not seen what others
    changed since.
    """
    key = request_key(request)
    kept = said_with(key) if key and "key" not in request.POST else []
    return int(kept[0].answer) if kept else None


def seen_by(request: Request, order: Order) -> Context:
    """Return up to which version the page has seen the order, and what of others it has not.

    What only adds needs no version: so the page may hear of its own change
    while it shows the header as it was before somebody else's. It keeps the
    version that it has seen, and is told.
    """
    shown = said_version(request)
    if not request.htmx or shown is None or order.found_version == shown:
        return {"left_version": version_left_by(request)}
    unseen = [
        event
        for event in changes_by_others(order, shown, by=request.user)
        if event.kind != Event.APPROVAL_ANSWERED  # what he asked for, and the answer shows
    ]
    if not unseen:
        return {"left_version": version_left_by(request)}
    return {"left_version": unseen[0].found_version, "unseen": unseen[-1]}


def load_desk(
    request: Request,
    number: int,
    order: Order | None = None,
    *,
    changed: Changed | None = None,
    added: Added | None = None,
    moves_rows: bool = False,
    forms: Mapping[str, Form] | None = None,
) -> Desk:
    """Return the desk of an order; refuse with NoSuchOrder what the user may not see.

    ``order`` is the one that an operation has just left, so that it need not be
    read again. ``forms`` are shown as they are, instead of those of the desk.
    """
    order = order or order_at_desk(number, by=request.user)
    structlog.contextvars.bind_contextvars(call_center=order.call_center.code, order=number)
    return Desk(
        order=order,
        at=timezone.now(),
        forms=DeskForms(order=order, given=forms or {}),
        changed=changed,
        added=added,
        shown_version=said_version(request) if moves_rows else None,
    )


def context_of(desk: Desk, more: Context | None = None) -> Context:
    """Return what the templates of an order read: its desk, the order, and what one page adds."""
    return {"desk": desk, "order": desk.order, **(more or {})}


def answer_desk(
    request: Request,
    number: int,
    *parts: str,
    events: dict[str, Any] | None = None,
    back_to: str = "",
    more: Context | None = None,
    tab: str = "",
    changed: Changed | None = None,
    added: Added | None = None,
    order: Order | None = None,
    **forms: Form | None,
) -> HttpResponse:
    """Answer with parts of the desk; version, totals and rows that moved always go along.

    ``order`` is the one that an operation has just left.
    """
    refused = {name: form for name, form in forms.items() if form is not None and form.errors}
    moves_rows = not {"rows", "every_row"} & set(parts)
    desk = load_desk(
        request,
        number,
        order,
        changed=changed,
        added=added,
        moves_rows=moves_rows,
        forms=refused,
    )
    if not refused:
        row, is_new = desk.changed_row or desk.added_row, desk.added_row is not None
        said = announcement(desk.order, row, is_new=is_new)
        events = {"announce": {"text": said}, **(events or {})}
    about = {
        **seen_by(request, desk.order),
        "tab": tab,
        "refused": refused.values(),
        **(more or {}),
    }
    return answer(
        request,
        DESK if request.htmx else template_of(desk.order),
        context_of(desk, about),
        *parts,
        "moved",
        "version",
        "totals",
        back_to=back_to or came_from(request, desk.order),
        events=events,
        **forms,
    )


def came_from(request: Request, order: Order) -> str:
    """Return the page whose form was sent without JavaScript: the summary, if it says so."""
    if request.POST.get("back") == "summary":
        return reverse("payments:summary", args=[order.number])
    return order.get_absolute_url()


def template_of(order: Order) -> str:
    """Return the template of an order's page: its desk, or the order as it stands."""
    return DESK if order.is_editable else "orders/order.html"


def announcement(order: Order, row: Row | None = None, *, is_new: bool = False) -> str:
    """Say what the order comes to now, and before it what the line lacks, or that its item was there."""
    said = _("Total %(total)s") % {"total": written(order.total, order.currency)}
    if row is None:
        return said
    if is_new and row.twin:
        said = f"{_('Line %(line)s has this item already.') % {'line': row.twin.number}} {said}"
    if not row.stock:
        return said
    facts = {"line": row.line.number, "stock": row.stock}
    return f"{_('Line %(line)s: %(stock)s.') % facts} {said}"
