"""Reads back the gift cards that an order sold: those that are issued, and what is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from callcenter.errors import Refused
from callcenter.models import User
from callcenter.web.http import Context
from orders.models import Order
from orders.questions.limits import is_supervisor
from payments.forms.gift_cards import IssueForm, VoidForm
from payments.models import GiftCard
from payments.questions.gift_cards import due_lines, require_paid


@dataclass(frozen=True, kw_only=True)
class ShownCard:
    """A card, and the form that voids it."""

    card: GiftCard
    form: VoidForm

    @property
    def can_be_voided(self) -> bool:
        return self.card.voided_at is None and not self.card.is_spent


def gift_cards_of(order: Order, *, at: datetime, by: User) -> Context:
    """Return what the page of an order's gift cards shows."""
    cards = GiftCard.objects.filter(line__order=order).select_related("line__item", "voided_by")
    return {
        "order": order,
        "shown_cards": [
            ShownCard(card=card, form=VoidForm(auto_id=f"void-{card.pk}_%s"))
            for card in cards.order_by("line__number", "pk")
        ],
        "due": sum(pieces for _line, pieces in due_lines(order)),
        "waits_for": what_is_missing(order, at=at),
        "may_void": is_supervisor(order, by),
        "issue_form": IssueForm(initial={"key": uuid4()}),
    }


def what_is_missing(order: Order, *, at: datetime) -> Refused | None:
    """Return why no gift card can be issued yet, or None where it can."""
    try:
        require_paid(order, at=at)
    except Refused as refusal:
        return refusal
    return None
