"""What is printed of an order, in the customer's language whatever the agent's."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import override
from django.views.decorators.http import require_GET

from callcenter.web.request import Request
from orders.models import order_at_desk
from orders.shown.paper import paper_of


@require_GET
def confirmation(request: Request, number: int) -> HttpResponse:
    """Show the confirmation of an order, to be printed for the customer."""
    return on_paper(request, number, "orders/paper/confirmation.html")


@require_GET
def packing_slip(request: Request, number: int) -> HttpResponse:
    """Show the packing slip of an order, to be laid into the parcel."""
    return on_paper(request, number, "orders/paper/packing_slip.html")


def on_paper(request: Request, number: int, template: str) -> HttpResponse:
    order = order_at_desk(number, by=request.user)
    context = paper_of(order)
    with override(context["language"]):
        return render(request, template, context)
