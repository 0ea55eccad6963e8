"""How one call center delivers: its modes, what they take, where they go, and its closed days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from callcenter.models import CallCenter
from callcenter.sql.kept import kept
from catalog.models import (
    ClosedDay,
    DeliveryMode,
    Item,
    ModeForItem,
    ModeForRegion,
)
from catalog.terms import delivery_dates
from catalog.terms.mode_limits import NO_LIMITS, ModeLimits, Region, region_of
from catalog.terms.offered import offered_modes
from catalog.terms.reading import rows_that_name

MOST_KEPT = 2_000  # items and groups that modes name; more are asked for by the items of an order


@dataclass(frozen=True, kw_only=True)
class DeliveryTerms:
    """The modes that a call center offers, what each takes and where it goes, and its closed days."""

    time_zone: ZoneInfo
    modes: list[DeliveryMode]
    cut_offs: Mapping[int, time | None]
    limits: Mapping[int, ModeLimits] = field(default_factory=dict)
    closed_days: frozenset[date] = frozenset()

    def limits_of(self, mode: DeliveryMode) -> ModeLimits:
        return self.limits.get(mode.pk, NO_LIMITS)

    def expected_date(
        self, mode: DeliveryMode, *, at: datetime, not_before: date = date.min
    ) -> date | None:
        """Return when goods ordered now by this mode arrive, or None where nobody can tell.

        ``not_before`` is the day on which there are any.
        """
        moment = at.astimezone(self.time_zone)
        if not_before > moment.date():
            moment = datetime.combine(not_before, time.min, tzinfo=self.time_zone)
        return delivery_dates.expected_date(
            moment,
            cut_off=self.cut_offs.get(mode.pk),
            transit_days=mode.transit_days,
            working_days=mode.working_days,
            closed_days=self.closed_days,
        )


def offered_terms(call_center: CallCenter) -> DeliveryTerms:
    """Return the modes alone; for an order that nobody changes any more."""
    offered = offered_modes(call_center.pk)
    return DeliveryTerms(
        time_zone=call_center.zone,
        modes=[row.mode for row in offered],
        cut_offs={row.mode_id: row.cut_off for row in offered},
    )


def dated_terms(call_center: CallCenter, *, at: datetime) -> DeliveryTerms:
    """Return what dates are reckoned from; without what modes take and where they go."""
    terms = offered_terms(call_center)
    today = at.astimezone(terms.time_zone).date()
    return replace(terms, closed_days=closed_days_from(today, call_center.pk))


@kept
def closed_days_from(day: date, call_center_id: int) -> frozenset[date]:
    rows = ClosedDay.objects.filter(call_center=call_center_id, day__gte=day)
    return frozenset(rows.values_list("day", flat=True))


def delivery_terms(
    call_center: CallCenter,
    *,
    items: Collection[Item],
    at: datetime,
    also: Iterable[DeliveryMode] = (),
) -> DeliveryTerms:
    """Return how a call center delivers these items; asks at most once, whatever their number.

    ``also`` are modes that an order uses, though they may no longer be offered.
    """
    terms = dated_terms(call_center, at=at)
    mode_ids = {mode.pk for mode in (*terms.modes, *also)}
    return replace(terms, limits=mode_limits(mode_ids, items=items))


def mode_limits(mode_ids: Collection[int], *, items: Collection[Item]) -> Mapping[int, ModeLimits]:
    """Return what these modes say of these items and of every region.

    Where modes name few items, what each says is kept whole and nothing is
    asked. Where they name many, asks of those that name any.
    """
    limits = limits_of_all()
    if limits is None:
        limits = limits_from(named_items(modes_that_name_items() & set(mode_ids), items=items))
    return {mode_id: limits.get(mode_id, NO_LIMITS) for mode_id in mode_ids}


@kept
def limits_of_all() -> Mapping[int, ModeLimits] | None:
    """Return what every mode says of every item, or None where that is too much to keep."""
    rows = list(ModeForItem.objects.order_by("-is_excluded", "pk")[: MOST_KEPT + 1])
    return limits_from(rows) if len(rows) <= MOST_KEPT else None


def limits_from(rows: Iterable[ModeForItem]) -> Mapping[int, ModeLimits]:
    """Return what modes say in these rows, refusals first, and of every region.

    Of those that a mode takes, one is enough to know that it takes only those; a
    refusal goes before a permission of the same item.
    """
    by_item: dict[int, dict[int, bool]] = defaultdict(dict)
    by_group: dict[int, dict[int, bool]] = defaultdict(dict)
    only_named: set[int] = set()
    for row in rows:
        if row.item_id:
            by_item[row.mode_id].setdefault(row.item_id, not row.is_excluded)
        elif row.item_group_id:
            by_group[row.mode_id].setdefault(row.item_group_id, not row.is_excluded)
        if not row.is_excluded:
            only_named.add(row.mode_id)
    by_region = regions_of_modes()
    return {
        mode_id: ModeLimits(
            items=by_item[mode_id],
            groups=by_group[mode_id],
            regions=by_region.get(mode_id, {}),
            only_named_items=mode_id in only_named,
            only_named_regions=any(by_region.get(mode_id, {}).values()),
        )
        for mode_id in {*by_item, *by_group, *by_region}
    }


def named_items(mode_ids: Collection[int], *, items: Collection[Item]) -> list[ModeForItem]:
    """Load what modes say of these items, and of each mode one item that it takes."""
    if not mode_ids:
        return []
    groups = {item.group_id for item in items if item.group_id}
    return rows_that_name(mode_ids, {item.pk for item in items}, groups)


@kept
def modes_that_name_items() -> frozenset[int]:
    return frozenset(ModeForItem.objects.order_by().values_list("mode_id", flat=True).distinct())


@kept
def regions_of_modes() -> Mapping[int, Mapping[Region, bool]]:
    """Return of each mode the regions it names, and whether it goes there; a refusal goes first."""
    regions: dict[int, dict[Region, bool]] = defaultdict(dict)
    for place in ModeForRegion.objects.order_by("-is_excluded", "pk"):
        region = region_of(place.country, place.state)
        regions[place.mode_id].setdefault(region, not place.is_excluded)
    return dict(regions)
