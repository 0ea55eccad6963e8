"""What the history says of money: totals, payments, what was settled and given back."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from callcenter.words.money import digits_of, shown_unit_price, written


def of_total(facts: dict[str, Any], currency: str) -> str:
    return _("total %(total)s") % {"total": written(Decimal(facts["total"]), currency)}


def of_kept_total(facts: dict[str, Any], currency: str) -> str:
    old, new = (written(Decimal(facts[name]), currency) for name in ("old", "new"))
    return _("%(new)s instead of %(old)s") % {"new": new, "old": old}


def of_payment(facts: dict[str, Any], currency: str) -> str:
    amount = written(Decimal(facts["amount"]), currency)
    return _("payment %(payment)s, %(amount)s") % {"payment": facts["payment"], "amount": amount}


def of_settling(facts: dict[str, Any], currency: str) -> str:
    """Say which way out of balance was taken, and why."""
    ways = {
        "write_off": _("%(amount)s written off"),
        "collect_later": _("%(amount)s is collected later"),
        "credit": _("%(amount)s kept as credit of the customer"),
    }
    said = ways[facts["how"]] % {"amount": written(Decimal(facts["amount"]), currency)}
    return ", ".join(filter(None, (said, facts["note"])))


def of_release(facts: dict[str, Any], currency: str) -> str:
    return f"{written(Decimal(facts['amount']), currency)}, {facts['note']}"


def of_gift_cards(facts: dict[str, Any], currency: str) -> str:
    """Say how their numbers end, and what they are worth together."""
    ends = ", ".join(f"…{end}" for end in facts["cards"])
    return f"{ends}, {written(Decimal(facts['amount']), currency)}"


def of_voided_card(facts: dict[str, Any], currency: str) -> str:
    amount = written(Decimal(facts["amount"]), currency)
    return f"…{facts['card']}, {amount}, {facts['reason']}"


def of_provider(facts: dict[str, Any], currency: str) -> str:
    """Say what came of which payment."""
    outcomes = {
        "authorised": _("authorised"),
        "captured": _("captured"),
        "voided": _("voided"),
        "refunded": _("refunded"),
        "declined": _("declined"),
        "not_known_there": _("never reached the provider"),
    }
    return f"{of_payment(facts, currency)}, {outcomes[facts['outcome']]}"


def of_refund(facts: dict[str, Any], currency: str) -> str:
    """Say how much goes back, to which payment, and by which reference."""
    said = [
        of_payment(facts, currency),
        _("as credit of the customer") if facts.get("as_credit") else "",
        facts.get("reference") or facts.get("reason", ""),
        facts.get("note", ""),
    ]
    return ", ".join(filter(None, said))


def money_said(amount: str, currency: str) -> str:
    return shown_unit_price(Decimal(amount), digits_of(currency), get_language() or "en")
