"""What an item costs this customer, or anybody, before there is an order."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from uuid import UUID, uuid4

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from callcenter.errors import Refused
from callcenter.models import CallCenter
from callcenter.web.free_text import asked, is_item_number
from callcenter.web.http import is_aimed_at
from callcenter.web.request import Request
from catalog.models import Item
from catalog.terms import prices_of
from customers.models import Customer
from front.views.results import MOST_TYPED
from orders.questions.availability import supplies_of
from orders.shown.stock import supply_words

TEMPLATE = "front/price_and_stock.html"
MOST_ITEMS = 20


@require_GET
@vary_on_headers("HX-Request", "HX-Target")
def price_and_stock(request: Request) -> HttpResponse:
    """Find items with their price at the user's call center, for a customer where one is named."""
    typed = asked(request.GET.get("q", "").strip()[:MOST_TYPED], knows=is_item_number)
    account = request.GET.get("customer", "")
    customer = Customer.objects.get_by_account(account) if account else None
    rows, is_near = _rows(typed, request.call_center, customer, at=timezone.now())
    context = {"typed": typed, "customer": customer, "rows": rows, "is_near": is_near}
    part = "#prices" if is_aimed_at(request, "prices") else ""
    return render(request, TEMPLATE + part, context)


@dataclass(frozen=True, kw_only=True)
class Row:
    """An item with its price of today; ``refusal`` says why it is not sold."""

    item: Item
    price: Decimal | None
    refusal: Refused | None
    stock: str = ""
    key: UUID = field(default_factory=uuid4)

    @property
    def can_be_ordered(self) -> bool:
        return self.price is not None and self.refusal is None


def _rows(
    typed: str, call_center: CallCenter, customer: Customer | None, *, at: datetime
) -> tuple[list[Row], bool]:
    """Find the items with their prices of today; tell whether they are only near to what was typed."""
    today = call_center.day_of(at)
    matching = Item.objects.matching(typed, on=today, limit=MOST_ITEMS)
    items = matching or Item.objects.near(typed, on=today)
    prices = prices_of(
        items, call_center=call_center, customer=customer, source_code=None, on=today
    )
    supplies = supplies_of(items, call_center=call_center, at=at)
    rows = [
        Row(
            item=item,
            price=prices[item.pk],
            refusal=item.refusal(on=today),
            stock=supply_words(supplies.get(item.pk)),
        )
        for item in items
    ]
    return rows, not matching
