"""An order as the warehouse reads it: a document of plain values, and the rows of a table."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any, Protocol

from django.core.serializers.json import DjangoJSONEncoder

from callcenter.words.tables import lines_of
from customers.places.parts import WITH_RECIPIENT, parts_of
from orders.models import Order, OrderLine, Reservation

Document = dict[str, Any]

HEADER = [
    *("export", "order", "revision", "call_center", "is_expedited", "submitted_at"),
    *("requested_date", "account", "customer", *WITH_RECIPIENT),
    *("telephone", "email", "mode", "store", "reference", "note"),
]
LINE = [
    *("line", "item", "description", "quantity", "back_ordered", "pick", "line_mode"),
    *("line_store", "ship_to", "promised_date", "line_is_expedited"),
]
COLUMNS = [*HEADER, *LINE]


def document_of(
    order: Order, lines: Sequence[OrderLine], picks: Mapping[int, Sequence[Reservation]]
) -> Document:
    """Write down what the warehouse still has to take of an order.

    ``lines`` come by ``in_order()``; ``picks`` are the reservations by line.
    """
    return {
        "order": order.number,
        "revision": order.revision,
        "call_center": order.call_center.code,
        "is_expedited": order.is_expedited,
        "submitted_at": order.submitted_at,
        "requested_date": order.requested_date,
        "account": order.customer.account_number,
        "customer": order.customer.name,
        "recipient": order.recipient,
        **parts_of(order),
        "telephone": order.telephone,
        "email": order.email,
        "mode": order.mode.code if order.mode else "",
        "store": order.store.code if order.store else "",
        "reference": order.reference,
        "note": order.warehouse_note,
        "lines": [line_document(line, picks.get(line.number, ())) for line in lines],
    }


def line_document(line: OrderLine, picks: Sequence[Reservation]) -> Document:
    return {
        "line": line.number,
        "item": line.item.item_number,
        "description": line.description,
        "quantity": line.quantity_to_take,
        "back_ordered": min(line.quantity_back_ordered, line.quantity_to_take),
        "pick": [
            {"warehouse": row.stock.warehouse.code, "quantity": row.quantity} for row in picks
        ],
        "mode": line.mode.code if line.mode else "",
        "store": line.store.code if line.store else "",
        "ship_to": line.ship_to,
        "promised_date": line.promised_date,
        "is_expedited": line.is_expedited,
    }


def table_rows(documents: Iterable[Document]) -> Iterator[Document]:
    """Yield one row for each line, with the order's header repeated in it."""
    for document in documents:
        header = {name: document[name] for name in HEADER}
        for line in document["lines"]:
            pick = " ".join(f"{place['warehouse']}:{place['quantity']}" for place in line["pick"])
            own = {f"line_{name}": line[name] for name in ("mode", "store", "is_expedited")}
            yield header | {k: v for k, v in line.items() if k in LINE} | own | {"pick": pick}


class Target(Protocol):
    def write(self, text: str, /) -> Any: ...


def write_to(target: Target, documents: Iterable[Document], form: str) -> int:
    """Write orders one after the other, as "json" or "csv"; return how many."""
    return write_json(target, documents) if form == "json" else write_csv(target, documents)


def write_json(target: Target, documents: Iterable[Document]) -> int:
    count = 0
    target.write('{"orders": [')
    for document in documents:
        target.write(",\n" if count else "\n")
        target.write(json.dumps(document, cls=DjangoJSONEncoder, ensure_ascii=False))
        count += 1
    target.write("\n]}\n")
    return count


def write_csv(target: Target, documents: Iterable[Document]) -> int:
    count = 0

    def counted() -> Iterator[Document]:
        nonlocal count
        for document in documents:
            count += 1
            yield document

    rows = ([row.get(name, "") for name in COLUMNS] for row in table_rows(counted()))
    for line in lines_of(chain([COLUMNS], rows)):
        target.write(line)
    return count
