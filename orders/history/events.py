"""Puts an order's events into words: who, when, what, from what to what."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from orders.history.money import (
    money_said,
    of_gift_cards,
    of_kept_total,
    of_payment,
    of_provider,
    of_refund,
    of_release,
    of_settling,
    of_total,
    of_voided_card,
)
from orders.models import About, Event, OrderEvent, PaidOut, SetByHand
from orders.questions.limits import percent_written

LABELS = {
    "mode": gettext_lazy("Mode of delivery"),
    "source_code": gettext_lazy("Source code"),
    "address": gettext_lazy("Delivery address"),
    "store": gettext_lazy("Store"),
    "is_expedited": gettext_lazy("Expedite"),
    "quantity": gettext_lazy("Quantity"),
    "requested_date": gettext_lazy("Requested date"),
    "reference": gettext_lazy("Reference"),
    "warehouse_note": gettext_lazy("Note to the warehouse"),
    "internal_note": gettext_lazy("Internal note"),
    "telephone": gettext_lazy("Telephone"),
    "email": gettext_lazy("E-mail for the confirmation"),
    "unit_price": gettext_lazy("Unit price"),
}


def sentence(event: OrderEvent, currency: str) -> str:
    """Say what happened. Facts that an event lacks are left out."""
    kind = Event(event.kind)
    say = SENTENCES.get(kind)
    said = say(event.facts, currency) if say else ""
    if not said:
        return str(kind.label)
    return _("%(what)s: %(said)s") % {"what": kind.label, "said": said}


def of_line(facts: dict[str, Any], currency: str) -> str:
    return _("line %(line)s, %(quantity)s × %(item)s") % facts


def of_change(facts: dict[str, Any], currency: str) -> str:
    changes = "; ".join(
        _("%(label)s from “%(old)s” to “%(new)s”")
        % {"label": LABELS.get(name, name), "old": as_read(old), "new": as_read(new)}
        for name, (old, new) in facts["changes"].items()
    )
    if "line" not in facts:
        return changes
    return _("line %(line)s, %(item)s: %(changes)s") % {
        "line": facts["line"],
        "item": facts["item"],
        "changes": changes,
    }


def as_read(value: Any) -> Any:
    """Say what was or is there; a switch in words, nothing as a dash."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return value or "–"


def of_hold(facts: dict[str, Any], currency: str) -> str:
    """Say which hold, and in what words it was placed or cleared."""
    said = [facts["hold"], facts["reason"], facts.get("cleared", facts.get("note", ""))]
    return ", ".join(filter(None, said))


def of_check_out(facts: dict[str, Any], currency: str) -> str:
    return (
        _("taken over from %(who)s") % {"who": facts["taken_from"]} if facts["taken_from"] else ""
    )


def of_reason(facts: dict[str, Any], currency: str) -> str:
    automatic = {"left empty": _("left empty"), "expired": _("expired")}
    said = [facts.get("code", ""), automatic.get(facts["reason"], str(facts["reason"]))]
    return ", ".join(filter(None, said))


def of_cancelled_lines(facts: dict[str, Any], currency: str) -> str:
    """Say which lines were cancelled and why, and what the order comes to."""
    lines = "; ".join(of_line(line, currency) for line in facts["lines"])
    said = [lines, facts["reason"], facts["note"], of_total(facts, currency)]
    return ", ".join(filter(None, said))


def of_taking_up(facts: dict[str, Any], currency: str) -> str:
    return _("order %(other)s") % {"other": facts["other"]}


def of_taking(facts: dict[str, Any], currency: str) -> str:
    count = facts.get("pieces", 0)
    return ngettext("%(count)d piece", "%(count)d pieces", count) % {"count": count}


def of_shipment(facts: dict[str, Any], currency: str) -> str:
    """Say which pieces of which lines left, and how to follow them."""
    said = [lines_said(facts), facts.get("carrier"), facts.get("tracking")]
    return ", ".join(filter(None, said))


def of_recall(facts: dict[str, Any], currency: str) -> str:
    return ", ".join(filter(None, [lines_said(facts), facts["reason"]]))


def lines_said(facts: dict[str, Any]) -> str:
    """Say how many pieces of each line, by the line's number."""
    return ", ".join(
        _("line %(line)s: %(pieces)s") % {"line": line, "pieces": count}
        for line, count in facts.get("pieces", {}).items()
    )


def of_coupon(facts: dict[str, Any], currency: str) -> str:
    return str(facts.get("coupon", ""))


def of_touch(facts: dict[str, Any], currency: str) -> str:
    """Say what was changed by hand, from what to what, and why."""
    said = [f"{subject_said(facts)} {size_said(facts, currency)}", facts["reason"], facts["note"]]
    return ", ".join(filter(None, said))


def of_answer(facts: dict[str, Any], currency: str) -> str:
    """Say whether it was granted, how, and what the supervisor added."""
    if not facts["is_granted"]:
        answer = pgettext("approval", "refused")
    else:
        answer = _("granted by code") if facts["by_code"] else _("granted")
    said = [answer, facts["answer"], of_touch(facts, currency)]
    return ", ".join(filter(None, said))


def subject_said(facts: dict[str, Any]) -> str:
    kinds: dict[str, Any] = dict([*SetByHand.choices, *PaidOut.choices])
    kind = kinds[facts["touched"]]
    if facts["line"] is not None:
        return _("%(what)s, line %(line)s") % {"what": kind, "line": facts["line"]}
    return f"{kind} {facts['charge_code']}" if facts["charge_code"] else str(kind)


def size_said(facts: dict[str, Any], currency: str) -> str:
    if facts["percent"] is not None:
        return _("%(percent)s %%") % {"percent": percent_written(Decimal(facts["percent"]))}
    amount = money_said(facts["amount"], currency)
    if facts["touched"] in {SetByHand.LINE_DISCOUNT, SetByHand.ORDER_DISCOUNT, PaidOut.REFUND}:
        return amount
    return f"{money_said(facts['from'], currency)} → {amount}"


def of_letter(facts: dict[str, Any], currency: str) -> str:
    return _("%(about)s, to %(to)s") % {"about": About(facts["about"]).label, "to": facts["to"]}


SENTENCES: dict[Event, Callable[[dict[str, Any], str], str]] = {
    Event.HEADER_CHANGED: of_change,
    Event.CONTACT_CHANGED: of_change,
    Event.LINE_ADDED: of_line,
    Event.LINE_CHANGED: of_change,
    Event.LINE_DELETED: of_line,
    Event.LINE_RESTORED: of_line,
    Event.COUPON_ADDED: of_coupon,
    Event.COUPON_REMOVED: of_coupon,
    Event.COMPLETED: of_total,
    Event.PAYMENT_TAKEN: of_payment,
    Event.PAYMENT_REMOVED: of_payment,
    Event.CHECK_RECEIVED: of_payment,
    Event.PAYMENT_RETURNED: of_payment,
    Event.BALANCE_SETTLED: of_settling,
    Event.CREDIT_RELEASED: of_release,
    Event.OVERRIDE_SET: of_touch,
    Event.OVERRIDE_PUT_BACK: of_touch,
    Event.APPROVAL_REQUESTED: of_touch,
    Event.APPROVAL_ANSWERED: of_answer,
    Event.APPROVAL_WITHDRAWN: of_touch,
    Event.GIFT_CARDS_ISSUED: of_gift_cards,
    Event.GIFT_CARD_VOIDED: of_voided_card,
    Event.PROVIDER_ANSWERED: of_provider,
    Event.SUBMITTED: of_total,
    Event.TOTAL_KEPT: of_kept_total,
    Event.PRICE_UNLOCKED: of_change,
    Event.CHANGES_DISCARDED: of_total,
    Event.HOLD_PLACED: of_hold,
    Event.HOLD_CLEARED: of_hold,
    Event.CHECKED_OUT: of_check_out,
    Event.TAKEN: of_taking,
    Event.SHIPPED: of_shipment,
    Event.RECALLED: of_recall,
    Event.KEPT: of_reason,
    Event.CANCELLED: of_reason,
    Event.LINES_CANCELLED: of_cancelled_lines,
    Event.TAKEN_UP: of_taking_up,
    Event.REFUND_SET: of_refund,
    Event.REFUND_MADE: of_refund,
    Event.REFUND_DROPPED: of_refund,
    Event.LETTER_AGAIN: of_letter,
}
