"""The payments of a submitted order: what stands, what came back, what is still to be settled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from callcenter.web.forms import Form
from callcenter.web.http import Context, answer, refusals_shown_on
from callcenter.web.request import Request
from orders.models import Order, order_at_desk
from orders.questions.account import above_limit_of
from orders.questions.limits import is_supervisor
from orders.shown.conflict import shows_conflicts
from orders.views.answers import seen
from orders.views.orders import next_page
from payments import operations
from payments.forms.payments import NoteForm, ReceiveCheckForm, ReturnPaymentForm
from payments.shown.summary import payment_form_of, payments_of, standing_on_account

PAYMENTS = "payments/payments.html"


@require_GET
def payments(request: Request, number: int) -> HttpResponse:
    """Show the payments of an order; ``?add=1`` opens the payment's form. An open one has its summary."""
    context = load_payments(request, number)
    if context["order"].is_editable:
        return redirect("payments:summary", number)
    context["is_adding"] = "add" in request.GET
    return render(request, PAYMENTS, context)


@require_POST
def receive_check(request: Request, number: int, payment: int) -> HttpResponse:
    form = ReceiveCheckForm(request.POST, auto_id=f"receive-{payment}_%s")
    return answer_done(request, number, form, operations.receive_check, payment=payment)


@require_POST
def return_payment(request: Request, number: int, payment: int) -> HttpResponse:
    form = ReturnPaymentForm(request.POST, auto_id=f"return-{payment}_%s")
    return answer_done(request, number, form, operations.return_payment, payment=payment)


@require_POST
@shows_conflicts
def write_off_balance(request: Request, number: int) -> HttpResponse:
    return answer_settled(request, number, note_form(request.POST), operations.write_off_balance)


@require_POST
@shows_conflicts
def collect_later(request: Request, number: int) -> HttpResponse:
    return answer_settled(request, number, note_form(request.POST), operations.collect_later)


@require_POST
@shows_conflicts
def credit_surplus(request: Request, number: int) -> HttpResponse:
    return answer_settled(request, number, note_form(request.POST), operations.credit_surplus)


@require_POST
@shows_conflicts
def release_credit(request: Request, number: int) -> HttpResponse:
    form = note_form(request.POST, "release")
    return answer_settled(request, number, form, operations.release_credit)


def note_form(data: Any = None, place: str = "balance") -> NoteForm:
    return NoteForm(data, auto_id=f"{place}_%s")


def answer_done(
    request: Request, number: int, form: Form, operation: Callable[..., Order], *, payment: int
) -> HttpResponse:
    """Do what the form says of a payment, and answer with the page: as it is, or with what was refused."""
    if form.is_valid():
        with refusals_shown_on(form):
            operation(number, payment, **form.cleaned_data, at=timezone.now(), by=request.user)
    name = "receive_form" if operation is operations.receive_check else "return_form"
    return answer_payments(request, number, failed_payment=payment, **{name: form})


def answer_settled(
    request: Request, number: int, form: Form, operation: Callable[..., Order]
) -> HttpResponse:
    """Settle what the page showed, and answer the same way."""
    if form.is_valid():
        with refusals_shown_on(form):
            operation(number, **form.cleaned_data, **seen(request))
    name = "release_form" if operation is operations.release_credit else "balance_form"
    forms: dict[str, Any] = {name: form}
    return answer_payments(request, number, **forms)


def answer_payments(
    request: Request, number: int, *, failed_payment: int | None = None, **forms: Form
) -> HttpResponse:
    context = load_payments(request, number) | {"failed_payment": failed_payment}
    context["is_adding"] = "payment_form" in forms
    context["refused_form"] = refused_form(context, forms)
    return answer(
        request,
        PAYMENTS,
        context,
        back_to=next_page(request)
        if request.POST.get("next")
        else reverse("payments:payments", args=[number]),
        events=None,
        **forms,
    )


def refused_form(context: Context, forms: dict[str, Form]) -> Form | None:
    """Return the form that was refused where the page no longer holds it: its sentence stands on top."""
    payment = next(
        (p for p in context["shown_payments"] if p.payment.number == context["failed_payment"]),
        None,
    )
    order, is_supervisor = context["order"], context["is_supervisor"]
    is_there = {
        "receive_form": payment and payment.is_waiting,
        "return_form": payment and payment.is_returnable and is_supervisor,
        "balance_form": order.is_out_of_balance and (order.surplus or is_supervisor),
        "release_form": context["above_limit"] and is_supervisor,
    }
    return next(
        (form for name, form in forms.items() if form.errors and not is_there.get(name, True)),
        None,
    )


def load_payments(request: Request, number: int) -> Context:
    """Return what the page of payments shows; refuse with NoSuchOrder what the user may not see."""
    order = order_at_desk(number, by=request.user)
    return {
        "order": order,
        "shown_payments": payments_of(order),
        "payment_form": payment_form_of(order),
        "balance_form": note_form(),
        "release_form": note_form(place="release"),
        "is_supervisor": is_supervisor(order, request.user),
        "on_account": standing_on_account(order),
        "above_limit": above_limit_of(order),
    }
