"""An order's life at the desk: opened, kept, left, cancelled, taken up again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from callcenter.web.forms import Form
from callcenter.web.http import go_to, refusals_shown_on
from callcenter.web.middleware import require_call_center
from callcenter.web.request import Request
from customers.models import Customer
from orders import errors, operations
from orders.forms.orders import KeepForm, KeyForm, NewOrderForm, ReasonForm
from orders.models import order_at_desk
from orders.shown.conflict import shows_conflicts
from orders.views.answers import DESK, answer_desk, context_of, load_desk, said


@require_POST
def new_order(request: Request) -> HttpResponse:
    """Open a draft, with a first line where an item is named, and go to its desk."""
    form = NewOrderForm(request.POST)
    if not form.is_valid():
        raise errors.NotOpened
    said_of_order = form.cleaned_data
    order = operations.new_order(
        Customer.objects.get_by_account(said_of_order["customer"]),
        call_center=require_call_center(request, said_of_order["call_center"]),
        key=said_of_order["key"],
        at=timezone.now(),
        by=request.user,
        item=said_of_order["item"],
    )
    return go_to(request, order.get_absolute_url())


@require_http_methods(["GET", "POST"])
@shows_conflicts
def cancel_order(request: Request, number: int) -> HttpResponse:
    if request.method == "GET":
        return show_dialog(request, number, cancel_form=ReasonForm())
    form = ReasonForm(request.POST)
    if form.is_valid():
        with refusals_shown_on(form):
            order = operations.cancel_order(number, **form.cleaned_data, **said(request))
            return go_to(request, order.get_absolute_url())
    return answer_desk(
        request,
        number,
        "cancel",
        more={"open_dialog": dialog_of(request, "cancel")},
        cancel_form=form,
    )


@require_http_methods(["GET", "POST"])
@shows_conflicts
def keep_order(request: Request, number: int) -> HttpResponse:
    if request.method == "GET":
        return show_dialog(request, number, keep_form=KeepForm())
    order = order_at_desk(number, by=request.user)
    with timezone.override(order.call_center.zone):
        form = KeepForm(request.POST)
        form.full_clean()
    if form.is_valid():
        with refusals_shown_on(form):
            operations.keep_order(number, **form.cleaned_data, **said(request))
            return go_to(request, next_page(request))
    return answer_desk(
        request, number, "keep", more={"open_dialog": dialog_of(request, "keep")}, keep_form=form
    )


@require_POST
def leave_order(request: Request, number: int) -> HttpResponse:
    """Leave the desk; a draft that is still empty ends with it."""
    operations.leave_order(number, at=timezone.now(), by=request.user)
    return go_to(request, next_page(request))


def show_dialog(request: Request, number: int, **forms: Form) -> HttpResponse:
    """Show the desk with a dialog open, for a browser without JavaScript."""
    (name,) = forms
    desk = load_desk(request, number, forms=forms)
    if not desk.order.is_draft:
        return redirect(desk.order)
    return render(request, DESK, context_of(desk, {"open_dialog": name.removesuffix("_form")}))


def dialog_of(request: Request, name: str) -> str:
    """Return which dialog a page shows open; htmx has it open already."""
    return "" if request.htmx else name


def next_page(request: Request) -> str:
    """Return where the agent was going, if that is a page of ours, else Customer service."""
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return wanted if wanted and is_ours else reverse("customer-service")


@require_POST
def take_up_again(request: Request, number: int) -> HttpResponse:
    """Open a draft with the same lines, and go to its desk; say which items are no longer sold."""
    form = KeyForm(request.POST)
    if not form.is_valid():
        return redirect("orders:order", number)
    taken = operations.take_up_again(
        number, **form.cleaned_data, at=timezone.now(), by=request.user
    )
    if taken.left_behind:
        said = _("No longer sold, and left out: %(items)s.")
        messages.warning(request, said % {"items": ", ".join(taken.left_behind)})
    return go_to(request, taken.order.get_absolute_url())
