"""Refunds to make: the list by age, and what becomes of each."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from callcenter.web.http import answer, refusals_shown_on
from callcenter.web.request import Request
from orders.forms.approvals import AnswerForm
from orders.views.answers import signed
from orders.views.approvals import answer_list
from payments import operations
from payments.forms.refunds import ReferenceForm
from payments.lists.refunds import refunds_to_make

LIST = "payments/refunds.html"


@require_GET
def refunds(request: Request) -> HttpResponse:
    """List what is still to be given back at the user's call centers, the oldest first."""
    return render(request, LIST, {"refunds": refunds_to_make(request.user, at=timezone.now())})


@require_POST
def make_refund(request: Request, number: int, refund: int) -> HttpResponse:
    form = ReferenceForm(request.POST, auto_id=f"refund-{number}-{refund}_%s")
    if form.is_valid():
        with refusals_shown_on(form):
            operations.make_refund(number, refund, **form.cleaned_data, **signed(request))
    return answer_refunds(request, form, _("The refund is made."))


@require_POST
def drop_refund(request: Request, number: int, refund: int) -> HttpResponse:
    form = ReferenceForm({}, auto_id=f"refund-{number}-{refund}_%s")
    if form.is_valid():
        with refusals_shown_on(form):
            operations.drop_refund(number, refund, **signed(request))
    return answer_refunds(request, form, _("The refund is dropped."))


@require_POST
def grant_refund(request: Request, number: int, approval: int) -> HttpResponse:
    form = AnswerForm({"answer": "-"}, auto_id=f"answer-{approval}_%s")
    if form.is_valid():
        with refusals_shown_on(form):
            operations.grant_refund(number, approval, **signed(request))
            operations.ask_for_order(number, at=timezone.now())
    return answer_list(request, form, _("Approved."))


@require_POST
def refuse_refund(request: Request, number: int, approval: int) -> HttpResponse:
    form = AnswerForm(request.POST, auto_id=f"answer-{approval}_%s")
    if form.is_valid():
        with refusals_shown_on(form):
            operations.refuse_refund(number, approval, **form.cleaned_data, **signed(request))
    return answer_list(request, form, _("Refused."))


def answer_refunds(request: Request, form: ReferenceForm, done: str) -> HttpResponse:
    """Answer with the list as it stands now, with what was refused at its row."""
    failed = form if form.errors else None
    found = refunds_to_make(request.user, at=timezone.now(), failed=failed)
    is_shown = any(one.form is form for one in found)
    return answer(
        request,
        LIST,
        {"refunds": found, "failed": None if is_shown else failed},
        "to_make",
        back_to=reverse("payments:refunds"),
        events=None if form.errors else {"announce": {"text": done}},
        reference_form=form,
    )
