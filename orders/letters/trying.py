"""A letter that is only tried: the words of a template, about an order that there is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from callcenter.models import User
from callcenter.outward.letters import post
from orders import errors
from orders.letters.choosing import Words
from orders.letters.facts import snapshot_for
from orders.letters.writing import fill_in, message_of
from orders.models import About, Event, Letter, Order


def tried(words: Words, *, about: str, number: int | None, language: str) -> Letter:
    """Return a letter in these words about an order, or about the last one. It is not saved.

    What an order cannot tell before it happens, such as a tracking number,
    is made up. Raises NothingToTryOn, BadTemplate, LoopsTooLong.
    """
    orders = Order.objects.filter(revision__gte=1).select_related("call_center", "customer")
    if number is not None:
        orders = orders.filter(number=number)
    order = orders.order_by("-number").first()
    event = order and order.events.filter(kind=Event.SUBMITTED).order_by("-pk").first()
    if not order or not event:
        raise errors.NothingToTryOn
    asked = language or order.customer.language or order.call_center.language
    letter = Letter(order=order, event=event, about=about, language=asked, uid=uuid4())
    snapshot = snapshot_for(letter)
    letter.facts = made_up(about, snapshot)
    fill_in(letter, words, snapshot)
    return letter


def post_to_author(letter: Letter, author: User, *, at: datetime) -> None:
    """Post a letter that is tried to its author's own address, and to no other. Raises NoAddressOfYourOwn."""
    if not author.email:
        raise errors.NoAddressOfYourOwn
    letter.to = author.email
    post(message_of(letter), at=at)


def made_up(about: str, snapshot: Mapping[str, Any]) -> dict[str, Any]:
    some = {str(line["number"]): line["quantity"] for line in snapshot["lines"][:1]}
    total = snapshot["totals"]["total"]
    by_kind: dict[str, dict[str, Any]] = {
        About.CHANGED: {"old_total": total},
        About.CANCELLED: {"cancelled": some, "is_whole": False, "reason": "–"},
        About.SHIPPED: {
            "shipped": some,
            "carrier": "UPS",
            "tracking": "1Z999AA10123456784",
            "is_rest": False,
        },
        About.REFUNDED: {"refund": total, "refund_method": "–"},
    }
    return by_kind.get(about, {})
