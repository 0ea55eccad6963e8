"""The supervisors' list of requests for approval, and how many wait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from callcenter.models import User
from callcenter.web.reading import supervises
from callcenter.words.money import ZERO, total
from catalog.models import Cost
from orders.forms.approvals import AnswerForm
from orders.models import Approval, OrderLine, PaidOut
from orders.questions.by_hand import change_of, what_of
from orders.questions.limits import percent_written

MOST_SHOWN = 100


@dataclass(frozen=True, kw_only=True)
class ShownRequest:
    """One request as a supervisor reads it; ``margin`` is None where a cost is not known."""

    request: Approval
    what: str
    change: str
    percent: str
    margin: Decimal | None
    form: AnswerForm

    @property
    def grant(self) -> str:
        """Where it is approved; money is given back by payments."""
        return self.answered_at("grant")

    @property
    def refuse(self) -> str:
        return self.answered_at("refuse")

    def answered_at(self, verb: str) -> str:
        is_refund = self.request.kind == PaidOut.REFUND
        name = f"payments:{verb}-refund" if is_refund else f"orders:{verb}-approval"
        return reverse(name, args=[self.request.order.number, self.request.pk])


def requests_for(user: User, *, answered: AnswerForm | None = None) -> list[ShownRequest]:
    """Return what waits for this supervisor, the oldest first; his own requests and orders left out.

    ``answered`` is the form of an answer that was refused: it is shown with its request.
    """
    waiting = Approval.objects.waiting().of_supervisor(user).for_list()
    found = list(waiting.exclude(requested_by=user).exclude(order__taken_by=user)[:MOST_SHOWN])
    margins = margins_of(found)
    return [
        ShownRequest(
            request=request,
            what=what_of(request),
            change=change_of(request, request.order.currency),
            percent=percent_written(request.conceded_percent),
            margin=margins.get(request.pk),
            form=form_of(request, answered),
        )
        for request in found
    ]


def form_of(request: Approval, answered: AnswerForm | None) -> AnswerForm:
    auto_id = f"answer-{request.pk}_%s"
    if answered is not None and answered.auto_id == auto_id:
        return answered
    return AnswerForm(auto_id=auto_id)


def margins_of(requests: Sequence[Approval]) -> dict[int, Decimal]:
    """Return what the goods of each order would bring beyond their cost, were it granted; without tax."""
    lines: dict[int, list[OrderLine]] = {}
    orders = {request.order_id: request.order for request in requests}
    for line in OrderLine.objects.filter(order__in=orders):
        lines.setdefault(line.order_id, []).append(line)
    items = {line.item_id for of_order in lines.values() for line in of_order}
    costs = {
        (cost.item_id, cost.currency): cost.unit_cost
        for cost in Cost.objects.filter(item__in=items)
    }
    margins = {}
    for request in requests:
        order, of_order = request.order, lines.get(request.order_id, [])
        known = [costs.get((line.item_id, order.currency)) for line in of_order]
        if not of_order or None in known:
            continue
        net = total(line.net for line in of_order)
        tax = total(line.tax for line in of_order) if order.prices_with_tax else ZERO
        cost = total(
            cast(Decimal, unit) * line.quantity for unit, line in zip(known, of_order, strict=True)
        )
        untaxed = request.conceded * (net - tax) / net if net else request.conceded
        margins[request.pk] = net - tax - cost - untaxed
    return margins


@dataclass(frozen=True, kw_only=True)
class Supervision:
    """Whether the user supervises anything, and how many requests wait for him."""

    is_any: bool
    waiting: int


def supervision(request: HttpRequest) -> dict[str, Any]:
    """Context for the link on every page; asked for only where it is shown."""
    return {"supervision": SimpleLazyObject(lambda: supervision_of(cast(User, request.user)))}


def supervision_of(user: User) -> Supervision:
    if not supervises(user.pk):
        return Supervision(is_any=False, waiting=0)
    waiting = Approval.objects.waiting().of_supervisor(user)
    mine = waiting.exclude(requested_by=user).exclude(order__taken_by=user)
    return Supervision(is_any=True, waiting=mine.count())
