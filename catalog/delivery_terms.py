"""Loads how one call center delivers: modes, their limits, days, stores; in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db.models import Q

from callcenter.models import CallCenter
from catalog import delivery_dates
from catalog.mode_limits import NO_LIMITS, ModeLimits, Region, region_of
from catalog.models import (
    ClosedDay,
    DeliveryMode,
    Item,
    ModeForItem,
    ModeForRegion,
    OfferedMode,
    OfferedWarehouse,
    Warehouse,
)


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
    """Load the modes alone, in one query; for an order that nobody changes any more."""
    offered = list(OfferedMode.objects.usable(call_center))
    return DeliveryTerms(
        time_zone=ZoneInfo(call_center.time_zone),
        modes=[row.mode for row in offered],
        cut_offs={row.mode_id: row.cut_off for row in offered},
    )


def dated_terms(call_center: CallCenter, *, at: datetime) -> DeliveryTerms:
    """Load what dates are reckoned from, in two queries; without what modes take and where they go."""
    terms = offered_terms(call_center)
    today = at.astimezone(terms.time_zone).date()
    days = ClosedDay.objects.filter(call_center=call_center, day__gte=today)
    return replace(terms, closed_days=frozenset(days.values_list("day", flat=True)))


def delivery_terms(
    call_center: CallCenter,
    *,
    items: Collection[Item],
    at: datetime,
    also: Iterable[DeliveryMode] = (),
) -> DeliveryTerms:
    """Load how a call center delivers these items, in four queries whatever their number.

    ``also`` are modes that an order uses, though they may no longer be offered.
    """
    terms = dated_terms(call_center, at=at)
    mode_ids = {mode.pk for mode in (*terms.modes, *also)}
    return replace(terms, limits=mode_limits(mode_ids, items=items))


def mode_limits(mode_ids: Collection[int], *, items: Collection[Item]) -> dict[int, ModeLimits]:
    """Load what these modes say of these items and of every region, in two queries.

    Of the items that a mode takes, one is enough to know that it takes only
    those; a refusal goes before a permission of the same item.
    """
    of_these = Q(item__in={item.pk for item in items}) | Q(
        item_group__in={item.group_id for item in items if item.group_id}
    )
    rows = ModeForItem.objects.filter(mode__in=mode_ids)
    taken = rows.filter(is_excluded=False).order_by("mode", "pk").distinct("mode")
    by_item: dict[int, dict[int, bool]] = defaultdict(dict)
    by_group: dict[int, dict[int, bool]] = defaultdict(dict)
    by_region: dict[int, dict[Region, bool]] = defaultdict(dict)
    only_named: set[int] = set()
    for row in rows.filter(of_these | Q(pk__in=taken.values("pk"))).order_by("-is_excluded", "pk"):
        if row.item_id:
            by_item[row.mode_id].setdefault(row.item_id, not row.is_excluded)
        elif row.item_group_id:
            by_group[row.mode_id].setdefault(row.item_group_id, not row.is_excluded)
        if not row.is_excluded:
            only_named.add(row.mode_id)
    for place in ModeForRegion.objects.filter(mode__in=mode_ids).order_by("-is_excluded", "pk"):
        region = region_of(place.country, place.state)
        by_region[place.mode_id].setdefault(region, not place.is_excluded)
    return {
        mode_id: ModeLimits(
            items=by_item[mode_id],
            groups=by_group[mode_id],
            regions=by_region[mode_id],
            only_named_items=mode_id in only_named,
            only_named_regions=any(by_region[mode_id].values()),
        )
        for mode_id in mode_ids
    }


def stores_of(call_center: CallCenter) -> list[Warehouse]:
    """Return the stores at which a call center's customers pick up, first things first."""
    offered = OfferedWarehouse.objects.usable(call_center).filter(warehouse__is_store=True)
    return [row.warehouse for row in offered]
