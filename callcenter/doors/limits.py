"""How often one may be wrong: by name, by browser, by address, by code, each counted apart.

An attempt is counted before it is looked at, and given back where it was right: so nobody gets
more of them by asking many times at once, and who knows his password uses up nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from callcenter.errors import TooManyAttempts
from callcenter.models import Attempt
from callcenter.sql.turns import wait_for_turn

KEPT = timedelta(days=1)  # longer than any limit looks back


@dataclass(frozen=True)
class Limit:
    """At most so many attempts within so long."""

    most: int
    within: timedelta


@dataclass(frozen=True, order=True)
class Counter:
    """What an attempt counts against: of which kind, and whose."""

    kind: str
    key: str


def limits_of(kind: str) -> tuple[Limit, ...]:
    """Return the limits of a kind of counter. docs/operating.md shows them."""
    minutes, hour = timedelta(minutes=5), timedelta(hours=1)
    return {
        "name": (Limit(5, minutes), Limit(20, hour)),  # from browsers that are not known
        "browser": (Limit(10, minutes), Limit(30, hour)),  # a name from a browser known for it
        "address": (Limit(settings.FAILURES_PER_ADDRESS, timedelta(minutes=10)),),
        "code": (Limit(5, minutes), Limit(20, hour)),  # the second factor of somebody who signs in
        "approval": (Limit(5, minutes),),  # a supervisor's code, at all desks
        "desk": (Limit(5, minutes),),  # codes of supervisors, from one session
    }[kind]


@dataclass(frozen=True, kw_only=True)
class Taken:
    """An attempt that is counted as wrong until it is given back."""

    rows: tuple[int, ...]
    counters: tuple[Counter, ...]

    def give_back(self) -> None:
        Attempt.objects.filter(pk__in=self.rows).delete()

    def begin_anew(self) -> None:
        """Give back whatever was wrong before, too: who was asked for it stood beside."""
        for counter in self.counters:
            Attempt.objects.filter(kind=counter.kind, key=counter.key).delete()


@transaction.atomic
def take(counters: Sequence[Counter], *, at: datetime) -> Taken:
    """Count an attempt against all of these. Raises TooManyAttempts, and counts nothing then.

    Call it outside of any transaction: an attempt is counted whatever comes after it.
    """
    for counter in sorted(counters):
        wait_for_turn(f"attempt {counter.kind} {counter.key}")
    refused = [until for counter in counters if (until := _refused_until(counter, at))]
    if refused:
        raise TooManyAttempts(wait=max(refused) - at)
    rows = [Attempt(kind=counter.kind, key=counter.key, at=at) for counter in counters]
    kept = Attempt.objects.bulk_create(rows)
    return Taken(rows=tuple(row.pk for row in kept), counters=tuple(counters))


def _refused_until(counter: Counter, at: datetime) -> datetime | None:
    """Return when there will be room again, or None where there is."""
    limits = limits_of(counter.kind)
    longest = max(limit.within for limit in limits)
    most = max(limit.most for limit in limits)
    found = Attempt.objects.filter(kind=counter.kind, key=counter.key, at__gt=at - longest)
    latest = list(found.order_by("-at").values_list("at", flat=True)[:most])
    full = [latest[limit.most - 1] + limit.within for limit in limits if len(latest) >= limit.most]
    return max((until for until in full if until > at), default=None)


def forget_attempts(*, at: datetime) -> int:
    """Take away attempts that no limit looks back to any more."""
    return Attempt.objects.filter(at__lte=at - KEPT).delete()[0]
