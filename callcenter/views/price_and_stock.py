"""What an item costs this customer, or anybody, before there is an order."""

from __future__ import annotations

from uuid import uuid4
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from callcenter.http import is_aimed_at
from callcenter.models import CallCenter
from callcenter.request import Request
from callcenter.views.results import MOST_TYPED
from catalog.models import Item
from catalog.terms import prices_of
from customers.models import Customer

TEMPLATE = "callcenter/price_and_stock.html"
MOST_ITEMS = 20


@require_GET
@vary_on_headers("HX-Request", "HX-Target")
def price_and_stock(request: Request) -> HttpResponse:
    """Find items with their price at the user's call center, for a customer where one is named."""
    typed = request.GET.get("q", "").strip()[:MOST_TYPED]
    account = request.GET.get("customer", "")
    customer = Customer.objects.get_by_account(account) if account else None
    items = Item.objects.matching(typed, limit=MOST_ITEMS)
    context = {
        "typed": typed,
        "customer": customer,
        "rows": [
            {"item": item, "price": price, "key": uuid4()}
            for item, price in _priced(items, request.call_center, customer)
        ],
    }
    part = "#prices" if is_aimed_at(request, "prices") else ""
    return render(request, TEMPLATE + part, context)


def _priced(
    items: list[Item], call_center: CallCenter | None, customer: Customer | None
) -> list[tuple[Item, object]]:
    """Pair the items with their prices of today; without a call center there are none."""
    if not call_center:
        return [(item, None) for item in items]
    today = timezone.now().astimezone(ZoneInfo(call_center.time_zone)).date()
    prices = prices_of(
        items, call_center=call_center, customer=customer, source_code=None, on=today
    )
    return [(item, prices[item.pk]) for item in items]
