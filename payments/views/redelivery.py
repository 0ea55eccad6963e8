"""Open orders that follow their customer to a changed address."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from callcenter.errors import Refused
from callcenter.web.request import Request
from payments import operations
from payments.forms.redelivery import RedeliverForm


@require_POST
def redeliver(request: Request) -> HttpResponse:
    """Send each of these orders to the address as it is now; say which were, and why others not."""
    form = RedeliverForm(request.POST)
    if not form.is_valid():
        return redirect("customer-service")
    sent = []
    for number, key in form.orders:
        try:
            order = operations.redeliver(
                number,
                address=form.cleaned_data["address"],
                key=key,
                at=timezone.now(),
                by=request.user,
            )
        except Refused as refusal:
            messages.warning(request, f"{number}: {refusal}")
        else:
            sent.append(str(order.number))
    if sent:
        said = _("Sent to the new address: %(orders)s.") % {"orders": ", ".join(sent)}
        messages.info(request, said)
    return redirect("customer", form.cleaned_data["customer"])
