"""A submitted order modified at the desk: begun, discarded, a line's price unlocked."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from callcenter.web.http import go_to
from callcenter.web.request import Request
from orders import operations
from orders.errors import CapturedSince
from orders.shown.conflict import shows_conflicts
from orders.views.answers import said
from orders.views.lines import answer_line

FIELDS = {"mode": "?field=mode", "address": "?tab=header&field=address"}


@require_POST
def amend_order(request: Request, number: int) -> HttpResponse:
    """Begin to modify an order, and open its desk, at one field if it is named."""
    order = operations.amend_order(number, at=timezone.now(), by=request.user)
    field = FIELDS.get(request.POST.get("field", ""), "")
    return go_to(request, order.get_absolute_url() + field)


@require_POST
@shows_conflicts
def discard_changes(request: Request, number: int) -> HttpResponse:
    """Put the order back as it was, and go to its page; or ask where captured money goes."""
    try:
        order = operations.discard_changes(number, **said(request))
    except CapturedSince:
        return go_to(request, reverse("payments:discard-and-refund", args=[number]))
    return go_to(request, order.get_absolute_url())


@require_POST
@shows_conflicts
def unlock_line(request: Request, number: int, line: int) -> HttpResponse:
    operations.unlock_line(number, line, **said(request))
    return answer_line(request, number, line)
