"""Discounts, charges, coupons and taxes as the figures beside the lines show them, with their reasons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from callcenter.words.money import total
from catalog.models import Offer
from customers.places.countries import country_name
from orders.models import Order, OrderCharge, OrderLine, coupons_of, taxes_on
from orders.questions.by_hand import ShownTouch, Touches
from orders.questions.delivery import Delivery
from pricing.because import Wording


@dataclass(frozen=True, kw_only=True)
class ShownCharge:
    """A charge code with what it comes to, why, and what the next tier would ask."""

    code: str
    label: str
    amount: Decimal
    sentences: list[str]
    hint: str = ""
    touches: Sequence[ShownTouch] = ()

    @property
    def button(self) -> str:
        """The id of the button that changes it by hand."""
        return f"change-{self.code}"


@dataclass(frozen=True, kw_only=True)
class ShownCoupon:
    """A coupon on the order, with what it gives or why it gives nothing."""

    code: str
    amount: Decimal
    sentence: str


@dataclass(frozen=True, kw_only=True)
class ShownDiscount:
    """``amount`` is None where the reasons were written in other amounts than the totals: with a tax that is not asked."""

    label: str
    amount: Decimal | None


def shown_charges(
    order: Order, charges: Iterable[OrderCharge], wording: Wording, touches: Touches
) -> list[ShownCharge]:
    """Return the charges by code; one spread over lines is shown added up, with each sentence once.

    A charge set by hand is shown even where the rules do not ask it any more, so
    that it can be put back.
    """
    by_code: dict[int, list[OrderCharge]] = {}
    for row in charges:
        by_code.setdefault(row.charge_code_id, []).append(row)
    hints = {hint["charge"]: hint for hint in order.hints.get("next", [])}
    asked = [
        ShownCharge(
            code=rows[0].charge_code.code,
            label=rows[0].charge_code.label,
            amount=total(row.amount for row in rows),
            touches=touches.shown(touches.of_charge(rows[0].charge_code.code), order.currency),
            sentences=wording.each_once(rows),
            hint=hint_of(hints.get(rows[0].charge_code.code), rows[0].charge_code.label, wording),
        )
        for rows in by_code.values()
    ]
    return [*asked, *dropped_charges(asked, wording, touches)]


def dropped_charges(
    asked: Iterable[ShownCharge], wording: Wording, touches: Touches
) -> list[ShownCharge]:
    """Return the charges that are set by hand, or wait to be, while no rule asks them: nothing each."""
    codes = {charge.code for charge in asked}
    return [
        ShownCharge(
            code=code,
            label=charge_code.label,
            amount=Decimal(0),
            touches=touches.shown(touches.of_charge(code), wording.currency),
            sentences=[
                wording.not_asked(one.amount)
                for one in touches.standing
                if one.charge_code == charge_code and one.amount is not None
            ],
        )
        for code, charge_code in touches.charge_codes.items()
        if code not in codes
    ]


def hint_of(hint: dict[str, str] | None, label: str, wording: Wording) -> str:
    """Return what the agent may say: so much more, and less is charged."""
    if hint is None:
        return ""
    facts = {
        "missing": wording.money(hint["missing"]),
        "charge": label,
        "amount": wording.money(hint["amount"]),
    }
    is_free = Decimal(hint["amount"]) == 0
    if of_offer := hint.get("offer"):
        facts["offer"] = wording.offers.get(of_offer, of_offer)
        if is_free:
            return _("%(missing)s more of what “%(offer)s” is for, and %(charge)s is free.") % facts
        return (
            _("%(missing)s more of what “%(offer)s” is for, and %(charge)s is %(amount)s.") % facts
        )
    if is_free:
        return _("%(missing)s more, and %(charge)s is free.") % facts
    return _("%(missing)s more, and %(charge)s is %(amount)s.") % facts


def shown_discounts(
    order: Order, lines: Iterable[OrderLine], wording: Wording
) -> list[ShownDiscount]:
    """Return what the order's discount is made of, in the order in which it came off; the sum is the discount."""
    found: defaultdict[str, Decimal] = defaultdict(Decimal)
    for line in lines:
        for step in line.because:
            if label := label_of(step, wording):
                found[label] += Decimal(step["amount"])
    adds_up = total(found.values()) == order.discount_total
    return [
        ShownDiscount(label=label, amount=amount if adds_up else None)
        for label, amount in found.items()
        if amount
    ]


def label_of(step: dict[str, str], wording: Wording) -> str:
    """Name a step that takes something off; of any other say nothing."""
    if step["step"] == "offer":
        return wording.offer_name(step)
    return {
        "line_discount": _("Discounts on lines, by hand"),
        "order_discount": _("Discount on the order, by hand"),
    }.get(step["step"], "")


def shown_coupons(order: Order, wording: Wording) -> list[ShownCoupon]:
    """Return the coupons the caller named, as they were named."""
    told = {hint["coupon"]: hint for hint in order.hints.get("coupons", [])}
    return [shown_coupon(code, told.get(code), wording) for code in coupons_of(order)]


def shown_coupon(code: str, hint: dict[str, Any] | None, wording: Wording) -> ShownCoupon:
    if hint is None:
        sentence, amount = _("It does not hold any more: remove it."), Decimal(0)
    elif hint.get("same_as"):
        said = _("It gives what coupon %(coupon)s gives: one of them is enough.")
        sentence, amount = said % {"coupon": hint["same_as"]}, Decimal(0)
    elif hint["missing"] is not None:
        sentence, amount = short_of(hint, wording), Decimal(0)
    else:
        amount = Decimal(hint["amount"])
        name = wording.offers.get(hint["offer"], hint["offer"])
        sentence = name if amount else _("%(offer)s gives nothing on this order.") % {"offer": name}
    return ShownCoupon(code=code, amount=amount, sentence=sentence)


def short_of(hint: dict[str, Any], wording: Wording) -> str:
    return _("%(missing)s short of %(from_sum)s.") % {
        "missing": wording.money(hint["missing"]),
        "from_sum": wording.money(hint["from_sum"]),
    }


def shown_taxes(order: Order, wording: Wording, delivery: Delivery) -> list[str]:
    """Return the recap by rate, by which certificate there is no tax, and what it depends on."""
    said = by_rate(order, wording) if order.tax_total else []
    if order.tax_certificate:
        exempt = (
            _("Partly exempt, certificate %(certificate)s.")
            if said
            else _("Exempt, certificate %(certificate)s.")
        )
        said.append(exempt % {"certificate": order.tax_certificate})
    if order.is_editable and delivery.tax_depends_on_store:
        said.append(_("The tax depends on the store: choose the store."))
    return said + untaxed_places(order)


def by_rate(order: Order, wording: Wording) -> list[str]:
    return [
        _("%(percent)s %% on %(base)s: %(tax)s")
        % {
            "percent": wording.number(str(row.percent)),
            "base": wording.money(str(row.base)),
            "tax": wording.money(str(row.tax)),
        }
        for row in taxes_on(order)
    ]


def untaxed_places(order: Order) -> list[str]:
    """Return where goods go for which no tax rate was found, though the country has some."""
    return [
        _("No tax rate holds for %(place)s, though the country has some. Check state and postcode.")
        % {"place": ", ".join(filter(None, (f"{state} {code}".strip(), country_name(country))))}
        for country, state, code in order.hints.get("untaxed", [])
    ]


def offer_names(
    order: Order, lines: Iterable[OrderLine], charges: Iterable[OrderCharge]
) -> dict[str, str]:
    """Return the names of the offers that an order's reasons tell of; asks only where there are any."""
    reasons = [line.because for line in lines] + [charge.because for charge in charges]
    codes = {step["offer"] for steps in reasons for step in steps if "offer" in step}
    hints = (*order.hints.get("coupons", []), *order.hints.get("next", []))
    codes |= {hint["offer"] for hint in hints if hint.get("offer")}
    if not codes:
        return {}
    return {
        offer.code: offer.label for offer in Offer.objects.filter(code__in=codes).order_by("pk")
    }
