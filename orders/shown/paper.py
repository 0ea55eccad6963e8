"""What is printed: the confirmation and the packing slip, of the revision that stands, in the customer's language."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.utils.translation import override

from catalog.models import DeliveryMode
from orders import errors
from orders.letters.facts import facts_of, pieces, snapshot_for
from orders.letters.speaking import ours
from orders.models import About, Event, Letter, Order


def paper_of(order: Order) -> dict[str, Any]:
    """Return what the papers of an order show. Raises NothingToPrint."""
    event = order.events.filter(kind=Event.SUBMITTED).order_by("-pk").first()
    if event is None:
        raise errors.NothingToPrint(number=order.number)
    language = ours(order.customer.language or order.call_center.language)
    letter = Letter(order=order, event=event, about=About.SUBMITTED, language=language)
    snapshot = snapshot_for(letter)
    with override(language):
        parcels = list(parcels_of(snapshot))
    city = " ".join(filter(None, (snapshot["postcode"], snapshot["city"])))
    town = ", ".join(filter(None, (city, snapshot["state"])))
    address = [snapshot["street"], snapshot["street_2"], town, snapshot["country"]]
    return {
        "order": order,
        "snapshot": snapshot,
        "language": language,
        "facts": facts_of(letter, snapshot),
        "address_lines": list(filter(None, address)),
        "parcels": parcels,
    }


def parcels_of(snapshot: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Tell what goes together: by where it goes and by which mode, each with its lines."""
    lines = snapshot["lines"]
    codes = {line["mode"] or snapshot["mode"] for line in lines}
    modes = {mode.code: mode.title for mode in DeliveryMode.objects.filter(code__in=codes)}

    def destination(line: dict[str, Any]) -> tuple[str, str]:
        return (line["ship_to"], line["mode"] or snapshot["mode"])

    for (ship_to, mode), going in groupby(sorted(lines, key=destination), key=destination):
        quantities = {str(line["number"]): line["quantity"] for line in going}
        yield {
            "ship_to": ship_to,
            "mode": modes.get(mode, mode),
            "lines": pieces(quantities, snapshot),
        }
