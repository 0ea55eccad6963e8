"""Writes charge rules down for the linter, and shows what it finds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from catalog.admin.replacing import TermsForm
from catalog.models import ChargeRule, Competing, DeliveryMode
from pricing.linting import oddities
from pricing.linting.extents import Extent, Span


class Written:
    """The standing rules as the linter reads them, with one that is being entered if it is given.

    That one takes the place of the row it came from.
    """

    def __init__(self, entered: ChargeRule | None = None) -> None:
        rows = [row for row in rules_to_lint() if entered is None or row.pk != entered.pk]
        members = [*rows, entered] if entered else rows
        self.rows = {row.pk: row for row in rows}
        self.customers = members_by_group((row.customer for row in members), "group_id")
        self.items = members_by_group((row.item for row in members), "group_id")
        self.modes = {
            str(pk): code
            for pk, code in DeliveryMode.objects.filter(is_active=True).values_list("pk", "code")
        }
        self.rules = [self.rule(row, with_tiers=True) for row in rows]
        self.entered = self.rule(entered, with_tiers=False) if entered else None

    def findings(self, rule: oddities.StandingRule) -> list[oddities.Finding]:
        others = [other for other in self.rules if other.number != rule.number]
        return list(oddities.findings_of(rule, others, modes=self.modes))

    def ties(self) -> list[oddities.Finding]:
        """Return with which rules the one that is being entered ties."""
        assert self.entered is not None
        rivals = [other for other in self.rules if self.entered.competes_with(other)]
        return list(oddities.ties(self.entered, rivals))

    def rule(self, row: ChargeRule, *, with_tiers: bool) -> oddities.StandingRule:
        return oddities.StandingRule(
            number=row.pk or 0,
            charge_code=row.charge_code.code,
            level=row.level,
            currency=row.currency,
            adds_up=row.charge_code.competing == Competing.ADDS_UP,
            items=one_or_group(row.item_id, row.item_group_id, self.items),
            customers=one_or_group(row.customer_id, row.customer_group_id, self.customers),
            modes=modes_of(row),
            call_centers=one_or_group(row.call_center_id, None, {}),
            dates=Span(start=row.valid_from, end=row.valid_to),
            is_shipping=row.charge_code.is_shipping,
            tiers=[
                oddities.StandingTier(
                    at_least=t.at_least, below=t.below, kind=t.kind, value=t.value
                )
                for t in (row.tiers.all() if with_tiers else ())
            ],
        )


def rules_to_lint() -> QuerySet[ChargeRule]:
    rules = ChargeRule.objects.standing().select_related(
        "charge_code", "customer", "item", "mode_group"
    )
    return rules.prefetch_related("tiers", "mode_group__modes").order_by(
        "charge_code__position", "charge_code__code", "pk"
    )


def members_by_group(ones: Iterable[Any], group: str) -> dict[int, set[str]]:
    """Return the keys of those that rules name one by one, by the group they are in."""
    members: dict[int, set[str]] = defaultdict(set)
    for one in ones:
        if one is not None and (group_id := getattr(one, group)):
            members[group_id].add(f"one {one.pk}")
    return members


def one_or_group(one: int | None, group: int | None, members: dict[int, set[str]]) -> Extent:
    if one:
        return Extent(rank=2, members=frozenset({f"one {one}"}))
    if group:
        return Extent(rank=1, members=frozenset({f"group {group}"} | members.get(group, set())))
    return Extent()


def modes_of(row: ChargeRule) -> Extent:
    if row.mode_id:
        return Extent(rank=2, members=frozenset({str(row.mode_id)}))
    if row.mode_group:
        return Extent(rank=1, members=frozenset(str(m.pk) for m in row.mode_group.modes.all()))
    return Extent()


def findings_of_all() -> list[tuple[ChargeRule, list[oddities.Finding]]]:
    """Return the standing rules of which something is found, with what it is."""
    written = Written()
    return [
        (written.rows[rule.number], found)
        for rule in written.rules
        if (found := written.findings(rule))
    ]


def findings_of_row(row: ChargeRule) -> list[oddities.Finding]:
    """Return what is found of a rule; of one that was replaced, nothing."""
    written = Written()
    return [
        finding
        for rule in written.rules
        if rule.number == row.pk
        for finding in written.findings(rule)
    ]


class ChargeRuleForm(TermsForm):
    """A rule that ties with another one is refused.

    ``clean`` would come too early: only after Django's own step does the row say what was typed
    (test_a_tie_is_refused_on_the_form_and_nothing_is_saved).
    """

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if self.errors:
            return
        for tie in Written(self.instance).ties():
            self.add_error(None, f"{tie.sentence} {tie.mend}")
