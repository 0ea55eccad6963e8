"""Makes sentences of the steps by which a figure came about, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Protocol

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from callcenter.words.money import digits_of, shown, shown_number, shown_unit_price

Step = dict[str, Any]


class Figure(Protocol):
    """What came about by steps, such as a charge: stored, or only calculated."""

    @property
    def because(self) -> list[Step]: ...


class Wording:
    """Turns steps into sentences for one currency; knows the modes by their codes."""

    def __init__(
        self,
        *,
        currency: str,
        modes: Mapping[str, str],
        offers: Mapping[str, str] | None = None,
    ) -> None:
        self.currency = currency
        self.digits = digits_of(currency)
        self.language = get_language() or "en"
        self.modes = modes
        self.offers = offers or {}

    def sentence(self, because: list[Step]) -> str:
        """Join the sentences of all steps."""
        return " ".join(filter(None, (self.step(step) for step in because)))

    def each_once(self, figures: Iterable[Figure]) -> list[str]:
        """Return each sentence of several figures once; the share of a line is told at the line."""
        steps = (step for one in figures for step in one.because if step["step"] != "share")
        return list(dict.fromkeys(self.step(step) for step in steps))

    def step(self, step: Step) -> str:
        write = {
            "tier": self.tier,
            "share": self.share,
            "price": self.price,
            "manual_price": self.manual_price,
            "line_discount": self.line_discount,
            "order_discount": self.order_discount,
            "offer": self.offer,
            "free_shipping": self.free_shipping,
            "manual_charge": self.manual_charge,
            "untaxed": self.untaxed,
            "mode_of_lines": self.mode_of_lines,
            "lost": self.lost,
            "kept": self.kept,
            "tax_follows": self.tax_follows,
        }[step["step"]]
        return write(step)

    def money(self, amount: str) -> str:
        return shown(Decimal(amount), self.digits, self.language)

    def number(self, value: str) -> str:
        return shown_number(Decimal(value), self.language)

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
                "value": self.unit_price(step["value"]),
                "amount": self.money(step["amount"]),
            }
        return ""

    def mode_of_lines(self, step: Step) -> str:
        """Say why another mode than the header's counts for the whole order."""
        mode, header = (self.modes.get(step[name], step[name]) for name in ("mode", "header"))
        said = _("%(mode)s counts for the whole order, as all lines go by it.")
        if step["differ"]:
            said = _("Of the lines’ modes %(mode)s counts for the whole order: it is the dearest.")
        none = _("No line goes by %(header)s.") % {"header": header} if header else ""
        return " ".join(filter(None, (none, said % {"mode": mode})))

    def share(self, step: Step) -> str:
        return _("This line’s share: %(own)s of %(base)s.") % {
            "own": self.money(step["own"]),
            "base": self.money(step["base"]),
        }

    def unit_price(self, amount: str) -> str:
        return shown_unit_price(Decimal(amount), self.digits, self.language)

    def manual_price(self, step: Step) -> str:
        return _("Manual price %(price)s instead of %(list_price)s.") % {
            "price": self.unit_price(step["unit_price"]),
            "list_price": self.unit_price(step["list_price"]),
        }

    def line_discount(self, step: Step) -> str:
        return _("Discount by hand: %(reckoned)s.") % {"reckoned": self.taken_off(step)}

    def order_discount(self, step: Step) -> str:
        reckoned = self.taken_off(step | {"amount": step["of"]})
        return _("Order discount: %(reckoned)s; this line bears %(amount)s.") % {
            "reckoned": reckoned,
            "amount": self.money(step["amount"]),
        }

    def taken_off(self, step: Step) -> str:
        """Say how a discount by hand was reckoned."""
        facts = {"base": self.money(step["base"]), "amount": self.money(step["amount"])}
        if step["percent"] is None:
            return _("%(amount)s off %(base)s") % facts
        facts["percent"] = self.number(step["percent"])
        return _("%(percent)s %% off %(base)s is %(amount)s") % facts

    def offer(self, step: Step) -> str:
        """Say which offer it was, how it was reckoned, and this line’s share where it is shared."""
        whole = "of" in step
        facts = {
            "offer": self.offer_name(step),
            "value": self.number(step["value"]),
            "each": self.unit_price(step["value"]),
            "times": step["times"],
            "base": self.money(step["whole_base"] if whole else step["base"]),
            "amount": self.money(step["of"] if whole else step["amount"]),
        }
        if step["value_kind"] == "percent":
            said = _("%(offer)s: %(value)s %% off %(base)s is %(amount)s") % facts
        elif step["value_kind"] == "price":
            said = _("%(offer)s: %(times)s × %(each)s instead of %(base)s") % facts
        elif step["times"] == 1:
            said = _("%(offer)s: %(amount)s off %(base)s") % facts
        else:
            said = _("%(offer)s: %(times)s × %(each)s off %(base)s") % facts
        if not whole or Decimal(step["of"]) == Decimal(step["amount"]):
            return f"{said}."
        return _("%(said)s; this line bears %(amount)s.") % {
            "said": said,
            "amount": self.money(step["amount"]),
        }

    def offer_name(self, step: Step) -> str:
        name = self.offers.get(step["offer"], step["offer"])
        if not step["coupon"]:
            return name
        return _("Coupon %(coupon)s, %(offer)s") % {"coupon": step["coupon"], "offer": name}

    def free_shipping(self, step: Step) -> str:
        facts = {
            "offer": self.offer_name(step),
            "goods": self.money(step["base"]),
            "from_sum": self.money(step["from_sum"]),
        }
        if Decimal(step["from_sum"]) == 0:
            return _("%(offer)s: free.") % facts
        return _("%(offer)s: free, since goods %(goods)s reach %(from_sum)s.") % facts

    def manual_charge(self, step: Step) -> str:
        return _("Set by hand to %(amount)s; the rules ask %(asked)s.") % {
            "amount": self.money(step["amount"]),
            "asked": self.money(step["asked"]),
        }

    def not_asked(self, amount: Decimal) -> str:
        """Say of a charge set by hand that there is none by the rules."""
        return _("Set by hand to %(amount)s; no rule asks it now.") % {
            "amount": self.money(str(amount))
        }

    def untaxed(self, step: Step) -> str:
        return _("%(amount)s without the tax that %(with_tax)s contains.") % {
            "amount": self.money(step["amount"]),
            "with_tax": self.money(step["with_tax"]),
        }

    def lost(self, step: Step) -> str:
        """Say that pieces which we could not send count for the terms of the rest."""
        return _("%(pieces)s of %(whole)s pieces remain, at the terms of all: %(amount)s.") % {
            "pieces": step["pieces"],
            "whole": step["whole"],
            "amount": self.money(step["amount"]),
        }

    def kept(self, step: Step) -> str:
        return _("What remains of it: %(amount)s.") % {"amount": self.money(step["amount"])}

    def tax_follows(self, step: Step) -> str:
        facts = {name: self.money(step[name]) for name in ("amount", "before")}
        return _("With tax %(amount)s instead of %(before)s: its tax goes by what remains.") % facts

    def price(self, step: Step) -> str:
        if "with_tax" in step:
            return _("%(amount)s without the tax that %(with_tax)s contains.") % {
                "amount": self.unit_price(step["unit_price"]),
                "with_tax": self.unit_price(step["with_tax"]),
            }
        is_from = step["from_quantity"] > 1
        facts = {
            "price": self.unit_price(step["unit_price"]),
            "quantity": step["from_quantity"],
            "group": step["group"],
        }
        if not step["group"]:
            return _("%(price)s from %(quantity)s pieces.") % facts if is_from else ""
        if is_from:
            return _("%(price)s from %(quantity)s pieces, price group %(group)s.") % facts
        return _("%(price)s, price group %(group)s.") % facts
