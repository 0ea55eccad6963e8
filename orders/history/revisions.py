"""An order as it was submitted: read from its revisions, and compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from callcenter.words.dates import day_written
from callcenter.words.money import digits_of, shown, shown_unit_price
from catalog.models import ChargeCode, DeliveryMode
from orders.models import Order, OrderRevision

Snapshot = dict[str, Any]
HEADER = {
    "mode": gettext_lazy("Mode of delivery"),
    "store": gettext_lazy("Store"),
    "is_expedited": gettext_lazy("Expedite"),
    "source_code": gettext_lazy("Source code"),
    "recipient": gettext_lazy("Recipient"),
    "street": gettext_lazy("Street"),
    "street_2": gettext_lazy("Street, second line"),
    "postcode": gettext_lazy("Postcode"),
    "city": gettext_lazy("Town"),
    "state": gettext_lazy("State"),
    "country": gettext_lazy("Country"),
    "telephone": gettext_lazy("Telephone"),
    "email": gettext_lazy("E-mail"),
    "requested_date": gettext_lazy("Requested date"),
    "reference": gettext_lazy("Reference"),
    "warehouse_note": gettext_lazy("Note to the warehouse"),
    "internal_note": gettext_lazy("Internal note"),
}
TOTALS = {
    "goods_total": gettext_lazy("Goods"),
    "discount_total": gettext_lazy("Discount"),
    "charges_total": gettext_lazy("Charges"),
    "tax_total": gettext_lazy("Tax"),
    "total": gettext_lazy("Total"),
    "secured_total": gettext_lazy("Paid"),
}


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One thing that a revision says, in words."""

    label: str
    value: str


@dataclass(frozen=True, kw_only=True)
class Part:
    """Some facts under one heading: the header, a line, the charges, the totals."""

    name: str
    heading: str
    facts: list[Fact]


@dataclass(frozen=True, kw_only=True)
class ComparedFact:
    label: str
    old: str
    new: str

    @property
    def is_changed(self) -> bool:
        return self.old != self.new


@dataclass(frozen=True, kw_only=True)
class ComparedPart:
    heading: str
    facts: list[ComparedFact]

    @property
    def is_changed(self) -> bool:
        return any(fact.is_changed for fact in self.facts)


def read(revision: OrderRevision) -> list[Part]:
    """Put a revision into words, part by part."""
    said = revision.snapshot
    return [
        Part(name="header", heading=_("Header"), facts=list(header_facts(said))),
        *(line_part(line, said["currency"]) for line in said["lines"]),
        Part(name="charges", heading=_("Charges"), facts=list(charge_facts(said))),
        Part(name="totals", heading=_("Totals"), facts=list(total_facts(said))),
    ]


def compare(old: OrderRevision, new: OrderRevision) -> list[ComparedPart]:
    """Lay two revisions side by side; a line that one of them lacks is empty there."""
    parts: dict[str, list[Part | None]] = {}
    for place, revision in enumerate((old, new)):
        for part in read(revision):
            parts.setdefault(part.name, [None, None])[place] = part
    last = [parts.pop(name) for name in ("charges", "totals")]
    return [compared(*both) for both in (*parts.values(), *last)]


def compared(old: Part | None, new: Part | None) -> ComparedPart:
    heading = (new or old).heading  # type: ignore[union-attr]
    values = [
        {fact.label: fact.value for fact in part.facts} if part else {} for part in (old, new)
    ]
    labels = dict.fromkeys([*values[0], *values[1]])
    return ComparedPart(
        heading=heading,
        facts=[
            ComparedFact(label=label, old=values[0].get(label, ""), new=values[1].get(label, ""))
            for label in labels
        ],
    )


def header_facts(said: Snapshot) -> Iterator[Fact]:
    modes = titles_of([said["mode"]])
    for name, label in HEADER.items():
        value = said.get(name)
        if value:
            yield Fact(label=str(label), value=modes.get(value, "") or words_of(name, value))


def line_part(line: Snapshot, currency: str) -> Part:
    """Put a line into words."""
    amounts = {
        _("Unit price"): shown_unit_price(Decimal(line["unit_price"]), *how(currency)),
        _("Discount"): money(line["discount"], currency) if Decimal(line["discount"]) else "",
        _("Amount"): money(line["net"], currency),
    }
    facts = {
        _("Item"): f"{line['item']} {line['description']}",
        _("Quantity"): str(line["quantity"]),
        **amounts,
        _("Line mode of delivery"): line["mode"],
        _("Line store"): line["store"],
        _("Line source code"): line["source_code"],
        _("Sent to"): line["ship_to"],
        _("Promised for"): words_of("promised_date", line["promised_date"]),
        _("Expedite"): words_of("is_expedited", line["is_expedited"])
        if line["is_expedited"]
        else "",
    }
    return Part(
        name=f"line {line['number']}",
        heading=_("Line %(line)s") % {"line": line["number"]},
        facts=[Fact(label=label, value=value) for label, value in facts.items() if value],
    )


def charge_facts(said: Snapshot) -> Iterator[Fact]:
    """Tell each charge code once, added up."""
    sums: dict[str, Decimal] = {}
    for charge in said["charges"]:
        code = charge["charge"]
        sums[code] = sums.get(code, Decimal(0)) + Decimal(charge["amount"])
    labels = {code.code: code.label for code in ChargeCode.objects.filter(code__in=sums)}
    for code, amount in sums.items():
        yield Fact(label=labels.get(code, code), value=money(amount, said["currency"]))


def total_facts(said: Snapshot) -> Iterator[Fact]:
    for name, label in TOTALS.items():
        if name in said["totals"]:
            yield Fact(label=str(label), value=money(said["totals"][name], said["currency"]))


def titles_of(codes: Iterable[str]) -> dict[str, str]:
    return {mode.code: mode.title for mode in DeliveryMode.objects.filter(code__in=list(codes))}


def words_of(name: str, value: Any) -> str:
    """Write a value as a person reads it."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if value and name.endswith("_date"):
        return day_written(date.fromisoformat(value))
    return str(value or "")


def money(amount: str | Decimal, currency: str) -> str:
    return shown(Decimal(amount), *how(currency))


def how(currency: str) -> tuple[int, str]:
    return digits_of(currency), get_language() or "en"


def revisions_of(order: Order) -> list[OrderRevision]:
    """Return the revisions of an order without what they say, the newest first."""
    return list(
        OrderRevision.objects.filter(order=order)
        .select_related("by")
        .defer("snapshot")
        .order_by("-number")
    )
