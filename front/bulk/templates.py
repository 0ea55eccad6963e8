"""An order's rows as texts to copy: written down once, and filled in for every copy.

What is a copy's own stands in the text as ``%(name)s``: its keys, its number, its customer, its moments.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from front.bulk import shapes
from front.bulk.copying import NULL
from front.bulk.shapes import Shape
from orders.models import (
    ExportedOrder,
    Hold,
    Order,
    OrderCharge,
    OrderEvent,
    OrderLine,
    OrderRevision,
    OrderTax,
    Reservation,
    Shipment,
    ShipmentLine,
)
from payments.models import Payment, PaymentEvent

# In the order in which they name each other. Those at the beginning have keys that others name.
MODELS: tuple[type[models.Model], ...] = (
    *(Order, OrderLine, Shipment, Payment),
    *(OrderCharge, OrderTax, OrderEvent, OrderRevision, Reservation, Hold),
    *(ExportedOrder, ShipmentLine, PaymentEvent),
)
KEYED = MODELS[:4]
MARKS = {
    shapes.NAME: "name", shapes.STREET: "street", shapes.POSTCODE: "postcode", shapes.CITY: "city",
    shapes.TELEPHONE: "telephone", shapes.EMAIL: "email", shapes.CODE: "number",
}  # fmt: skip
DAYS = {"promised_date", "requested_date", "taken_date"}
ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "%": "%%"})


@dataclass
class Template:
    """The rows of one shape, by table; how many keys each copy needs; which moments it has."""

    shape: Shape
    at: datetime
    texts: dict[str, str] = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)  # by table
    moments: set[timedelta] = field(default_factory=set)
    days: set[timedelta] = field(default_factory=set)
    pieces: Counter[int] = field(default_factory=Counter)  # reserved, by stock

    def filled(self, table: str, values: Mapping[str, str]) -> str:
        return self.texts[table] % values


def columns_of(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """Return the columns that are copied; a key that nobody names is left to the database."""
    fields = model._meta.concrete_fields
    return [f for f in fields if not f.generated and (model in KEYED or not f.primary_key)]


def template_of(shape: Shape, *, at: datetime) -> Template:
    """Read the rows of an order, taken at the moment."""
    template = Template(shape, at)
    names: dict[tuple[type[models.Model], int], str] = {}
    for model in MODELS:
        rows = rows_of(model, shape.order)
        table = model._meta.db_table
        if model in KEYED:
            template.keys[table] = len(rows)
            names |= {(model, row.pk): f"{table}_{place}" for place, row in enumerate(rows)}
        template.texts[table] = "".join(
            "\t".join(text_of(column, row, template, names) for column in columns_of(model)) + "\n"
            for row in rows
        )
    for kept in Reservation.objects.filter(order=shape.order):
        template.pieces[kept.stock_id] += kept.quantity
    return template


def rows_of(model: type[models.Model], order: Order) -> list[Any]:
    about = {Order: "pk", ShipmentLine: "shipment__order"}.get(model, "order")
    return list(model._default_manager.filter(**{about: order.pk}).order_by("pk"))


def text_of(
    column: models.Field[Any, Any],
    row: Any,
    template: Template,
    names: Mapping[tuple[type[models.Model], int], str],
) -> str:
    value = getattr(row, column.attname)
    named = column.related_model if column.is_relation else type(row)
    if value is None:
        return NULL
    if (column.is_relation or column.primary_key) and (named, value) in names:
        return f"%({names[named, value]})s"  # type: ignore[index]
    return own_of(column.name, row) or written(value, template)


def written(value: Any, template: Template) -> str:
    if isinstance(value, datetime):
        return moment(value - template.at, template)
    if isinstance(value, date):
        return day(value - template.at.date(), template)
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, dict | list):
        value = json.dumps(shifted(value, template), cls=DjangoJSONEncoder, ensure_ascii=False)
    return marked(str(value))


def own_of(name: str, row: Any) -> str:
    """Return what a column of this name holds of each copy's own, or nothing."""
    if isinstance(row, Order) and name == "number":
        return "%(number)s"
    if name in {"customer", "address", "export"}:
        return f"%({name})s"
    if name in {"taken_by", "by"} and getattr(row, f"{name}_id") == shapes.agent_key():
        return "%(by)s"
    return ""


def moment(since: timedelta, template: Template) -> str:
    template.moments.add(since)
    return f"%(at{since // timedelta(microseconds=1)})s"


def day(since: timedelta, template: Template) -> str:
    template.days.add(since)
    return f"%(on{since.days})s"


def shifted(value: Any, template: Template, key: str = "") -> Any:
    """Return JSON in which moments, days, and the export are marked as each copy's own."""
    if isinstance(value, dict):
        return {name: shifted(inner, template, name) for name, inner in value.items()}
    if isinstance(value, list):
        return [shifted(inner, template, key) for inner in value]
    if key == "export":
        return "⟦%(export)s⟧"
    if isinstance(value, str) and key in DAYS:
        return f"⟪{day(date.fromisoformat(value) - template.at.date(), template)}⟫"
    if isinstance(value, str) and key.endswith("_at"):
        return f"⟪{moment(datetime.fromisoformat(value) - template.at, template)}⟫"
    return value


def marked(text: str) -> str:
    """Return a text for COPY in which all that is each copy's own is a name to fill in."""
    fills = re.split(r'("⟦%\(export\)s⟧"|⟪%\([^)]+\)s⟫)', text)
    done = "".join(
        part.strip('"⟦⟧⟪⟫') if place % 2 else part.translate(ESCAPED)
        for place, part in enumerate(fills)
    )
    for mark, name in MARKS.items():
        done = done.replace(mark, f"%({name})s")
    done = re.sub(rf"{shapes.ACCOUNT}\d+", "%(account)s", done)
    return re.sub(r"\b1987654\d\d\d\b", "%(number)s", done)
