"""What is asked of the warehouse from the desk: to give an order back."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from callcenter.web.http import refusals_shown_on
from callcenter.web.request import Request
from orders import operations
from orders.forms.shipping import RecallForm
from orders.models import order_at_desk
from orders.shown.whereabouts import in_hand, whereabouts_of
from orders.views.answers import said


@require_http_methods(["GET", "POST"])
def recall_order(request: Request, number: int) -> HttpResponse:
    """Ask why the warehouse gives an order back, and note it."""
    form = RecallForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_shown_on(form):
            order = operations.recall_order(number, **form.cleaned_data, **said(request))
            return redirect(order)
    order = order_at_desk(number, by=request.user)
    context = {
        "order": order,
        "form": form,
        "in_hand": in_hand(order),
        "whereabouts": whereabouts_of([order], at=timezone.now())[order.pk],
    }
    return render(
        request, "orders/blocked/recall.html", context, status=422 if form.errors else 200
    )
