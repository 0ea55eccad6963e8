"""Orders as lines of a file that spreadsheets open: in the user's language, safe to open."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from callcenter.languages import language_of
from callcenter.words.money import rounded
from orders.models import Order

MARK = "\ufeff"  # by which a spreadsheet knows that the file is UTF-8
RISKY = ("=", "+", "-", "@", "\t", "\r")  # with which a spreadsheet begins to reckon
NEGATIVE = re.compile(r"-[0-9]+([.,][0-9]+)?")


class Echo:
    """A file that hands each line on as it is written."""

    def write(self, text: str) -> str:
        return text


def lines_of(orders: Iterable[Order], language: str) -> Iterator[str]:
    """Write orders down one after the other, the names of the columns first.

    With the cells parted and the decimals written as spreadsheets in that language expect.
    """
    written = language_of(language)
    writer = csv.writer(Echo(), delimiter=written.separator)
    with override(language):
        columns = [
            _("Number"), _("Status"), _("Call center"), _("Opened"), pgettext("date", "Submitted"), _("Account"),
            _("Customer"), _("Taken by"), _("Mode of delivery"), _("Total"), _("Paid"),
            _("Balance"), _("Currency"),
        ]  # fmt: skip
        yield MARK + writer.writerow(columns)
    for order in orders:
        with override(language):  # never across a yield: another request may use the thread
            row = row_of(order, point=written.point)
        yield writer.writerow([harmless(cell) for cell in row])


def row_of(order: Order, *, point: str) -> list[str]:
    zone = order.call_center.zone

    def local(moment: datetime | None) -> str:
        return moment.astimezone(zone).strftime("%Y-%m-%d %H:%M") if moment else ""

    def in_file(amount: Decimal) -> str:
        return f"{rounded(amount, order.digits):f}".replace(".", point)

    return [
        str(order.number),
        order.status_label,
        order.call_center.code,
        local(order.created_at),
        local(order.submitted_at),
        order.customer.account_number,
        order.customer.name,
        order.taken_by.username,
        str(order.mode or ""),
        in_file(order.total),
        in_file(order.secured_total),
        in_file(order.balance),
        order.currency,
    ]


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula; a negative amount stays a number."""
    return f"'{cell}" if cell.startswith(RISKY) and not NEGATIVE.fullmatch(cell) else cell
