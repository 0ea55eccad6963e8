"""Stores what the engine told: the rows whose figures differ, one statement for each table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from callcenter.sql.rows import update_rows
from callcenter.words.money import ZERO
from orders.models import Order, OrderCharge, OrderLine, OrderTax
from orders.questions.reading import stored_charges, stored_taxes
from pricing import Priced, PricedCharge, PricedLine, PricedTax

LINE_FIGURES = [
    "list_price",
    "unit_price",
    "goods",
    "discount",
    "net",
    "tax",
    "tax_percent",
    "because",
]


def store_lines(lines: Sequence[OrderLine], priced: Iterable[PricedLine], *, version: int) -> None:
    """Store the lines whose figures changed, with the order's version in which they did."""
    changed = []
    for line, figures in zip(lines, priced, strict=True):
        new = {name: getattr(figures, name) for name in LINE_FIGURES}
        if any(getattr(line, name) != value for name, value in new.items()):
            for name, value in new.items():
                setattr(line, name, value)
            line.version = version
            changed.append(line)
    update_rows(changed, [*LINE_FIGURES, "version"])


def store_nothing(lines: Iterable[OrderLine], *, version: int) -> None:
    """Store that wholly cancelled lines come to nothing; what a piece cost stays to be read."""
    changed = [line for line in lines if line.because or line.goods or line.discount or line.tax]
    for line in changed:
        line.goods = line.discount = line.net = line.tax = ZERO
        line.because, line.version = [], version
    update_rows(changed, ["goods", "discount", "net", "tax", "because", "version"])


def store_charges(
    order: Order, lines: Sequence[OrderLine], priced: Priced, *, code_ids: Mapping[str, int]
) -> None:
    """Store the charges that changed; those of a code, rule and line keep their row."""
    line_ids: dict[int | None, int | None] = {line.number: line.pk for line in lines}
    line_ids[None] = None
    stored = {
        (row.charge_code_id, row.rule_id, row.line_id): row for row in stored_charges(order.pk)
    }
    added, changed = [], []
    for figures in priced.charges:
        key = (code_ids[figures.charge_code], figures.rule_id, line_ids[figures.line])
        row = stored.pop(key, None)
        if row is None:
            added.append(new_charge(order, key, figures))
        elif (row.amount, row.tax, row.because) != (figures.amount, figures.tax, figures.because):
            row.amount, row.tax, row.because = figures.amount, figures.tax, figures.because
            changed.append(row)
    if stored:
        OrderCharge.objects.filter(pk__in=[row.pk for row in stored.values()]).delete()
    update_rows(changed, ["amount", "tax", "because"])
    OrderCharge.objects.bulk_create(added)


def new_charge(
    order: Order, key: tuple[int, int | None, int | None], figures: PricedCharge
) -> OrderCharge:
    code_id, rule_id, line_id = key
    return OrderCharge(
        order=order,
        charge_code_id=code_id,
        rule_id=rule_id,
        line_id=line_id,
        amount=figures.amount,
        tax=figures.tax,
        because=figures.because,
    )


def store_taxes(order: Order, taxes: Iterable[PricedTax]) -> None:
    """Store the recap by rate."""
    stored = {row.percent: row for row in stored_taxes(order.pk)}
    added, changed = [], []
    for figures in taxes:
        row = stored.pop(figures.percent, None)
        if row is None:
            added.append(
                OrderTax(order=order, percent=figures.percent, base=figures.base, tax=figures.tax)
            )
        elif (row.base, row.tax) != (figures.base, figures.tax):
            row.base, row.tax = figures.base, figures.tax
            changed.append(row)
    if stored:
        OrderTax.objects.filter(pk__in=[row.pk for row in stored.values()]).delete()
    update_rows(changed, ["base", "tax"])
    OrderTax.objects.bulk_create(added)
