"""What a change of a charge rule would do, before it is saved."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from django.utils import timezone

from callcenter.models import CallCenter
from catalog.admin.simulator import Simulator, TriedCharge, TriedLine, TriedOrder, line_of, sum_of
from catalog.models import ChargeRule, ChargeTier, DeliveryMode
from catalog.terms import charge_rules_of
from catalog.terms.for_engine import rule_of

TYPICAL = Decimal(100)


@dataclass(frozen=True, kw_only=True)
class PreviewRow:
    """What an amount of goods is charged by a mode, now and after the save."""

    mode: DeliveryMode | None
    goods: Decimal
    now: Sequence[TriedCharge]
    after: Sequence[TriedCharge]

    @property
    def asked_now(self) -> Decimal:
        return sum_of(self.now)

    @property
    def asked_after(self) -> Decimal:
        return sum_of(self.after)

    @property
    def differs(self) -> bool:
        return bool(self.now) != bool(self.after) or self.asked_now != self.asked_after


@dataclass(frozen=True, kw_only=True)
class Preview:
    """For one kind of order: by each mode, at each edge of a tier."""

    order: TriedOrder
    call_center: CallCenter | None
    rule: ChargeRule  # whose customers and items the order is of
    rows: list[PreviewRow]


def previews(changed: ChargeRule, tiers: Sequence[ChargeTier]) -> list[Preview]:
    """Return what is charged now and after the save, where the rule is asked then and, if elsewhere, now.

    Only charges of the rule's charge code are told. Saves nothing.
    """
    rules = [changed]
    if changed.pk:
        rules.append(ChargeRule.objects.select_related("customer", "item").get(pk=changed.pk))
    modes = modes_of(rules)
    found: dict[TriedOrder, Preview] = {}
    for rule in rules:
        center = call_center_of(rule)
        order = order_of(rule, center)
        if order not in found:
            rows = list(rows_of(order, changed, tiers, rules, modes))
            found[order] = Preview(order=order, call_center=center, rule=rule, rows=rows)
    return list(found.values())


def rows_of(
    order: TriedOrder,
    changed: ChargeRule,
    tiers: Sequence[ChargeTier],
    rules: Sequence[ChargeRule],
    modes: Sequence[DeliveryMode | None],
) -> Iterable[PreviewRow]:
    codes = {rule.charge_code_id: rule.charge_code for rule in rules}
    standing = charge_rules_of(
        call_center_id=order.call_center_id,
        customer_id=order.customer_id,
        customer_group_id=order.customer_group_id,
        currency=order.currency,
        on=order.on,
    )
    competing = [row for row in standing if row.charge_code_id in codes]
    others = [rule_of(row) for row in competing if row.pk != changed.pk]
    entered = [replace(rule_of(changed, tiers), rule_id=changed.pk or 0)]
    named = [mode for mode in modes if mode]
    now, after = (
        Simulator(order, written, codes=codes.values(), modes=named)
        for written in (
            [rule_of(row) for row in competing],
            others + (entered if is_for(changed, order) else []),
        )
    )
    for mode in modes:
        for goods in sorted(now.edges(mode) | after.edges(mode) | {TYPICAL}):
            yield PreviewRow(
                mode=mode,
                goods=goods,
                now=now.charges(mode, goods),
                after=after.charges(mode, goods),
            )


def modes_of(rules: Iterable[ChargeRule]) -> list[DeliveryMode | None]:
    """Return the modes that the rules name; all, where one names none."""
    active = DeliveryMode.objects.filter(is_active=True).order_by("code")
    wanted: set[int] = set()
    for rule in rules:
        if rule.mode_id:
            wanted.add(rule.mode_id)
        elif rule.mode_group:
            wanted |= {mode.pk for mode in rule.mode_group.modes.all()}
        else:
            return [*active] or [None]
    return [*active.filter(pk__in=wanted)] or [None]


def call_center_of(rule: ChargeRule) -> CallCenter | None:
    """Return the rule's call center, or one that sells in its currency."""
    selling = CallCenter.objects.filter(is_active=True, currency=rule.currency)
    return rule.call_center or selling.order_by("code").first()


def order_of(rule: ChargeRule, center: CallCenter | None) -> TriedOrder:
    """Return an order that the rule is for, on the first day from today on which it holds."""
    today = timezone.localdate()
    day = max(today, rule.valid_from or today)
    group_of_one = rule.customer.group_id if rule.customer else None
    line = line_of(rule.item, goods=TYPICAL, quantity=1)
    return TriedOrder(
        currency=rule.currency,
        on=min(day, rule.valid_to or day),
        call_center_id=center.pk if center else None,
        customer_id=rule.customer_id,
        customer_group_id=rule.customer_group_id or group_of_one,
        lines=(in_group(line, rule.item_group_id),),
    )


def in_group(line: TriedLine, group_id: int | None) -> TriedLine:
    return replace(line, item_group_id=group_id) if group_id else line


def is_for(rule: ChargeRule, order: TriedOrder) -> bool:
    """Tell whether the rule may hold for the order, as charge_rules_of asks the database."""
    return (
        rule.currency == order.currency
        and rule.call_center_id in {None, order.call_center_id}
        and rule.customer_id in {None, order.customer_id}
        and rule.customer_group_id in {None, order.customer_group_id}
        and (rule.valid_from is None or rule.valid_from <= order.on)
        and (rule.valid_to is None or order.on <= rule.valid_to)
    )
