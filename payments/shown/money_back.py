"""Reads back what the dialogs show in which something is cancelled or given back. Stores nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _

from callcenter.errors import Refused
from callcenter.web.http import Context
from callcenter.words.money import ZERO
from callcenter.words.numbers import wholes
from orders.models import Order, ReasonCode, lines_of
from orders.questions.approvers import Approvers, approvers_of
from orders.shown import consequences
from orders.under_lock.amending import require_amendment, require_nothing_taken
from orders.under_lock.cancelling import all_lines, lines_to_cancel, require_cancellable
from payments.forms.refunds import (
    CancelLinesForm,
    CancelOrderForm,
    DiscardForm,
    MoneyBackForm,
    RefundForm,
)
from payments.questions.gift_cards import worth_of_voided
from payments.questions.refundable import AS_CREDIT, Part, Refundable, refundable_of
from payments.questions.standing import cost_of
from payments.under_lock.amending import captured_since
from payments.under_lock.balance import to_collect
from payments.under_lock.refunds import parts_to, require_refundable


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What was typed, by whom and when; ``is_sent`` where it is to be done, not only shown."""

    typed: QueryDict
    is_sent: bool
    at: datetime
    by: Any

    @property
    def form(self) -> dict[str, Any]:
        """Return how a form is made of it: bound to what was sent, or filled with what was typed."""
        if self.is_sent:
            return {"data": self.typed}
        return {"initial": {name: self.typed[name] for name in self.typed if name != "key"}}


def cancel_page(order: Order, asked: Asked) -> Context:
    """Return what comes of cancelling the order. Raises what stands in the way."""
    require_cancellable(order)
    lines = all_lines(order)
    refundable = refundable_of(order, cost=ZERO, gift_cards=ZERO)
    form = CancelOrderForm(order=order, **asked.form)
    form.fields["shown"].initial = refundable.credit
    return context_of(order, form, asked, verb="cancel-and-refund") | {
        "heading": _("Cancel order"),
        "consequences": consequences.of_order(order, lines),
        **money_of(order, refundable, to=asked.typed.get("to", ""), after=ZERO),
    }


def cancel_lines_page(order: Order, asked: Asked) -> Context:
    """Return the lines that can be cancelled, and what comes of cancelling those picked."""
    require_cancellable(order)
    lines = lines_of(order)
    form = CancelLinesForm(order=order, numbers=[line.number for line in lines], **asked.form)
    picked = wholes(asked.typed.getlist("lines"))
    context = context_of(order, form, asked, verb="cancel-lines") | {
        "heading": _("Cancel lines"),
        "lines": lines,
        "picked": picked,
        "shown": ZERO,
    }
    if not picked:
        return context
    lost = ReasonCode.objects.is_ours(asked.typed.get("reason", ""))
    try:
        told = consequences.of_lines(order, lines_to_cancel(order, picked), lost=lost, at=asked.at)
    except Refused as refusal:
        return context | {"refusal": refusal}
    refundable = refundable_of(order, cost=told.after, gift_cards=told.gift_cards_after)
    return context | {
        "consequences": told,
        "collect": to_collect(order, cost=told.after),
        **money_of(order, refundable, to=asked.typed.get("to", ""), after=told.after),
    }


def discard_page(order: Order, asked: Asked) -> Context:
    """Return what was captured since the order began to be modified, and where it would go back to."""
    began = require_amendment(order)
    require_nothing_taken(order, began)
    amount = captured_since(order, began)
    refundable = refundable_of(order)
    form = DiscardForm(order=order, **asked.form)
    form.fields["shown"].initial = amount
    return context_of(order, form, asked, verb="discard-and-refund") | {
        "heading": _("Discard changes"),
        "stay": _("Go on modifying"),
        "shown": amount,
        "shares": refundable.parts_of(amount),
        "is_credit": asked.typed.get("to", "") == AS_CREDIT,
    }


def refund_page(order: Order, asked: Asked) -> Context:
    """Return what the customer is owed, and to which payments an amount would go back."""
    require_refundable(order)
    voided = worth_of_voided(order)
    refundable = refundable_of(
        order, cost=cost_of(order) - voided, gift_cards=order.gift_cards_total - voided
    )
    form = RefundForm(order=order, refundable=refundable, **asked.form)
    context = context_of(order, form, asked, verb="refund") | {
        "heading": _("Refund"),
        "stay": _("Cancel"),
        "refundable": refundable,
    }
    to = asked.typed.get("to", "")
    probe = RefundForm(
        {"amount": form["amount"].value(), "goodwill": asked.typed.get("goodwill", ""), "to": to},
        order=order,
        refundable=refundable,
    )
    probe.full_clean()
    amount, goodwill = (probe.cleaned_data.get(name) or ZERO for name in ("amount", "goodwill"))
    try:
        parts = parts_to(order, refundable, amount, goodwill=goodwill, to=to)
    except Refused as refusal:
        return context | {"refusal": refusal if asked.typed else None}
    return context | {"shares": parts, "is_credit": to == AS_CREDIT}


def context_of(order: Order, form: MoneyBackForm, asked: Asked, *, verb: str) -> Context:
    nobody = Approvers(by_code=[], by_list=[])
    return {
        "order": order,
        "form": form,
        "stay": _("Keep order"),
        "action": reverse(f"payments:{verb}", args=[order.number]),
        "approvers": approvers_of(order, asked_by=asked.by) if asked.is_sent else nobody,
    }


def money_of(order: Order, refundable: Refundable, *, to: str, after: Decimal) -> Context:
    """Return what goes back to which payment, and what is no longer asked of the account."""
    parts: list[Part] = refundable.parts_of(refundable.credit)
    lowered = replace(order.standing, cost=after).let_go.claimed
    return {
        "shown": refundable.credit,
        "shares": parts,
        "is_credit": to == AS_CREDIT,
        "lowered": lowered,
    }
