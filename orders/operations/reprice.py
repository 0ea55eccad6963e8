"""The one way from an order's rows to its figures and back. Runs under the order's lock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from catalog import terms as catalog_terms
from catalog.models import ChargeRule, Competing, Level
from orders.models import Order, OrderCharge, OrderLine
from orders.pricing import (
    LineFacts,
    OrderFacts,
    Priced,
    PricedLine,
    Rule,
    Terms,
    Tier,
    TierKind,
    price,
)

LINE_FIGURES = ["list_price", "unit_price", "goods", "discount", "net", "because"]
TOTALS = [
    "goods_total",
    "discount_total",
    "charges_total",
    "tax_total",
    "tax_added",
    "total",
    "version",
]


def reprice(order: Order, *, at: datetime, also: Iterable[str] = ()) -> None:
    """Price the whole order from scratch, store what differs, and count the version.

    ``also`` names further changed fields of the order, saved in the same
    statement. Takes a fixed number of queries, whatever the number of lines.
    """
    lines = list(OrderLine.objects.filter(order=order).in_order())
    facts = facts_of(order, lines)
    priced = price(facts, load_terms(order, lines, on=order.day_of(at)))
    store_lines(lines, priced.lines)
    store_charges(order, lines, priced)
    totals = priced.totals
    order.goods_total = totals.goods
    order.discount_total = totals.discount
    order.charges_total = totals.charges
    order.tax_total = totals.tax
    order.tax_added = totals.tax_added
    order.total = totals.total
    order.version += 1
    order.save(update_fields=[*TOTALS, *also])


def facts_of(order: Order, lines: Iterable[OrderLine]) -> OrderFacts:
    """Write the order down for the engine; a line's own mode and source go before the header's."""
    header_mode = order.mode.code if order.mode else ""
    return OrderFacts(
        currency=order.currency,
        digits=order.digits,
        mode_id=order.mode_id,
        mode_code=header_mode,
        lines=tuple(
            LineFacts(
                number=line.number,
                item_id=line.item_id,
                item_number=line.item.item_number,
                item_group_id=line.item.group_id,
                quantity=line.quantity,
                mode_id=line.mode_id or order.mode_id,
                mode_code=line.mode.code if line.mode else header_mode,
                source_code_id=line.source_code_id or order.source_code_id,
            )
            for line in lines
        ),
    )


def load_terms(order: Order, lines: list[OrderLine], *, on: date) -> Terms:
    """Load all that prices and charges of this order are chosen from."""
    sources = {line.source_code_id for line in lines} | {order.source_code_id}
    prices = catalog_terms.price_terms(
        {line.item_id for line in lines},
        call_center=order.call_center,
        customer=order.customer,
        currency=order.currency,
        with_tax=order.prices_with_tax,
        source_code_ids=[source for source in sources if source],
        on=on,
    )
    rules = catalog_terms.charge_rules(
        call_center=order.call_center, customer=order.customer, currency=order.currency, on=on
    )
    return Terms(
        best_price=lambda line: prices.best(
            line.item_id, quantity=line.quantity, source_code_id=line.source_code_id
        ),
        rules=tuple(rule_of(row) for row in rules),
    )


def rule_of(row: ChargeRule) -> Rule:
    """Write a rule down for the engine."""
    mode_ids: frozenset[int] | None = None
    if row.mode_id:
        mode_ids = frozenset({row.mode_id})
    elif row.mode_group:
        mode_ids = frozenset(mode.pk for mode in row.mode_group.modes.all())
    return Rule(
        rule_id=row.pk,
        charge_code=row.charge_code.code,
        position=row.charge_code.position,
        adds_up=row.charge_code.competing == Competing.ADDS_UP,
        is_line_level=row.level == Level.LINE,
        spread=row.spread,
        mode_ids=mode_ids,
        item_id=row.item_id,
        item_group_id=row.item_group_id,
        specificity=(
            rank(row.item_id, row.item_group_id),
            rank(row.customer_id, row.customer_group_id),
            rank(row.mode_id, row.mode_group_id),
            rank(row.call_center_id, None),
        ),
        valid_from=row.valid_from or date.min,
        tiers=tuple(
            Tier(
                at_least=tier.at_least,
                below=tier.below,
                kind=TierKind(tier.kind),
                value=tier.value,
            )
            for tier in row.tiers.all()
        ),
    )


def rank(one: int | None, group: int | None) -> int:
    """Return 2 for one, 1 for a group, 0 for all."""
    if one:
        return 2
    return 1 if group else 0


def store_lines(lines: list[OrderLine], priced: Iterable[PricedLine]) -> None:
    """Store the lines whose figures changed, in one statement."""
    changed = []
    for line, figures in zip(lines, priced, strict=True):
        new = {name: getattr(figures, name) for name in LINE_FIGURES}
        if any(getattr(line, name) != value for name, value in new.items()):
            for name, value in new.items():
                setattr(line, name, value)
            changed.append(line)
    if len(changed) == 1:
        changed[0].save(update_fields=LINE_FIGURES)
    elif changed:
        OrderLine.objects.bulk_update(changed, LINE_FIGURES)


def store_charges(order: Order, lines: list[OrderLine], priced: Priced) -> None:
    """Store the charges that changed; those of a rule and line keep their row."""
    line_ids = {line.number: line.pk for line in lines}
    stored = {(row.rule_id, row.line_id): row for row in OrderCharge.objects.filter(order=order)}
    added, changed = [], []
    for figures in priced.charges:
        line_id = line_ids[figures.line] if figures.line is not None else None
        row = stored.pop((figures.rule_id, line_id), None)
        if row is None:
            added.append((figures, line_id))
        elif row.amount != figures.amount or row.because != figures.because:
            row.amount, row.because = figures.amount, figures.because
            changed.append(row)
    if stored:
        OrderCharge.objects.filter(pk__in=[row.pk for row in stored.values()]).delete()
    if changed:
        OrderCharge.objects.bulk_update(changed, ["amount", "because"])
    if added:
        codes = dict(
            ChargeRule.objects.filter(pk__in={figures.rule_id for figures, _ in added}).values_list(
                "pk", "charge_code_id"
            )
        )
        OrderCharge.objects.bulk_create(
            OrderCharge(
                order=order,
                line_id=line_id,
                charge_code_id=codes[figures.rule_id],
                rule_id=figures.rule_id,
                amount=figures.amount,
                because=figures.because,
            )
            for figures, line_id in added
        )
