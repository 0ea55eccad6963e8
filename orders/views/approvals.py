"""Requests for approval: at the desk, and on the supervisors' list."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from callcenter.web.http import Context, answer, is_aimed_at, refusals_shown_on
from callcenter.web.request import Request
from callcenter.words.numbers import wholes
from orders import operations
from orders.errors import ForSupervisors
from orders.forms.approvals import AnswerForm
from orders.lists.approvals import requests_for, supervision_of
from orders.models import Approval, Order
from orders.questions.by_hand import size_of, what_of
from orders.views.answers import answer_desk, signed
from orders.views.by_hand import EVERYTHING, changed_line, parts_of

LIST = "orders/approval/approvals.html"


@require_GET
def approvals(request: Request) -> HttpResponse:
    """List what waits for this supervisor; the list alone, or the link, where it is aimed at."""
    if not supervision_of(request.user).is_any:
        raise ForSupervisors
    if is_aimed_at(request, "approvals-link"):
        return render(request, "orders/approval/_approvals_link.html")
    context = {"requests": requests_for(request.user)}
    template = f"{LIST}#requests" if is_aimed_at(request, "requests") else LIST
    response = render(request, template, context)
    response.headers["Vary"] = "HX-Request, HX-Target"
    return response


@require_POST
def grant_approval(request: Request, number: int, approval: int) -> HttpResponse:
    form = AnswerForm({"answer": "-"}, auto_id=f"answer-{approval}_%s")
    if form.is_valid():
        with refusals_shown_on(form):
            operations.grant_approval(number, approval, **signed(request))
    return answer_list(request, form, _("Approved."))


@require_POST
def refuse_approval(request: Request, number: int, approval: int) -> HttpResponse:
    form = AnswerForm(request.POST, auto_id=f"answer-{approval}_%s")
    if form.is_valid():
        with refusals_shown_on(form):
            operations.refuse_approval(number, approval, **form.cleaned_data, **signed(request))
    return answer_list(request, form, _("Refused."))


def answer_list(request: Request, form: AnswerForm, done: str) -> HttpResponse:
    """Answer with the list as it stands now, and the link with the number that waits."""
    requests = requests_for(request.user, answered=form if form.errors else None)
    is_shown = any(one.form is form for one in requests)
    context: Context = {"requests": requests, "failed": None if is_shown else form}
    return answer(
        request,
        LIST,
        context,
        "requests",
        "link",
        back_to=reverse("orders:approvals"),
        events=None if form.errors else {"announce": {"text": done}},
        answer_form=form,
    )


@require_POST
def withdraw_request(request: Request, number: int, approval: int) -> HttpResponse:
    order = operations.withdraw_request(number, approval, **signed(request))
    line = order.approvals.get(pk=approval).line
    events = {
        "close-dialog": {"id": "touch"},
        "announce": {"text": _("The request is withdrawn.")},
    }
    return answer_desk(request, number, *parts_of(line), events=events, changed=changed_line(line))


@require_GET
def waiting(request: Request, number: int) -> HttpResponse:
    """Tell a desk what was answered since; nothing where all it shows still waits."""
    order = Order.objects.visible_to(request.user).get(number=number)
    if not is_aimed_at(request, "waiting"):
        return redirect(order)
    seen = wholes(request.GET.get("seen", "").split(","))
    now = Approval.objects.waiting().by_hand().filter(order=order)
    if set(now.values_list("pk", flat=True)) == seen:
        return HttpResponse(status=HTTPStatus.NO_CONTENT)
    answered = list(
        Approval.objects.filter(order=order, pk__in=seen, is_granted__isnull=False)
        .select_related("charge_code", "answered_by")
        .order_by("pk")
    )
    texts = [answer_said(one, order.currency) for one in answered]
    events: dict[str, Any] = {"announce": {"text": " ".join(texts)}} if texts else {}
    return answer_desk(request, number, *EVERYTHING, events=events, more={"answers": texts})


def answer_said(approval: Approval, currency: str) -> str:
    """Say what a supervisor answered."""
    facts = {
        "what": what_of(approval),
        "size": size_of(approval, currency),
        "who": approval.answered_by,
        "answer": approval.answer,
    }
    if approval.is_granted:
        return _("Approved by %(who)s: %(what)s, %(size)s.") % facts
    return _("Refused by %(who)s: %(what)s, %(size)s. %(answer)s") % facts
