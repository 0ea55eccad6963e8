"""The forms of the desk: empty, filled with what the order says, or refused as they were sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.forms import Form

from customers.places.telephone import shown
from orders.forms.coupons import CouponForm
from orders.forms.header import ContactForm, DetailsForm, OneTimeAddressForm
from orders.forms.lines import LineForm
from orders.forms.orders import KeepForm, ReasonForm
from orders.models import Order


@dataclass(frozen=True, kw_only=True)
class DeskForms:
    """Made where they are looked at: most answers show but a part of the desk.

    ``given`` are those that were sent, by the names that views give them.
    """

    order: Order
    given: Mapping[str, Form] = field(default_factory=dict)

    @cached_property
    def entry(self) -> Form:
        return self.given.get("entry_form") or LineForm()

    @cached_property
    def coupon(self) -> Form:
        return self.given.get("coupon_form") or CouponForm()

    @cached_property
    def cancel(self) -> Form:
        return self.given.get("cancel_form") or ReasonForm()

    @cached_property
    def keep(self) -> Form:
        return self.given.get("keep_form") or KeepForm()

    @cached_property
    def details(self) -> Form:
        return self.given.get("details_form") or details_form_of(self.order)

    @cached_property
    def one_time(self) -> Form:
        return self.given.get("one_time_form") or one_time_form_of(self.order)

    @cached_property
    def contact(self) -> Form:
        return self.given.get("contact_form") or contact_form_of(self.order)


def details_form_of(order: Order) -> DetailsForm:
    return DetailsForm(initial={name: getattr(order, name) for name in DetailsForm.base_fields})


def one_time_form_of(order: Order) -> OneTimeAddressForm:
    names = OneTimeAddressForm.base_fields
    initial = {name: getattr(order, name) for name in names if order.address_id is None}
    region = order.call_center.country
    initial["country"] = initial.get("country") or region
    return OneTimeAddressForm(initial=initial, region=region)


def contact_form_of(order: Order) -> ContactForm:
    region = order.call_center.country
    telephone = shown(order.telephone, region) if order.telephone else ""
    return ContactForm(initial={"telephone": telephone, "email": order.email}, region=region)
