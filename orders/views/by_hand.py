"""Prices, discounts and charges by hand, at the desk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from callcenter.web.http import Context, is_aimed_at, refusals_shown_on, tell
from callcenter.web.request import Request
from callcenter.web.second_factor import require_code
from orders import operations
from orders.errors import AboveLimit
from orders.forms.by_hand import (
    ByHandForm,
    ChargeForm,
    LineDiscountForm,
    OrderDiscountForm,
    PriceForm,
    filled_form,
    new_form,
)
from orders.models import Order, Override, order_at_desk
from orders.operations import Wish
from orders.questions.by_hand import touches_like, what_of
from orders.shown.conflict import shows_conflicts
from orders.shown.rows import Changed
from orders.under_lock.by_hand import subject_of, value_now
from orders.views.answers import DESK, answer_desk, context_of, load_desk, said, version_left_by

EVERYTHING = ("every_row", "waiting")  # what a change by hand may change, besides the totals


@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
@shows_conflicts
def set_price(request: Request, number: int, line: int) -> HttpResponse:
    act = partial(operations.set_price, number, line)
    return by_hand(request, number, PriceForm, act, line=line)


@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
@shows_conflicts
def discount_line(request: Request, number: int, line: int) -> HttpResponse:
    act = partial(operations.discount_line, number, line)
    return by_hand(request, number, LineDiscountForm, act, line=line)


@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
@shows_conflicts
def discount_order(request: Request, number: int) -> HttpResponse:
    act = partial(operations.discount_order, number)
    return by_hand(request, number, OrderDiscountForm, act)


@sensitive_post_parameters("code")
@require_http_methods(["GET", "POST"])
@shows_conflicts
def set_charge(request: Request, number: int, charge_code: str) -> HttpResponse:
    act = partial(operations.set_charge, number, charge_code)
    return by_hand(request, number, ChargeForm, act, charge_code=charge_code)


@require_POST
@shows_conflicts
def put_back(request: Request, number: int, override: int) -> HttpResponse:
    order = operations.put_back(number, override, **said(request))
    line = order.overrides.get(pk=override).line
    events = {"close-dialog": {"id": "touch"}}
    return answer_desk(request, number, *parts_of(line), events=events, changed=changed_line(line))


def by_hand(
    request: Request,
    number: int,
    make: type[ByHandForm],
    act: Callable[..., Order],
    *,
    line: int | None = None,
    charge_code: str = "",
) -> HttpResponse:
    """Show the form, or do what it says: set it, have it approved by code, or ask for it."""
    order = order_at_desk(number, by=request.user)
    subject = subject_of(order, make.kind, line=line, charge_code=charge_code)
    if request.method == "GET":
        return show_form(request, subject, make)
    form = filled_form(make, order, request.POST, by=request.user)
    events: dict[str, Any] = {"close-dialog": {"id": "touch"}}
    if form.is_valid():
        with refusals_shown_on(form):
            if form.is_request:
                wish = Wish(kind=make.kind, line=line, charge_code=charge_code, **form.wished())
                operations.request_approval(number, wish, **said(request))
                asked = _("Approval asked for: %(what)s.") % {"what": what_of(subject)}
                events["announce"] = {"text": asked}
            else:
                set_or_mark(request, form, act)
    more = {**dialog_of(subject, form), "open_dialog": "" if request.htmx else "touch"}
    return answer_desk(
        request,
        number,
        *(["by_hand"] if form.errors else parts_of(line)),
        changed=changed_line(line),
        events=None if form.errors else events,
        more=more,
        by_hand_form=form,
    )


def changed_line(line: int | None) -> Changed | None:
    return None if line is None else Changed(line=line)


def parts_of(line: int | None) -> tuple[str, ...]:
    """Return the parts that a change by hand may move; of a line also its open details."""
    return EVERYTHING if line is None else (*EVERYTHING, "line_by_hand")


def set_or_mark(request: Request, form: ByHandForm, act: Callable[..., Order]) -> None:
    """Set what the form says; mark the form where a supervisor has to be asked."""
    approver = form.approver
    if approver and version_left_by(request) is None:  # a code is good once, its request twice
        require_code(request, approver, form.cleaned_data["code"])
    try:
        act(**form.said(), **said(request), approver=approver)
    except AboveLimit:
        form.needs_approval = True
        raise


def show_form(request: Request, subject: Override, make: type[ByHandForm]) -> HttpResponse:
    """Open the dialog: its content to htmx, the desk with it to a plain browser."""
    order = subject.order
    if not order.is_editable:
        return redirect(order)
    form = new_form(make, order, **{make.value: value_now(subject)})
    dialog: Context = {**dialog_of(subject, form), "by_hand_form": form}
    if is_aimed_at(request, "touch"):
        response = render(request, "orders/by_hand/_touch.html", {**dialog, "order": order})
        return tell(response, {"open-dialog": {"id": "touch"}})
    desk = load_desk(request, order.number, order)
    return render(request, DESK, context_of(desk, {**dialog, "open_dialog": "touch"}))


def dialog_of(subject: Override, form: ByHandForm) -> Context:
    """Return what the dialog shows besides the form: its name, and what is set or asked already."""
    where = subject.line or (subject.charge_code.code if subject.charge_code else None)
    number = subject.order.number
    return {
        "by_hand_heading": what_of(subject),
        "by_hand_action": reverse(f"orders:{form.verb}", args=[number, *filter(None, [where])]),
        "by_hand_touches": touches_like(subject),
    }
