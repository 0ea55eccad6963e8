"""The demo's holds: what stops an order, who may place and clear it, what the caller is told."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from callcenter.models import Role, User
from front.demo.words import named, others
from orders.models import Colour, HoldCode, HoldReason, Order, Status
from orders.operations import place_hold

CODES: list[dict[str, Any]] = [
    {
        "code": "ASKED", **named("Customer asked to wait", "Le client demande d’attendre"),
        "colour": Colour.BLUE, "is_default": True,
        "say": "As you asked, we keep the order until you call us.",
        "say_in": others(
            "As you asked, we keep the order until you call us.",
            "Comme convenu, nous gardons la commande jusqu’à votre appel.",
        ),
    },
    {
        "code": "ADDRESS", **named("Address to check", "Adresse à vérifier"),
        "colour": Colour.AMBER,
        "say": "We want to be sure that the parcel reaches you, and check the address first.",
        "say_in": others(
            "We want to be sure that the parcel reaches you, and check the address first.",
            "Nous vérifions d’abord l’adresse, pour que le colis vous parvienne.",
        ),
    },
    {
        "code": "LONG", **named("Long wait, stock given back", "Longue attente, stock rendu"),
        "colour": Colour.GREY, "gives_back_stock": True,
    },
    {
        "code": "FRAUD", **named("Fraud check", "Contrôle antifraude"),
        "colour": Colour.RED, "placed_by": Role.SUPERVISOR, "cleared_by": Role.SUPERVISOR,
        "say": "We look at each order of this kind once more. We call you back today.",
        "say_in": others(
            "We look at each order of this kind once more. We call you back today.",
            "Nous relisons chaque commande de ce genre. Nous vous rappelons aujourd’hui.",
        ),
    },
]  # fmt: skip

# hold code: code, name, name in French
REASONS = {
    "ASKED": [
        ("TRAVEL", "Is travelling", "Est en voyage"),
        ("BUDGET", "Waits for pay day", "Attend sa paie"),
    ],
    "ADDRESS": [
        ("NUMBER", "House number missing", "Numéro manquant"),
        ("UNKNOWN", "Street not found", "Rue introuvable"),
    ],
    "FRAUD": [
        ("FIRST", "First order, high value", "Première commande, montant élevé"),
        ("CARD", "Card of somebody else", "Carte d’une autre personne"),
    ],
}


def load_hold_codes() -> None:
    for position, about in enumerate(CODES, start=1):
        code = HoldCode.objects.create(position=position * 10, **about)
        for place, (reason, name, name_fr) in enumerate(REASONS.get(code.code, []), start=1):
            HoldReason.objects.create(
                hold_code=code, code=reason, **named(name, name_fr), position=place * 10
            )


def hold_one(*, at: datetime) -> None:
    """Stop the first order that was submitted at Fabrikam France: its address is to be checked."""
    order = Order.objects.filter(call_center__code="FRFR", status=Status.SUBMITTED).earliest("pk")
    place_hold(
        order.number,
        code="ADDRESS",
        reason="NUMBER",
        note="Called, nobody answered.",
        key=uuid5(NAMESPACE_URL, "demo:place_hold"),
        at=at,
        by=User.objects.get(username="agent2"),
    )
