"""The header at the desk: address, contact, details."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from callcenter.web.http import refusals_shown_on
from callcenter.web.request import Request
from orders import operations
from orders.forms.header import AddressForm, ContactForm, DetailsForm, OneTimeAddressForm
from orders.models import order_at_desk
from orders.shown.conflict import shows_conflicts
from orders.views.answers import DESK, answer_desk, context_of, load_desk, said, template_of


@require_POST
@shows_conflicts
def deliver_to(request: Request, number: int) -> HttpResponse:
    form = AddressForm(request.POST)
    if form.is_valid():
        with refusals_shown_on(form):
            operations.deliver_to(
                number,
                **form.cleaned_data,
                **said(request),
            )
    return answer_desk(
        request, number, "destination", "read_back", "caller", tab="header", address_form=form
    )


@require_POST
@shows_conflicts
def deliver_once(request: Request, number: int) -> HttpResponse:
    region = request.call_center.country if request.call_center else ""
    form = OneTimeAddressForm.sent(request.POST, region=region)
    if not form.is_bound:
        return _drawn_anew(request, number, form)
    if form.is_valid():
        with refusals_shown_on(form):
            operations.deliver_to(
                number,
                address=None,
                **form.cleaned_data,
                **said(request),
            )
    return answer_desk(
        request,
        number,
        *(["once"] if form.errors else ["destination", "once", "caller"]),
        tab="header",
        one_time_form=form,
    )


def _drawn_anew(request: Request, number: int, form: OneTimeAddressForm) -> HttpResponse:
    """Show the form as the country that was picked asks for it; nothing is changed yet."""
    desk = load_desk(request, number, forms={"one_time_form": form})
    template = f"{DESK}#once" if request.htmx else template_of(desk.order)
    more = {"tab": "header", "is_drawn_anew": True, "oob": "outerMorph" if request.htmx else ""}
    return render(request, template, context_of(desk, more))


@require_POST
@shows_conflicts
def change_details(request: Request, number: int) -> HttpResponse:
    form = DetailsForm(request.POST)
    if form.is_valid():
        with refusals_shown_on(form):
            operations.change_details(
                number,
                **form.cleaned_data,
                **said(request),
            )
    return answer_desk(
        request, number, *(["details"] if form.errors else []), tab="header", details_form=form
    )


@require_POST
@shows_conflicts
def change_contact(request: Request, number: int) -> HttpResponse:
    order = order_at_desk(number, by=request.user)
    form = ContactForm(request.POST, region=order.call_center.country)
    if form.is_valid():
        with refusals_shown_on(form):
            operations.change_contact(
                number,
                **form.cleaned_data,
                **said(request),
            )
    parts = ["read_back"] if form.errors else ["read_back", "caller"]
    return answer_desk(request, number, *parts, tab="header", contact_form=form)
