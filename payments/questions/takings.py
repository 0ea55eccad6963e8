"""What agents took on a day, by method and terminal, and what was counted of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db.models import Exists, OuterRef, Sum

from callcenter.models import CallCenter, User
from callcenter.words.money import ZERO, total
from payments.models import Happened, PaymentEvent, PaymentMethod, TakingsCount
from payments.ways import WAYS, way_of

COUNTED = [function for function, way in WAYS.items() if way.till]


@dataclass(frozen=True, kw_only=True)
class Till:
    """Whose takings: an agent's, by one method, at one terminal where there is one."""

    method_id: int
    terminal: str
    agent_id: int


@dataclass(kw_only=True)
class Takings:
    """What the ledger says an agent took, and the counts of it."""

    till: Till
    method: PaymentMethod
    agent: User
    recorded: Decimal = ZERO
    counts: list[TakingsCount] = field(default_factory=list)

    @property
    def counted(self) -> Decimal:
        return total(count.counted for count in self.counts)

    @property
    def difference(self) -> Decimal:
        """How much more was counted than recorded, of what was counted."""
        return total(count.difference for count in self.counts)

    @property
    def to_count(self) -> Decimal:
        """What came in, or went out, since the last count."""
        return self.recorded - total(count.recorded for count in self.counts)

    @property
    def is_closed(self) -> bool:
        return bool(self.counts) and self.to_count == ZERO


def day_at(call_center: CallCenter, day: date) -> tuple[datetime, datetime]:
    """Return when a day begins at the call center, and when the next one does."""
    return call_center.start_of(day), call_center.start_of(day + timedelta(days=1))


def takings_of(call_center: CallCenter, day: date) -> list[Takings]:
    """Return the takings of a day, by method, terminal and agent, in a fixed number of queries."""
    begins, ends = day_at(call_center, day)
    received = PaymentEvent.objects.filter(  # a check that never came is not handed back
        payment=OuterRef("payment"), kind=Happened.AUTHORISED
    )
    sums = (
        PaymentEvent.objects.filter(
            order__call_center=call_center,
            payment__method__function__in=COUNTED,
            at__gte=begins,
            at__lt=ends,
        )
        .exclude(~Exists(received), kind=Happened.VOIDED)
        .values_list("payment__method", "payment__terminal", "by", "kind")
        .annotate(sum=Sum("amount"))
        .order_by()
    )
    counts = TakingsCount.objects.filter(call_center=call_center, day=day).select_related("by")
    return by_till(sums, counts.order_by("number"))


def by_till(
    sums: Iterable[tuple[int, str, int, str, Decimal]], counts: Iterable[TakingsCount]
) -> list[Takings]:
    recorded: dict[Till, Decimal] = defaultdict(lambda: ZERO)
    found = list(sums)
    methods = PaymentMethod.objects.in_bulk({method for method, *_rest in found})
    for method_id, terminal, agent_id, kind, amount in found:
        till = Till(method_id=method_id, terminal=terminal, agent_id=agent_id)
        recorded[till] += way_of(methods[method_id]).till.get(kind, 0) * amount
    agents = User.objects.in_bulk({till.agent_id for till in recorded})
    takings = {
        till: Takings(
            till=till,
            method=methods[till.method_id],
            agent=agents[till.agent_id],
            recorded=amount,
        )
        for till, amount in recorded.items()
    }
    for count in counts:
        till = Till(method_id=count.method_id, terminal=count.terminal, agent_id=count.agent_id)
        takings[till].counts.append(count)
    return sorted(
        takings.values(),
        key=lambda one: (one.method.code, one.till.terminal, str(one.agent), one.till.agent_id),
    )
