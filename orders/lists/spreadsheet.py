"""Orders as lines of a file that spreadsheets open: in the user's language, safe to open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from callcenter.languages import language_of
from callcenter.words import tables
from callcenter.words.money import rounded
from orders.models import Order

MARK = "\ufeff"  # by which a spreadsheet knows that the file is UTF-8


def lines_of(orders: Iterable[Order], language: str) -> Iterator[str]:
    """Write orders down one after the other, the names of the columns first.

    With the cells parted and the decimals written as spreadsheets in that language expect.
    """
    written = language_of(language)
    rows = rows_of(orders, language, point=written.point)
    yield MARK
    yield from tables.lines_of(rows, separator=written.separator)


def rows_of(orders: Iterable[Order], language: str, *, point: str) -> Iterator[list[str]]:
    with override(language):
        columns = [
            _("Number"), _("Status"), _("Call center"), _("Opened"), pgettext("date", "Submitted"), _("Account"),
            _("Customer"), _("Taken by"), _("Mode of delivery"), _("Total"), _("Paid"),
            _("Balance"), _("Currency"),
        ]  # fmt: skip
    yield columns
    for order in orders:
        with override(language):  # never across a yield: another request may use the thread
            row = row_of(order, point=point)
        yield row


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
