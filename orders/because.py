"""Makes sentences of the steps by which a figure came about, in the reader's language."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from callcenter.money import digits_of, shown, shown_unit_price

Step = Mapping[str, Any]


class Wording:
    """Turns steps into sentences for one currency; knows the modes by their codes."""

    def __init__(self, *, currency: str, modes: Mapping[str, str]) -> None:
        self.digits = digits_of(currency)
        self.language = get_language() or "en"
        self.modes = modes

    def sentence(self, because: list[Step]) -> str:
        """Join the sentences of all steps."""
        return " ".join(filter(None, (self.step(step) for step in because)))

    def step(self, step: Step) -> str:
        write = {"tier": self.tier, "share": self.share, "price": self.price}[step["step"]]
        return write(step)

    def money(self, amount: str) -> str:
        return shown(Decimal(amount), self.digits, self.language)

    def number(self, value: str) -> str:
        plain = format(Decimal(value).normalize(), "f")
        return plain.replace(".", ",") if self.language.startswith("fr") else plain

    def tier(self, step: Step) -> str:
        """Say the mode, the goods and the tier they are in; for a percentage its reckoning too."""
        facts = {
            "mode": self.modes.get(step["mode"], step["mode"]),
            "goods": self.money(step["base"]),
            "at_least": self.money(step["at_least"]),
            "below": self.money(step["below"]) if step["below"] else "",
        }
        said = " ".join(filter(None, (self.which_mode(step, facts), self.reckoning(step))))
        return said if said.endswith(".") else f"{said}."

    def which_mode(self, step: Step, facts: Mapping[str, str]) -> str:
        has_start, has_end = Decimal(step["at_least"]) > 0, step["below"] is not None
        if not (has_start or has_end):
            return (
                _("Mode %(mode)s, for any amount.") if step["mode"] else _("For any amount.")
            ) % facts
        if not has_end:
            tier = _("goods %(goods)s are in the tier from %(at_least)s") % facts
        elif not has_start:
            tier = _("goods %(goods)s are in the tier below %(below)s") % facts
        else:
            tier = _("goods %(goods)s are in tier %(at_least)s up to %(below)s") % facts
        if not step["mode"]:
            return f"{tier[:1].upper()}{tier[1:]}."
        return _("Mode %(mode)s, %(tier)s.") % {"mode": facts["mode"], "tier": tier}

    def reckoning(self, step: Step) -> str:
        if step["kind"] == "percent":
            return _("%(percent)s %% of %(goods)s is %(amount)s.") % {
                "percent": self.number(step["value"]),
                "goods": self.money(step["base"]),
                "amount": self.money(step["amount"]),
            }
        if step["kind"] == "per_piece":
            return _("%(pieces)s pieces at %(value)s make %(amount)s.") % {
                "pieces": step["pieces"],
                "value": shown_unit_price(Decimal(step["value"]), self.digits, self.language),
                "amount": self.money(step["amount"]),
            }
        return ""

    def share(self, step: Step) -> str:
        return _("This line’s share: %(own)s of %(base)s.") % {
            "own": self.money(step["own"]),
            "base": self.money(step["base"]),
        }

    def price(self, step: Step) -> str:
        if not step["group"] and step["from_quantity"] == 1:
            return ""
        price = shown_unit_price(Decimal(step["unit_price"]), self.digits, self.language)
        if not step["group"]:
            return _("%(price)s from %(quantity)s pieces.") % {
                "price": price,
                "quantity": step["from_quantity"],
            }
        if step["from_quantity"] > 1:
            return _("%(price)s from %(quantity)s pieces, price group %(group)s.") % {
                "price": price,
                "quantity": step["from_quantity"],
                "group": step["group"],
            }
        return _("%(price)s, price group %(group)s.") % {"price": price, "group": step["group"]}
