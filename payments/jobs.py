"""What is done about payments later, without an agent. Each job finds its work by query and may run twice."""

from __future__ import annotations

from datetime import datetime, timedelta

from payments.models import ProviderRequest
from payments.operations.asking import ask, look_up
from payments.operations.cancelling import cancel_overdue
from payments.providers import provider_names
from payments.questions.checks import overdue_checks

AFTER = timedelta(minutes=1)  # whoever is at it now has answered by then, or never will


def cancel_overdue_checks(*, at: datetime) -> int:
    """Cancel the orders whose check to come is overdue; return how many."""
    numbers = list(overdue_checks(at).values_list("number", flat=True))
    return sum(cancel_overdue(number, at=at) for number in numbers)


def ask_providers(*, at: datetime) -> int:
    """Mend what was left without an answer; return how many requests were answered.

    What was never sent is sent; what was sent is looked up, and never sent
    again. Requests to a provider that is not connected wait until it is.
    """
    waiting = ProviderRequest.objects.filter(
        answered_at=None, at__lte=at - AFTER, payment__method__provider__in=provider_names()
    )
    requests = list(waiting.order_by("pk"))
    for request in requests:
        if request.sent_at is None:
            ask(request.key, at=at)
        elif request.sent_at <= at - AFTER:
            look_up(request.key, at=at)
    pks = [request.pk for request in requests]
    return ProviderRequest.objects.filter(pk__in=pks, answered_at__isnull=False).count()
