"""Tables as CSV: the one writer, whose cells no spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from unicodedata import normalize

FORMULA = (
    "=",
    "+",
    "-",
    "\N{MINUS SIGN}",
    "@",
    "\t",
    "\r",
    "\n",
)  # with which a spreadsheet begins to reckon
NUMBER = re.compile(r"-?[0-9]+([.,][0-9]+)?|\+[0-9]{7,15}")  # an amount, or a telephone number
MARK = "'"  # by which a spreadsheet knows a text


def lines_of(rows: Iterable[Iterable[object]], *, separator: str = ",") -> Iterator[str]:
    """Yield each row as a line of CSV. What is no text is written as it is: a number stays a number."""
    for row in rows:
        line = io.StringIO()
        csv.writer(line, delimiter=separator).writerow([harmless(cell) for cell in row])
        yield line.getvalue()


def harmless(cell: object) -> object:
    """Return a cell that no spreadsheet takes for a formula; as_meant tells again what it was."""
    if not isinstance(cell, str) or NUMBER.fullmatch(cell):
        return cell
    return f"{MARK}{cell}" if starts_formula(cell.lstrip(MARK)) else cell


def as_meant(cell: str) -> str:
    """Return what a cell said before it was made harmless."""
    is_marked = cell.startswith(MARK) and starts_formula(cell.lstrip(MARK))
    return cell[1:] if is_marked else cell


def starts_formula(text: str) -> bool:
    """Whether a text begins as a formula does, as it is, after blanks, or in full width."""
    plain = normalize("NFKC", text)
    return plain.startswith(FORMULA) or visible(plain).startswith(FORMULA)


def visible(text: str) -> str:
    """Return a text from its first character on that is seen."""
    start = next((i for i, one in enumerate(text) if one.isprintable() and not one.isspace()), None)
    return "" if start is None else text[start:]
