"""The header at the desk: address, contact, details."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from callcenter.http import refusals_shown_on
from callcenter.request import Request
from orders import operations
from orders.conflict import shows_conflicts
from orders.forms import (
    AddressForm,
    ContactForm,
    DetailsForm,
    OneTimeAddressForm,
)
from orders.models import Order
from orders.views.answers import answer_desk, said


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
    form = OneTimeAddressForm(request.POST)
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
    order = Order.objects.visible_to(request.user).for_desk().get(number=number)
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
