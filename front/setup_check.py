"""What is still missing before an agent can take an order at a call center."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from callcenter.models import CallCenter, Role
from catalog.models import ChargeRule, OfferedMode, OfferedWarehouse, Price, SourceCode
from orders.models import ConcessionLimit
from payments.models import OfferedMethod


class Verdict(Enum):
    FINE = "fine"
    ADVICE = "advice"
    MISSING = "missing"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that was looked at: how it is, and where it is changed."""

    verdict: Verdict
    sentence: str | Promise
    url: str

    @property
    def is_fine(self) -> bool:
        return self.verdict == Verdict.FINE


def problems(call_center: CallCenter, *, on: date) -> list[Finding]:
    """Return what is missing, and what is advised."""
    return [finding for finding in findings(call_center, on=on) if not finding.is_fine]


def findings(call_center: CallCenter, *, on: date) -> list[Finding]:
    """Look at everything an order needs on the day."""
    return [
        _is_open(call_center),
        _has_people(call_center),
        *_has_modes(call_center),
        *_has_stores(call_center),
        *_has_methods(call_center),
        _has_prices(call_center, on),
        _has_shipping(call_center, on),
        *_has_source_code(call_center, on),
        _has_limits(call_center),
    ]


def _is_open(call_center: CallCenter) -> Finding:
    return _finding(
        call_center.is_active,
        fine=_("The call center is active."),
        missing=_("Tick “active”: nobody can work for this call center before."),
        url=_page(call_center, "is_active"),
    )


def _has_people(call_center: CallCenter) -> Finding:
    return _finding(
        call_center.channel_users.filter(user__is_active=True).exists(),
        fine=_("Somebody works for the call center."),
        missing=_("Add a channel user whose user is active."),
        url=_page(call_center, "channel_users-group"),
    )


def _has_modes(call_center: CallCenter) -> Iterator[Finding]:
    modes = list(OfferedMode.objects.usable(call_center))
    url = _page(call_center, "offered_modes-group")
    yield _finding(
        bool(modes),
        fine=_("A mode of delivery is offered."),
        missing=_("Add an active mode of delivery to those the call center offers."),
        url=url,
    )
    yield _finding(
        any(mode.is_default for mode in modes),
        fine=_("New orders begin with the default mode of delivery."),
        missing=_("Tick one of the offered modes of delivery as the default."),
        url=url,
    )


def _has_stores(call_center: CallCenter) -> Iterator[Finding]:
    pickups = [row.mode for row in OfferedMode.objects.usable(call_center) if row.mode.is_pickup]
    if pickups:
        stores = OfferedWarehouse.objects.usable(call_center).filter(warehouse__is_store=True)
        advice = _("Add a store: nobody can say where goods by %(mode)s are picked up.")
        yield _finding(
            stores.exists(),
            fine=_("There is a store to pick goods up at."),
            missing=advice % {"mode": pickups[0].title},
            url=_page(call_center, "offered_warehouses-group"),
            otherwise=Verdict.ADVICE,
        )


def _has_methods(call_center: CallCenter) -> Iterator[Finding]:
    if call_center.order_completion:
        yield _finding(
            OfferedMethod.objects.usable(call_center).exists(),
            fine=_("A payment method is offered."),
            missing=_("Add an active payment method, or switch “Enable order completion” off."),
            url=_page(call_center, "offered_methods-group"),
        )


def _has_prices(call_center: CallCenter, on: date) -> Finding:
    groups = Q(price_group=None) | Q(
        price_group__in=call_center.offered_price_groups.values("price_group")
    )
    prices = (
        Price.objects.standing()
        .valid_on(on)
        .filter(
            groups,
            item__is_active=True,
            currency=call_center.currency,
            with_tax=call_center.prices_with_tax,
        )
    )
    missing = (
        _("Add a price in %(currency)s with tax for an item on sale.")
        if call_center.prices_with_tax
        else _("Add a price in %(currency)s without tax for an item on sale.")
    )
    return _finding(
        prices.exists(),
        fine=_("An item on sale has a price in the call center’s currency."),
        missing=missing % {"currency": call_center.currency},
        url=reverse("admin:catalog_price_changelist"),
    )


def _has_shipping(call_center: CallCenter, on: date) -> Finding:
    rules = (
        ChargeRule.objects.standing()
        .valid_on(on)
        .filter(
            Q(call_center=None) | Q(call_center=call_center),
            charge_code__is_shipping=True,
            currency=call_center.currency,
            tiers__isnull=False,
        )
    )
    sentence = _("No rule charges for shipping in %(currency)s: every delivery is free.")
    return _finding(
        rules.exists(),
        fine=_("A rule says what shipping costs."),
        missing=sentence % {"currency": call_center.currency},
        url=reverse("admin:catalog_chargerule_changelist"),
        otherwise=Verdict.ADVICE,
    )


def _has_source_code(call_center: CallCenter, on: date) -> Iterator[Finding]:
    if call_center.source_code_required:
        yield _finding(
            SourceCode.objects.usable(call_center, on=on).exists(),
            fine=_("A source code of a published catalog can be used."),
            missing=_(
                "Publish a catalog with an active source code and add it to the call center, "
                "or do not require a source code."
            ),
            url=_page(call_center, "offered_catalogs-group"),
        )


def _has_limits(call_center: CallCenter) -> Finding:
    return _finding(
        ConcessionLimit.objects.filter(call_center=call_center, role=Role.AGENT).exists(),
        fine=_("Agents have limits of what they may concede."),
        missing=_(
            "Add a limit of concessions for agents: without one a supervisor has to approve "
            "whatever they take off by hand."
        ),
        url=_page(call_center, "concession_limits-group"),
        otherwise=Verdict.ADVICE,
    )


def _finding(
    is_fine: Any, *, fine: Any, missing: Any, url: str, otherwise: Verdict = Verdict.MISSING
) -> Finding:
    return Finding(
        verdict=Verdict.FINE if is_fine else otherwise,
        sentence=fine if is_fine else missing,
        url=url,
    )


def _page(call_center: CallCenter, place: str) -> str:
    """Return the place on the call center's own page."""
    page = reverse("admin:callcenter_callcenter_change", args=[call_center.pk])
    return f"{page}#id_{place}" if "-" not in place else f"{page}#{place}"
