"""A cancelled order, taken up again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from callcenter.web.http import go_to
from callcenter.web.request import Request
from orders import operations
from orders.forms.orders import KeyForm


@require_POST
def take_up_again(request: Request, number: int) -> HttpResponse:
    """Open a draft with the same lines, and go to its desk; say which items are no longer sold."""
    form = KeyForm(request.POST)
    if not form.is_valid():
        return redirect("orders:order", number)
    taken = operations.take_up_again(
        number, **form.cleaned_data, at=timezone.now(), by=request.user
    )
    if taken.left_behind:
        said = _("No longer sold, and left out: %(items)s.")
        messages.warning(request, said % {"items": ", ".join(taken.left_behind)})
    return go_to(request, taken.order.get_absolute_url())
