"""The customer's page: who he is, where he lives, what he ordered, and the way to a new order."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from callcenter.models import CallCenter
from callcenter.web.http import Context
from callcenter.web.request import Request
from callcenter.words.numbers import whole
from customers.models import Address, ContactPoint, Customer, Reach
from customers.places.parts import parts_of
from customers.places.regions import region_of
from customers.places.telephone import shown
from orders.models import Order, Status
from orders.shown.whereabouts import whereabouts_of
from payments.ways.accounts import credit_of, exposure_of

MOST_ORDERS = 10
MOST_SHOWN = 50  # addresses and contact points; an organisation may have many


@require_GET
def customer(request: Request, account: str) -> HttpResponse:
    found = Customer.objects.select_related("group").get_by_account(account)
    visible = Order.objects.visible_to(request.user).for_list().filter(customer=found)
    orders = list(visible.select_related("mode")[:MOST_ORDERS])
    whereabouts = whereabouts_of(orders, at=timezone.now())
    addresses = list(Address.objects.filter(customer=found).in_order()[:MOST_SHOWN])
    context = {
        "customer": found,
        "addresses": addresses,
        "default_address": default_among(addresses),
        "orders": [(order, whereabouts[order.pk]) for order in orders],
        "key": uuid4(),
    }
    context |= _account(found, request.call_center)
    context |= _reach(found, region=region_of(request))
    context |= _left_behind(request, found)
    return render(request, "front/customer.html", context)


def _left_behind(request: Request, found: Customer) -> Context:
    """Return the open orders that still go to an address as it was before it was changed."""
    changed = whole(request.GET.get("changed", ""))
    address = found.addresses.filter(pk=changed).first() if changed else None
    if address is None:
        return {}
    open_orders = Order.objects.visible_to(request.user).filter(
        customer=found, status=Status.SUBMITTED, address=address
    )
    return {
        "changed": address,
        "left_behind": [
            (order.number, uuid4())
            for order in open_orders.exclude(**parts_of(address)).order_by("number")[:MOST_SHOWN]
        ],
    }


def _account(found: Customer, call_center: CallCenter) -> Context:
    """Return what the customer may still owe and what he has, in the call center's currency."""
    return {
        "exposure": exposure_of(found, currency=call_center.currency),
        "customer_credit": credit_of(found, currency=call_center.currency),
    }


def _reach(found: Customer, *, region: str) -> Context:
    """Return how the customer is reached: each number as it is said here."""
    points = list(ContactPoint.objects.filter(customer=found).in_order()[:MOST_SHOWN])
    telephones = [point for point in points if point.reach == Reach.TELEPHONE]
    emails = [point for point in points if point.reach == Reach.EMAIL]
    return {
        "telephones": [(point, shown(point.value, region)) for point in telephones],
        "default_telephone": default_among(telephones),
        "emails": emails,
        "default_email": default_among(emails),
    }


def default_among(
    rows: Sequence[Address] | Sequence[ContactPoint],
) -> Address | ContactPoint | None:
    """Return the default one, for who makes another the default to say that he saw it."""
    return next((row for row in rows if row.is_default), None)
