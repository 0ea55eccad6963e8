"""Reads what the warehouse sends: a file of shipments, as CSV or JSON. Knows no database."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from callcenter.errors import LooksLikeCardNumber
from callcenter.web.free_text import is_parcel_number
from callcenter.words.card_numbers import holds_card_number
from callcenter.words.numbers import whole
from callcenter.words.tables import as_meant
from orders.errors import NotAFileOfShipments, NotUtf8

COLUMNS = ["shipment", "order", "line", "quantity", "carrier", "tracking", "at", "warehouse"]
LONGEST = {"shipment": 60, "carrier": 60, "tracking": 100, "warehouse": 20}
OF_THE_WHOLE = ["carrier", "tracking", "at", "warehouse"]  # the same in all rows of a shipment
LARGEST_NUMBER = 2_147_483_647

AS_TEXT = re.compile(r'="(.*)"', re.DOTALL)  # so that a spreadsheet keeps the zeros of 0034…

Row = Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What is wrong with a row, by its number in the file."""

    row: int
    sentence: str


@dataclass(kw_only=True)
class ToldShipment:
    """One shipment of one order, as the file tells it."""

    row: int  # its first
    code: str
    order: int
    pieces: dict[int, int | None] = field(default_factory=dict)
    carrier: str = ""
    tracking: str = ""
    warehouse: str = ""
    at: datetime | None = None  # without a time zone: the call center's


@dataclass(frozen=True, kw_only=True)
class ShipmentFile:
    """The shipments of a file, in its order, and what is wrong with its rows."""

    shipments: list[ToldShipment]
    faults: list[Fault]


def decoded(file: bytes) -> str:
    """Return the text of a file. Raises NotUtf8."""
    try:
        return file.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotUtf8 from None


def read_shipments(text: str) -> ShipmentFile:
    """Read a file. A shipment with a faulty row is left out whole.

    Raises NotAFileOfShipments where nothing of it can be read.
    """
    found: dict[tuple[str, int], ToldShipment] = {}
    faults: list[Fault] = []
    faulty: set[tuple[str, int]] = set()
    for number, row in rows_of(text):
        key = None
        try:
            refuse_cards(row)
            key = key_of(row)
            told = found.setdefault(key, ToldShipment(row=number, code=key[0], order=key[1]))
            add_row(told, row, is_first=told.row == number)
        except ValueError as fault:
            faults.append(Fault(row=number, sentence=str(fault)))
            if key:
                faulty.add(key)
    return ShipmentFile(
        shipments=[told for key, told in found.items() if key not in faulty], faults=faults
    )


def rows_of(text: str) -> Iterator[tuple[int, Row]]:
    """Yield the rows with their numbers: lines of CSV, entries of JSON counted from 1."""
    text = text.lstrip("\ufeff")
    if text.lstrip()[:1] in {"{", "["}:
        yield from json_rows(text)
    else:
        yield from csv_rows(text)


def csv_rows(text: str) -> Iterator[tuple[int, Row]]:
    heading = text.partition("\n")[0]
    delimiter = ";" if heading.count(";") > heading.count(",") else ","
    reader = csv.DictReader(
        io.StringIO(text), delimiter=delimiter, restval="", skipinitialspace=True
    )
    names = [name.strip().lower() for name in reader.fieldnames or []]
    if not {"order"} <= set(names):
        raise NotAFileOfShipments(problem=_("its heading names no column “order”"))
    reader.fieldnames = names
    try:
        for row in reader:
            cells = {name: plain(cell) for name, cell in row.items() if isinstance(cell, str)}
            if any(cells.values()):
                yield reader.line_num, cells
    except csv.Error as problem:
        raise NotAFileOfShipments(problem=str(problem)) from None


def plain(cell: str) -> str:
    """Return what a cell says: ="0034" is a text of digits."""
    cell = cell.strip()
    meant = AS_TEXT.fullmatch(cell)
    return meant[1].replace('""', '"').strip() if meant else as_meant(cell)


def json_rows(text: str) -> Iterator[tuple[int, Row]]:
    """Yield one row for each line; a shipment may list its own under “lines”."""
    try:
        told = json.loads(text)
    except ValueError as problem:
        raise NotAFileOfShipments(problem=str(problem)) from None
    entries = told.get("shipments") if isinstance(told, dict) else told
    if not isinstance(entries, list):
        raise NotAFileOfShipments(problem=_("it holds no list named “shipments”"))
    for number, entry in enumerate(entries, start=1):
        if not isinstance(entry, dict):
            raise NotAFileOfShipments(
                problem=_("entry %(number)d is no object") % {"number": number}
            )
        lines = entry.get("lines") or [{}]
        if not isinstance(lines, list) or not all(isinstance(line, dict) for line in lines):
            raise NotAFileOfShipments(
                problem=_("“lines” of entry %(number)d is no list") % {"number": number}
            )
        for line in lines:
            merged = {k: v for k, v in entry.items() if k != "lines"} | line
            yield number, {k: "" if v is None else str(v).strip() for k, v in merged.items()}


def refuse_cards(row: Row) -> None:
    """Refuse a row with a card number in it, before anything of it is repeated."""
    for value in row.values():
        typed = str(value)
        if holds_card_number(typed) and not is_parcel_number(typed):
            raise ValueError(str(LooksLikeCardNumber()))


def key_of(row: Row) -> tuple[str, int]:
    """Return what names the shipment: its number, else its tracking number, and the order."""
    order = number_in(row, "order")
    if order is None:
        raise ValueError(_("The order’s number is missing."))
    code = text_of(row, "shipment") or text_of(row, "tracking")[: LONGEST["shipment"]]
    if not code:
        raise ValueError(
            _("Neither the shipment nor its tracking number is named: it could be imported twice.")
        )
    return code, order


def add_row(told: ToldShipment, row: Row, *, is_first: bool) -> None:
    """Add a row to its shipment; what concerns the whole of it must not differ from the first row."""
    whole_shipment = {name: text_of(row, name) for name in OF_THE_WHOLE}
    at = moment_of(whole_shipment.pop("at"))
    if is_first and not told.pieces:
        told.at = at
        for name, value in whole_shipment.items():
            setattr(told, name, value)
    elif at not in {None, told.at}:
        raise ValueError(_("The moment differs from that of the shipment’s first row."))
    for name, value in whole_shipment.items():
        if value not in {"", getattr(told, name)}:
            raise ValueError(
                _("“%(value)s” differs from the shipment’s first row.") % {"value": value}
            )
    add_pieces(told, line=number_in(row, "line"), quantity=number_in(row, "quantity"))


def add_pieces(told: ToldShipment, *, line: int | None, quantity: int | None) -> None:
    """Add the pieces of a line; without a line, the shipment is all that the warehouse has in hand."""
    if line is None:
        if quantity is not None:
            raise ValueError(_("A quantity needs a line."))
        return
    if quantity == 0:
        raise ValueError(_("The quantity must be 1 or more."))
    if line in told.pieces:
        raise ValueError(_("Line %(line)d stands twice in the shipment.") % {"line": line})
    told.pieces[line] = quantity


def number_in(row: Row, name: str) -> int | None:
    """Return a whole number, or None where there is nothing."""
    typed = str(row.get(name, ""))
    if not typed:
        return None
    number = whole(typed)
    if number is None or number > LARGEST_NUMBER:
        raise ValueError(
            _("“%(typed)s” is no whole number (%(name)s).") % {"typed": typed, "name": name}
        )
    return number


def text_of(row: Row, name: str) -> str:
    typed = str(row.get(name, "")).replace("\x00", "")
    longest = LONGEST.get(name)
    if longest and len(typed) > longest:
        raise ValueError(
            _("“%(typed)s” is longer than %(longest)d characters (%(name)s).")
            % {"typed": typed, "longest": longest, "name": name}
        )
    return typed


def moment_of(typed: str) -> datetime | None:
    """Return a moment as ISO 8601 writes it, or None where there is nothing."""
    if not typed:
        return None
    try:
        moment = parse_datetime(typed)
    except ValueError:
        moment = None
    if moment is None:
        raise ValueError(
            _("“%(typed)s” is no moment. Write it as %(example)s.")
            % {"typed": typed, "example": "2026-11-24T16:30:00-08:00"}
        )
    return moment
