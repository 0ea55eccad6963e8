"""What a letter may tell: the variables of its template, filled from the revision it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from callcenter.models.names import said
from catalog.models import ChargeCode, DeliveryMode, Item
from customers.places.parts import PARTS
from orders.letters.language import Fields
from orders.letters.speaking import amount, day, price
from orders.models import Letter, Order, OrderRevision

LINE = {
    "number": _("its number"),
    "item_number": _("item number"),
    "name": _("name of the item"),
    "quantity": _("pieces"),
    "unit_price": _("price of one piece"),
    "amount": _("what the line comes to"),
    "expected_date": _("day on which it is expected, in words"),
}
PIECES = {name: LINE[name] for name in ("number", "item_number", "name", "quantity")}
CHARGE = {"name": _("name of the charge"), "amount": _("amount")}
VARIABLES: dict[str, Any] = {
    "company_name": _("of the call center, as it stands on letters"),
    "customer_name": _("who ordered"),
    "account": _("account number of the customer"),
    "order_number": _("number of the order"),
    "revision": _("how often the order was submitted"),
    "order_date": _("day of the first submit, in words"),
    "reference": _("the customer’s own reference, if any"),
    "recipient": _("who receives the goods"),
    "address": _("where they go, in one line"),
    "mode": _("mode of delivery"),
    "expected_date": _("day on which all of it is there, in words"),
    "lines": LINE,
    "charges": CHARGE,
    "goods": _("what the goods come to"),
    "discount": _("discount, empty where there is none"),
    "tax": _("tax, empty where there is none"),
    "tax_name": _("its name, such as VAT"),
    "prices_with_tax": _("whether prices contain it"),
    "total": _("what the order comes to"),
    "old_total": _("changed: what it came to before"),
    "shipped": PIECES,
    "carrier": _("shipped: who carries it"),
    "tracking": _("shipped: its tracking number"),
    "is_rest": _("shipped: whether nothing is left to ship"),
    "cancelled": PIECES,
    "is_whole": _("cancelled: whether the whole order is"),
    "reason": _("cancelled: the reason that was entered"),
    "refund": _("refunded: the amount"),
    "refund_method": _("refunded: by which means"),
}
KNOWN: Fields = {
    name: dict.fromkeys(said) if isinstance(said, dict) else None
    for name, said in VARIABLES.items()
}
VAT = _("VAT")
TAX_WORDS = {
    "tax": _("Tax"),
    "taxe": _("Tax"),
    "impuesto": _("Tax"),
    "sales tax": _("Sales tax"),
    **dict.fromkeys(("vat", "tva", "iva"), VAT),
}
GIVEN = ("carrier", "tracking", "is_rest", "is_whole", "reason", "refund_method")


def snapshot_for(letter: Letter) -> dict[str, Any]:
    """Return the order as it was at the event, whatever was changed since."""
    revisions = OrderRevision.objects.filter(order=letter.order, number__lte=letter.event.revision)
    found: dict[str, Any] = revisions.order_by("-number").values_list("snapshot", flat=True)[0]
    return found


def facts_of(letter: Letter, snapshot: Mapping[str, Any]) -> dict[str, Any]:
    """Return every variable of a letter, in the customer's language. Asks a fixed number of queries."""
    order = letter.order
    with override(letter.language):
        return {
            **dict.fromkeys(VARIABLES, ""),
            **header_facts(order, snapshot, letter),
            **sums(order, snapshot, letter.language),
            **given_facts(letter, snapshot),
        }


def header_facts(order: Order, snapshot: Mapping[str, Any], letter: Letter) -> dict[str, Any]:
    call_center = order.call_center
    mode = DeliveryMode.objects.filter(code=snapshot["mode"]).first()
    lines = lines_of(snapshot, letter.language)
    dates = [parse_date(line["promised_date"] or "") for line in snapshot["lines"]]
    submitted = order.day_of(order.submitted_at) if order.submitted_at else None
    return {
        "company_name": call_center.company_name,
        "customer_name": snapshot["name"],
        "account": snapshot["customer"],
        "order_number": order.number,
        "revision": letter.event.revision,
        "order_date": day(submitted, letter.language),
        "reference": snapshot["reference"],
        "recipient": snapshot["recipient"],
        "address": ", ".join(filter(None, (snapshot[part] for part in PARTS))),
        "mode": mode.label if mode else "",
        "expected_date": day(max(filter(None, dates), default=None), letter.language),
        "lines": lines,
        "charges": charges_of(snapshot, letter.language),
    }


def lines_of(snapshot: Mapping[str, Any], language: str) -> list[dict[str, Any]]:
    labels = labels_of(line["item"] for line in snapshot["lines"])
    currency = snapshot["currency"]
    return [
        {
            "number": line["number"],
            "item_number": line["item"],
            "name": labels.get(line["item"], line["description"]),
            "quantity": line["quantity"],
            "unit_price": price(Decimal(line["unit_price"]), currency, language),
            "amount": amount(Decimal(line["net"]), currency, language),
            "expected_date": day(parse_date(line["promised_date"] or ""), language),
        }
        for line in snapshot["lines"]
    ]


def labels_of(numbers: Iterable[str]) -> dict[str, str]:
    """Return the items' names in the language of the moment."""
    items = Item.objects.filter(item_number__in=set(numbers))
    return {item.item_number: item.label for item in items}


def charges_of(snapshot: Mapping[str, Any], language: str) -> list[dict[str, str]]:
    """Return the charges, added up by code, in the order in which they are read."""
    by_code: dict[str, Decimal] = {}
    for charge in snapshot["charges"]:
        code = charge["charge"]
        by_code[code] = by_code.get(code, Decimal(0)) + Decimal(charge["amount"])
    codes = ChargeCode.objects.filter(code__in=by_code).order_by("position", "code")
    return [
        {"name": code.label, "amount": amount(by_code[code.code], snapshot["currency"], language)}
        for code in codes
        if by_code[code.code]
    ]


def tax_word(said: str) -> str:
    """Return a call center's word of tax in the letter's language; one that is not known stays as it is."""
    return str(TAX_WORDS.get(said.casefold(), said))


def sums(order: Order, snapshot: Mapping[str, Any], language: str) -> dict[str, Any]:
    totals, currency = snapshot["totals"], snapshot["currency"]
    return {
        "goods": amount(Decimal(totals["goods_total"]), currency, language),
        "discount": if_any(totals["discount_total"], currency, language),
        "tax": if_any(totals["tax_total"], currency, language),
        "tax_name": tax_word(order.call_center.tax_name),
        "prices_with_tax": snapshot["prices_with_tax"],
        "total": amount(Decimal(totals["total"]), currency, language),
    }


def given_facts(letter: Letter, snapshot: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the event itself told: what was shipped, cancelled, paid back."""
    given, currency, language = letter.facts, letter.order.currency, letter.language
    return {
        **{name: given[name] for name in GIVEN if name in given},
        "refund_method": said(given.get("refund_method", ""), given.get("refund_names", {})),
        "old_total": if_any(given.get("old_total"), currency, language),
        "refund": if_any(given.get("refund"), currency, language),
        "shipped": pieces(given.get("shipped", {}), snapshot),
        "cancelled": pieces(given.get("cancelled", {}), snapshot),
    }


def pieces(quantities: Mapping[str, int], snapshot: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return lines by their numbers, with the quantities that are told of."""
    lines = [line for line in snapshot["lines"] if str(line["number"]) in quantities]
    labels = labels_of(line["item"] for line in lines)
    return [
        {
            "number": line["number"],
            "item_number": line["item"],
            "name": labels.get(line["item"], line["description"]),
            "quantity": quantities[str(line["number"])],
        }
        for line in lines
    ]


def if_any(sum_: str | None, currency: str, language: str) -> str:
    return amount(Decimal(sum_), currency, language) if sum_ and Decimal(sum_) else ""
