"""Verbs about a customer: opened, and his addresses and contact points kept right."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from http import HTTPStatus

from django.forms import model_to_dict
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST
from django.views.decorators.vary import vary_on_headers

from callcenter.web.forms import Form
from callcenter.web.free_text import asked
from callcenter.web.http import go_to, is_aimed_at, refusals_shown_on, tell
from callcenter.web.request import Request
from customers import forms, operations
from customers.finding import duplicates
from customers.finding.search import as_first_words
from customers.models import Address, ContactPoint, Customer, Reach
from customers.operations import NewCustomer, Reached, WhereTo, WhoCalls
from customers.places.regions import region_of
from customers.places.telephone import is_in_use, shown

MOST_TYPED = 254  # letters of a field
DIALOG = "edit"  # on the customer's page; a form that is asked for from there is shown in it


@require_http_methods(["GET", "POST"])
@vary_on_headers("HX-Request", "HX-Target")
def new_customer(request: Request) -> HttpResponse:
    """Open an account; what was searched for in vain stands in its fields."""
    region = region_of(request)
    typed = asked(request.GET.get("q", "")[:100], knows=partial(is_in_use, region=region))
    words = as_first_words(typed, region=region)
    form = forms.NewCustomerForm.sent(request.POST, initial=words, region=region)
    if form.is_valid():
        with refusals_shown_on(form):
            new = NewCustomer(**form.said)
            customer = operations.new_customer(new, key=form.cleaned_data["key"], by=request.user)
            return go_to(request, customer.get_absolute_url())
    if is_aimed_at(request, "address-fields"):
        return render(request, "customers/_address_fields.html", {"form": form})
    forms.focus_first_gap(form)
    return render(request, "customers/new_customer.html", {"form": form}, status=_status(form))


@require_http_methods(["GET", "POST"])
@vary_on_headers("HX-Request", "HX-Target")
def change_customer(request: Request, account: str) -> HttpResponse:
    """Correct what the customer is called, and his language."""
    customer = Customer.objects.get_by_account(account)
    now = WhoCalls.of(customer)
    marks = {"shown": now.mark}
    form = forms.ChangeCustomerForm(request.POST or None, initial=asdict(now) | marks)
    if form.is_valid():
        shown_then = form.cleaned_data.pop("shown")
        with refusals_shown_on(form):
            operations.change_customer(account, WhoCalls(**form.cleaned_data), shown=shown_then)
            return go_to(request, customer.get_absolute_url())
    if form.non_field_errors():  # somebody else was faster, and this says so
        form.show_anew(marks)
    return _show(request, "customers/customer.html", form, customer)


@require_POST
def likely_duplicates(request: Request) -> HttpResponse:
    """List who may be the new customer already, while his data are typed."""
    typed = {name: request.POST.get(name, "")[:MOST_TYPED] for name in forms.IDENTIFYING}
    found = duplicates.likely_duplicates(typed, region=region_of(request))
    accounts = " ".join(one.customer.account_number for one in found)
    context = {"found": found, "accounts": accounts}
    response = render(request, "customers/_likely_duplicates.html", context)
    if not found or accounts == request.POST.get("likely"):
        return response  # said already
    return tell(response, {"announce": {"text": sentence_of(len(found))}})


def sentence_of(number: int) -> str:
    sentence = ngettext(
        "%(number)d customer may be the same. The arrow down leads there.",
        "%(number)d customers may be the same. The arrow down leads there.",
        number,
    )
    return sentence % {"number": number}


@require_http_methods(["GET", "POST"])
@vary_on_headers("HX-Request", "HX-Target")
def add_address(request: Request, account: str) -> HttpResponse:
    customer = Customer.objects.get_by_account(account)
    form = forms.NewAddressForm.sent(request.POST, region=region_of(request))
    if form.is_valid():
        with refusals_shown_on(form):
            said = form.cleaned_data
            operations.add_address(
                account,
                WhereTo(**form.where),
                is_default=said["is_default"],
                key=said["key"],
                by=request.user,
            )
            return go_to(request, customer.get_absolute_url())
    return _show(request, "customers/address.html", form, customer)


@require_http_methods(["GET", "POST"])
@vary_on_headers("HX-Request", "HX-Target")
def change_address(request: Request, account: str, pk: int) -> HttpResponse:
    customer = Customer.objects.get_by_account(account)
    address = Address.objects.one_of(customer, pk)
    marks = {
        "shown": WhereTo.of(address).mark,
        "default_seen": customer.addresses.default_pk(),
    }
    form = forms.ChangeAddressForm.sent(
        request.POST, initial=model_to_dict(address) | marks, region=region_of(request)
    )
    if form.is_valid():
        with refusals_shown_on(form):
            operations.change_address(account, pk, WhereTo(**form.where), **form.besides)
            return go_to(request, f"{customer.get_absolute_url()}?changed={pk}")
    if form.non_field_errors():  # somebody else was faster, and this says so
        form.show_anew(marks)
    return _show(request, "customers/address.html", form, customer, changing=address)


@require_POST
def set_default_address(request: Request, account: str, pk: int) -> HttpResponse:
    seen = forms.SeenDefaultForm(request.POST).seen
    address = operations.set_default_address(account, pk, default_seen=seen)
    return go_to(request, address.customer.get_absolute_url())


@require_http_methods(["GET", "POST"])
@vary_on_headers("HX-Request", "HX-Target")
def add_contact_point(request: Request, account: str) -> HttpResponse:
    customer = Customer.objects.get_by_account(account)
    form = forms.NewContactPointForm(request.POST or None, region=region_of(request))
    if form.is_valid():
        with refusals_shown_on(form):
            operations.add_contact_point(
                account, **form.cleaned_data, region=region_of(request), by=request.user
            )
            return go_to(request, customer.get_absolute_url())
    return _show(request, "customers/contact_point.html", form, customer)


@require_http_methods(["GET", "POST"])
@vary_on_headers("HX-Request", "HX-Target")
def change_contact_point(request: Request, account: str, pk: int) -> HttpResponse:
    customer = Customer.objects.get_by_account(account)
    point = ContactPoint.objects.one_of(customer, pk)
    region = region_of(request)
    is_telephone = point.reach == Reach.TELEPHONE
    marks = {
        "shown": Reached.of(point).mark,
        "default_seen": customer.contact_points.default_pk(point.reach),
    }
    now = {
        "value": shown(point.value, region) if is_telephone else point.value,
        "is_default": point.is_default,
    }
    form = forms.ChangeContactPointForm(
        request.POST or None, initial=now | marks, reach=point.reach, region=region
    )
    if form.is_valid():
        with refusals_shown_on(form):
            operations.change_contact_point(account, pk, **form.cleaned_data, region=region)
            return go_to(request, customer.get_absolute_url())
    if form.non_field_errors():  # somebody else was faster, and this says so
        form.show_anew(marks)
    return _show(request, "customers/contact_point.html", form, customer, changing=point)


@require_POST
def set_default_contact_point(request: Request, account: str, pk: int) -> HttpResponse:
    seen = forms.SeenDefaultForm(request.POST).seen
    point = operations.set_default_contact_point(account, pk, default_seen=seen)
    return go_to(request, point.customer.get_absolute_url())


def _show(
    request: Request,
    template: str,
    form: Form,
    customer: Customer,
    *,
    changing: Address | ContactPoint | None = None,
) -> HttpResponse:
    """Show a form in the dialog of the customer's page, or without JavaScript as a page."""
    forms.focus_first_gap(form)
    context = {"form": form, "customer": customer, "changing": changing}
    if is_aimed_at(request, "address-fields"):
        return render(request, "customers/_address_fields.html", context)
    if not is_aimed_at(request, DIALOG):
        return render(request, template, context | {"level": 1}, status=_status(form))
    response = render(request, f"{template}#form", context | {"level": 2}, status=_status(form))
    if form.errors:
        return tell(response, {"focus": {"target": f"#{DIALOG} [aria-invalid=true]"}})
    return tell(response, {"open-dialog": {"id": DIALOG}})


def _status(form: Form) -> HTTPStatus:
    return HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
