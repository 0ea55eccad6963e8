"""From Complete to Submit: the summary, its payments, and the hand-over."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from callcenter.web.forms import Form
from callcenter.web.http import Context, answer, go_to, is_aimed_at, refusals_shown_on, render_parts
from callcenter.web.request import Request
from callcenter.words.money import written
from orders import operations as order_operations
from orders.errors import OutOfStock, TotalMoved, TotalRose
from orders.forms.lines import QuantityForm
from orders.models import Order, order_at_desk
from orders.shown.conflict import shows_conflicts
from orders.shown.desk import Desk
from orders.shown.opened import moved_at_complete
from orders.shown.rows import Added, Changed
from orders.views.answers import answer_desk, context_of, load_desk, seen, seen_by, signed
from orders.views.lines import try_to_add_line
from payments import operations
from payments.forms.payments import RemovePaymentForm
from payments.forms.submission import SubmitForm
from payments.operations.look_ups import count_look_up
from payments.shown.summary import is_removable, payment_form_of, summary_of
from payments.views.payments import answer_payments
from payments.ways import way_of

SUMMARY = "payments/summary.html"
FIRST_LINES = 50  # the others follow when they are scrolled to
FIGURES = ("lines", "figures", "money", "foot", "payment")  # what a change of the order may move


@require_POST
def complete(request: Request, number: int) -> HttpResponse:
    """Add a filled new row, price the order, and open its summary."""
    form, added = try_to_add_line(request, number)
    if form.errors:
        return answer_desk(request, number, "refused", entry_form=form)
    try:
        order = order_operations.complete(number, **signed(request))
    except OutOfStock as refusal:
        return answer_at_line(request, number, refusal, added=added)
    return answer_summary(
        request,
        number,
        "added",
        "summary",
        "payment",
        events={"open-dialog": {"id": "summary"}},
        leads_on=True,
        more={"opened": moved_at_complete(order)},
        added=added,
        order=order,
    )


def answer_at_line(
    request: Request, number: int, refusal: OutOfStock, *, added: Added | None
) -> HttpResponse:
    """Say at its line why the order cannot be completed, and go to its quantity."""
    line, wanted = refusal.facts["line"], str(refusal.facts["wanted"])
    form = QuantityForm({"quantity": wanted})
    form.add_error("quantity", str(refusal))
    return answer_desk(
        request,
        number,
        "added",
        "changed",
        changed=Changed(line=line, typed=wanted, error=str(refusal)),
        events={"focus": {"target": f"#quantity-{line}"}},
        added=added,
        quantity_form=form,
    )


@require_GET
def summary(request: Request, number: int) -> HttpResponse:
    """Show the summary as a page of its own; ``?add=1`` opens the payment's form.

    An open summary asks for its own figures where the order changed beneath it.
    """
    desk = load_desk(request, number)
    if not desk.order.is_editable:
        return go_to(request, desk.order.get_absolute_url())
    context = summary_context(request, desk, {"is_adding": "add" in request.GET})
    if is_aimed_at(request, "later-lines"):
        context["rows"] = context["later_rows"]
        return render(request, "payments/_summary_rows.html", context)
    if not is_aimed_at(request, "summary-body"):
        return render(request, SUMMARY, context)
    response = render_parts(request, SUMMARY, {**context, "oob": "outerMorph"}, *FIGURES)
    response.headers["Vary"] = "HX-Request, HX-Target"
    return response


@require_POST
def take_payment(request: Request, number: int) -> HttpResponse:
    order = order_at_desk(number, by=request.user)
    form = payment_form_of(order, request.POST.dict())
    events: dict[str, Any] = {}
    if form.is_valid():
        with refusals_shown_on(form):
            taken = form.said()
            if card_number := taken["details"].card_number:
                count_look_up(request, card_number)
            payment = operations.take_payment(number, **taken, at=timezone.now(), by=request.user)
            operations.ask_for_order(number, at=timezone.now())
            events = {"close-dialog": {"id": "payment"}}
            if said_of_it := way_of(payment.method).to_say(payment):
                events["announce"] = {"text": said_of_it}
    if not order.is_editable and not request.htmx:
        return answer_payments(request, number, payment_form=form)
    if form.errors:
        return answer_summary(request, number, "payment", payment_form=form)
    return answer_summary(
        request, number, "money", "foot", "payment", events=events, leads_on=bool(events)
    )


@require_POST
def remove_payment(request: Request, number: int, payment: int) -> HttpResponse:
    form = RemovePaymentForm(request.POST, auto_id=f"remove-{payment}_%s")
    if form.is_valid():
        with refusals_shown_on(form):
            operations.remove_payment(
                number, payment, **form.cleaned_data, at=timezone.now(), by=request.user
            )
            operations.ask_for_order(number, at=timezone.now())
    more: Context = {"removing": payment, "remove_form": form}
    if form.errors and not is_removable(number, payment, by=request.user):
        more["refused_form"] = form
    return answer_summary(
        request,
        number,
        "money",
        "foot",
        "payment",
        leads_on=not form.errors,
        more=more,
        remove_form=form,
    )


@require_POST
@shows_conflicts
def submit(request: Request, number: int) -> HttpResponse:
    """Submit the order with the total that was shown, and go to its page."""
    form = SubmitForm(request.POST)
    parts = ["money", "foot", "payment"]
    more: Context = {"is_at_desk": request.POST.get("back") == "desk"}
    events: dict[str, Any] = {}
    if form.is_valid():
        with refusals_shown_on(form):
            try:
                order = operations.submit(number, **form.cleaned_data, **seen(request))
            except TotalRose as refusal:
                more |= {"rose": refusal.facts}
                events = {"focus": {"target": "#keep-total"}}
                raise
            except TotalMoved:
                parts = ["summary", "payment"]
                order_operations.complete(number, at=timezone.now(), by=request.user)
                raise
            tell_if_it_fell(request, order, shown_total=form.cleaned_data["shown_total"])
            operations.ask_for_order(number, at=timezone.now())
            return go_to(request, order.get_absolute_url())
    return answer_summary(request, number, *parts, events=events, more=more, failed_submit=form)


def tell_if_it_fell(request: Request, order: Order, *, shown_total: Decimal) -> None:
    """Say that less was taken than was read out, and what is paid too much by now."""
    if order.total >= shown_total:
        return
    said = _("The total fell from %(shown)s to %(total)s. Tell the caller.") % {
        "shown": written(shown_total, order.currency),
        "total": written(order.total, order.currency),
    }
    if order.surplus:
        surplus = {"surplus": written(order.surplus, order.currency)}
        said += " " + _("%(surplus)s is paid too much.") % surplus
    messages.info(request, said)


def summary_context(request: Request, desk: Desk, more: Context) -> Context:
    """Return what the summary's templates read; of many lines an answer to htmx holds the first."""
    first = FIRST_LINES if request.htmx else len(desk.rows)
    about_lines = {"first_rows": desk.rows[:first], "later_rows": desk.rows[first:]}
    return context_of(desk, {**about_lines, **summary_of(desk.order), **more})


def focus_of(order: Order) -> dict[str, Any]:
    """Put the focus on Add while something is due, else on Submit."""
    return {"focus": {"target": "#add-payment" if order.due > 0 else "#submit-order"}}


def answer_summary(
    request: Request,
    number: int,
    *parts: str,
    events: dict[str, Any] | None = None,
    leads_on: bool = False,
    more: Context | None = None,
    added: Added | None = None,
    order: Order | None = None,
    **forms: Form,
) -> HttpResponse:
    """Answer with parts of the summary; version and totals always go along.

    Where it ``leads_on``, the focus goes to the next step. ``order`` is the one
    that an operation has just left.
    """
    desk = load_desk(request, number, order, added=added, moves_rows=True)
    if leads_on:
        events = {**(events or {}), **focus_of(desk.order)}
    about = {**seen_by(request, desk.order), "is_adding": "payment_form" in forms, **(more or {})}
    return answer(
        request,
        SUMMARY,
        summary_context(request, desk, about),
        *parts,
        "moved",
        "version",
        "totals",
        back_to=reverse("payments:summary", args=[number]),
        events=events,
        **forms,
    )
