"""Shows what was typed beside what is there, where somebody else was faster."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from http import HTTPStatus
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from callcenter.errors import Refused
from callcenter.models import User
from callcenter.web.request import Request
from callcenter.words.card_numbers import holds_card_number
from callcenter.words.numbers import whole
from catalog.models import DeliveryMode, SourceCode, Warehouse
from orders.errors import ChangedByYourself, Stale
from orders.models import (
    Order,
    OrderEvent,
    OrderLine,
    Override,
    ReasonCode,
    SetByHand,
    order_at_desk,
)
from orders.models.by_hand import same_subject
from orders.questions.by_hand import size_of
from orders.questions.reading import events_by_others
from orders.under_lock.by_hand import subject_of, value_now

HIDDEN = {"back", "csrfmiddlewaretoken", "next", "version", "key", "shown_total"}
NEVER_GIVEN_BACK = {"code"}  # a supervisor's authenticator code
View = Callable[..., HttpResponse]


@dataclass(frozen=True, kw_only=True)
class Difference:
    """One field: what it is called, what was typed, what is there now."""

    label: str
    yours: str
    theirs: str


def shows_conflicts(view: View) -> View:
    """Answer a stale write with 409 and both values; nothing typed is lost."""

    @wraps(view)
    def guarded(request: Request, number: int, **where: Any) -> HttpResponse:
        try:
            return view(request, number, **where)
        except Stale as refusal:
            return answer_conflict(request, number, refusal, **where)

    return guarded


def answer_conflict(
    request: Request,
    number: int,
    refusal: Stale,
    *,
    line: int | None = None,
    charge_code: str = "",
    **elsewhere: Any,
) -> HttpResponse:
    order = order_at_desk(number, by=request.user)
    theirs = changes_by_others(order, refusal.facts.get("seen") or 0, by=request.user)
    said = {
        name: value
        for name, value in request.POST.dict().items()
        if name not in NEVER_GIVEN_BACK and not holds_card_number(value)
    }
    context = {
        "order": order,
        "refusal": refusal if theirs else ChangedByYourself(number=number),
        "status": int(HTTPStatus.CONFLICT),
        "last": theirs[-1]
        if theirs
        else order.events.select_related("by").order_by("at", "pk").last(),
        "differences": differences(order, said, line=line, charge_code=charge_code),
        "typed": {
            name: value
            for name, value in said.items()
            if name not in {"csrfmiddlewaretoken", "version"}
        },
    }
    template = "orders/conflict/_conflict.html" if request.htmx else "orders/conflict/conflict.html"
    return render(request, template, context, status=HTTPStatus.CONFLICT)


def changes_by_others(order: Order, seen: int, *, by: User) -> list[OrderEvent]:
    """Return what other persons changed since a page showed this version, the oldest first."""
    return events_by_others(order.pk, seen, by.pk)


def differences(
    order: Order, typed: dict[str, str], *, line: int | None, charge_code: str = ""
) -> list[Difference]:
    """Return the typed fields that are not what is there now."""
    by_hand = values_of_touch(order, typed, line=line, charge_code=charge_code)
    now = values_of(order, line=line) | by_hand | values_of_kept(order, typed)
    return [
        Difference(label=now[name][0], yours=value, theirs=now[name][1])
        for name, value in as_read(order, typed).items()
        if name in now and name not in HIDDEN and value != now[name][1]
    ]


def as_read(order: Order, typed: dict[str, str]) -> dict[str, str]:
    """Return what was typed as a person reads it: an address or a reason, not its place in a list."""
    if reason := ReasonCode.objects.filter(code=typed.get("reason", "")).first():
        typed = typed | {"reason": reason.label}
    picked = typed.get("address", "")
    address = whole(picked)
    if address is None:
        return typed
    found = order.customer.addresses.filter(pk=address).first()
    return typed | {"address": str(found) if found else picked}


def values_of(order: Order, *, line: int | None) -> dict[str, tuple[str, str]]:
    """Return the label and the present value of every field that a desk's form may send."""
    values = {
        "mode": (_("Mode of delivery"), code_of(order.mode)),
        "store": (_("Store"), code_of(order.store)),
        "source_code": (_("Source code"), code_of(order.source_code)),
        "address": (_("Delivery address"), str(order.address or order.street)),
        "requested_date": (_("Requested date"), str(order.requested_date or "")),
        "reference": (_("Reference"), order.reference),
        "warehouse_note": (_("Note to the warehouse"), order.warehouse_note),
        "internal_note": (_("Internal note"), order.internal_note),
        "telephone": (_("Telephone"), order.telephone),
        "email": (_("E-mail for the confirmation"), order.email),
        "recipient": (_("Recipient"), order.recipient),
        "street": (_("Street"), order.street),
        "street_2": (_("Street, second line"), order.street_2),
        "postcode": (_("Postcode"), order.postcode),
        "city": (_("Town"), order.city),
        "state": (_("State"), order.state),
        "country": (_("Country"), order.country),
    }
    if line is not None:
        values |= values_of_line(order, line)
    return values


def values_of_kept(order: Order, typed: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Return the same of what a draft is kept for, as the field of a moment writes it."""
    if "call_back_at" not in typed:
        return {}
    moment = order.call_back_at
    zone = ZoneInfo(order.call_center.time_zone)
    return {
        "reason": (_("Reason"), order.kept_reason),
        "call_back_at": (
            _("Call back at"),
            f"{moment.astimezone(zone):%Y-%m-%dT%H:%M}" if moment else "",
        ),
    }


def values_of_line(order: Order, number: int) -> dict[str, tuple[str, str]]:
    """Return the same of a line's own fields."""
    there = OrderLine.objects.in_order().filter(order=order, number=number).first()
    gone = _("the line is gone")
    label = _("Quantity, line %(line)s") % {"line": number}
    if there is None:
        return {"quantity": (label, gone), "source_code": (_("Line source code"), gone)}
    return {
        "quantity": (label, str(there.quantity)),
        "source_code": (_("Line source code"), code_of(there.source_code)),
        "mode": (_("Line mode of delivery"), code_of(there.mode)),
        "store": (_("Line store"), code_of(there.store)),
        "address": (_("Line delivery address"), str(there.address or "")),
    }


def values_of_touch(
    order: Order, typed: dict[str, str], *, line: int | None, charge_code: str
) -> dict[str, tuple[str, str]]:
    """Return the same of what is set by hand: the price, discount or charge, its reason and note."""
    name, kind = kind_of_touch(typed, line=line, charge_code=charge_code)
    if kind is None:
        return {}
    try:
        subject = subject_of(order, kind, line=line, charge_code=charge_code)
    except Refused:
        return {name: (str(kind.label), _("the line is gone"))}
    standing = Override.objects.standing(order).filter(same_subject(subject)).first()
    now = value_now(subject) or (size_of(standing, order.currency) if standing else "")
    return {
        name: (str(kind.label), now),
        "reason": (_("Reason"), standing.reason.label if standing else ""),
        "note": (_("Note"), standing.note if standing else ""),
    }


def kind_of_touch(
    typed: dict[str, str], *, line: int | None, charge_code: str
) -> tuple[str, SetByHand | None]:
    """Return which field of a form by hand was typed, and what it changes."""
    if "unit_price" in typed:
        return "unit_price", SetByHand.PRICE
    if "discount" in typed:
        return "discount", SetByHand.ORDER_DISCOUNT if line is None else SetByHand.LINE_DISCOUNT
    if "amount" in typed and charge_code:
        return "amount", SetByHand.CHARGE
    return "", None


def code_of(thing: DeliveryMode | SourceCode | Warehouse | None) -> str:
    return thing.code if thing else ""
