"""Clear and submit: the way out of a hold on a draft that lacks nothing else."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from callcenter.web.http import go_to, refusals_shown_on
from callcenter.web.request import Request
from orders.models import order_at_desk
from orders.shown.conflict import shows_conflicts
from orders.views.answers import said_version
from orders.views.holds import show_clearing
from payments import operations
from payments.forms.submission import ClearAndSubmitForm


@require_POST
@shows_conflicts
def clear_and_submit(request: Request, number: int, hold: int) -> HttpResponse:
    """Clear a hold and submit with the total that was shown; refused, nothing has changed."""
    order = order_at_desk(number, by=request.user)
    form = ClearAndSubmitForm(request.POST)
    if form.is_valid():
        with refusals_shown_on(form):
            operations.clear_and_submit(
                number,
                hold,
                **form.cleaned_data,
                version=said_version(request),
                at=timezone.now(),
                by=request.user,
            )
            return go_to(request, order.get_absolute_url())
    return show_clearing(request, order, hold, form)
