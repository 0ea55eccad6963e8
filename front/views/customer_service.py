"""The first page after the sign-in: who calls, and what is still unfinished."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET
from django.views.decorators.vary import vary_on_headers

from callcenter.web.http import Context, is_aimed_at, tell
from callcenter.web.request import Request
from callcenter.words.numbers import whole
from front.views.results import search
from orders.models import Order
from orders.questions.day import day_of

TEMPLATE = "front/customer_service.html"
MOST_UNFINISHED = 20


@require_GET
@vary_on_headers("HX-Request", "HX-Target")
def customer_service(request: Request) -> HttpResponse:
    """Find who calls: as a list while typing, in a dialog once Search is pressed."""
    is_typing = is_aimed_at(request, "hits")
    results = search(request, is_typing=is_typing)
    if is_typing:
        response = render(request, f"{TEMPLATE}#hits", {"results": results, "is_typing": True})
        said = results.sentence if results.typed or results.refusal else ""
        return tell(response, {"announce": {"text": said}} if said else None)
    context: Context = {"results": results, "now": (now := timezone.now())}
    context["unfinished"] = Order.objects.unfinished_of(request.user, due=now)[:MOST_UNFINISHED]
    if request.call_center and not results.typed:
        context["day"] = day_of(request.user, request.call_center, at=now)
    return render(request, TEMPLATE, context)


@require_GET
def select_customer(request: Request) -> HttpResponse:
    """Go to the row that was chosen among the hits; back to them where none was."""
    kind, _slash, number = request.GET.get("hit", "").partition("/")
    if kind == "order" and whole(number) is not None:
        return redirect("orders:order", whole(number))
    if kind == "customer" and number:
        return redirect("customer", number)
    return redirect(reverse("customer-service", query={"q": request.GET.get("q", "")}))
