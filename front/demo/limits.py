"""The demo's limits: where modes of delivery go, when the carrier calls, what may be conceded, and why."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

from callcenter.models import CallCenter, Role
from catalog.models import ClosedDay, DeliveryMode, Item, ModeForItem, ModeForRegion, OfferedMode
from front.demo.words import named
from orders.models import ConcessionLimit, ReasonCode, Use
from payments.models import RefundLimit

OVERNIGHT = "21"
NOT_OVERNIGHT = ["AK", "HI"]
NOT_BY_AIR = ["84005"]  # a camping stove
CUT_OFFS = {"11": time(16), OVERNIGHT: time(14)}

# call center: month, day, name
CLOSED_DAYS = {
    "USRT": [(1, 1, "New Year’s Day"), (7, 4, "Independence Day"), (12, 25, "Christmas Day")],
    "FRFR": [(1, 1, "Jour de l’an"), (5, 1, "Fête du Travail"), (7, 14, "Fête nationale"), (12, 25, "Noël")],
}  # fmt: skip

# code, name, name in French
REASONS = [
    ("PRICE", "Price matched", "Prix aligné"),
    ("DAMAGED", "Damaged or incomplete", "Abîmé ou incomplet"),
    ("LATE", "Delivered late", "Livré en retard"),
    ("LOYAL", "Loyal customer", "Client fidèle"),
    ("GOODWILL", "Goodwill", "Geste commercial"),
]
WHY_CANCELLED = [
    ("CHANGED-MIND", "Changed his mind", "A changé d’avis"),
    ("TOO-LATE", "Would arrive too late", "Arriverait trop tard"),
    ("ELSEWHERE", "Found it elsewhere", "Trouvé ailleurs"),
    ("DOUBLE", "Ordered twice", "Commandé deux fois"),
    ("NOT-SOLD", "Not to be had any more", "N’est plus disponible"),
]

OURS = {"NOT-SOLD"}


def load_limits(*, on: date) -> None:
    load_delivery_limits(on=on)
    for use, reasons in {Use.CONCESSION: REASONS, Use.CANCEL: WHY_CANCELLED}.items():
        for position, (code, name, name_fr) in enumerate(reasons, start=1):
            ReasonCode.objects.create(
                code=code,
                **named(name, name_fr),
                use=use,
                position=position * 10,
                is_ours=code in OURS,
            )
    for call_center in CallCenter.objects.order_by("code"):
        ConcessionLimit.objects.create(
            call_center=call_center,
            role=Role.AGENT,
            percent=Decimal(10),
            per_order=Decimal(50),
            per_day=Decimal(200),
        )
        ConcessionLimit.objects.create(
            call_center=call_center, role=Role.SUPERVISOR, percent=Decimal(25)
        )
        RefundLimit.objects.create(
            call_center=call_center, role=Role.AGENT, refund=Decimal(250), goodwill=Decimal(20)
        )
        RefundLimit.objects.create(
            call_center=call_center, role=Role.SUPERVISOR, goodwill=Decimal(100)
        )


def load_delivery_limits(*, on: date) -> None:
    overnight = DeliveryMode.objects.get(code=OVERNIGHT)
    for state in NOT_OVERNIGHT:
        ModeForRegion.objects.create(mode=overnight, country="US", state=state, is_excluded=True)
    for item in Item.objects.filter(item_number__in=NOT_BY_AIR):
        ModeForItem.objects.create(mode=overnight, item=item, is_excluded=True)
    for code, cut_off in CUT_OFFS.items():
        OfferedMode.objects.filter(mode__code=code).update(cut_off=cut_off)
    for call_center, days in CLOSED_DAYS.items():
        for year in (on.year, on.year + 1):
            for month, day, name in days:
                ClosedDay.objects.create(
                    call_center=CallCenter.objects.get(code=call_center),
                    day=date(year, month, day),
                    name=name,
                )
