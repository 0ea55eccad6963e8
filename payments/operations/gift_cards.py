"""Gift cards that were sold: issued once they are paid, voided while nobody spent of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F

from callcenter.models import Once, User
from callcenter.words.money import ZERO, rounded, total, written
from orders.errors import ReasonMissing
from orders.models import Event, Order, OrderLine, Status, lock_order
from orders.models.events import record
from orders.questions.limits import is_supervisor
from payments import errors
from payments.models import CardEntryKind, GiftCard, GiftCardEntry
from payments.questions.gift_cards import due_lines, require_paid
from payments.ways.card_codes import CardCode, draw_code, hash_of_number, hash_of_pin


@dataclass(frozen=True, kw_only=True)
class Issued:
    """A card with its number and PIN, which are shown once and then known to its holder alone."""

    card: GiftCard
    code: CardCode


@transaction.atomic
def issue_gift_cards(
    number: int,
    *,
    key: UUID,
    at: datetime,
    by: User,
    draw: Callable[[], CardCode] = draw_code,
) -> list[Issued]:
    """Issue what gift cards of the order are still to be issued, each for its price.

    A card that is issued counts as shipped. The same key again is refused:
    numbers are kept nowhere, so they cannot be shown again. Raises
    GiftCardsShownOnce, GiftCardsNotYet, NoGiftCardsDue, and what keeps the
    order from the warehouse.
    """
    order = lock_order(number, by=by)
    if Once.earlier(key, verb="issue_gift_cards", by=by, said=[number]):
        raise errors.GiftCardsShownOnce
    require_paid(order, at=at)
    lines = due_lines(order)
    if not lines:
        raise errors.NoGiftCardsDue(number=number)
    issued = [
        Issued(card=new_card(order, line, code, at=at, by=by), code=code)
        for line, pieces in lines
        for code in (draw() for _piece in range(pieces))
    ]
    GiftCard.objects.bulk_create([one.card for one in issued])
    GiftCardEntry.objects.bulk_create(
        GiftCardEntry(card=one.card, kind=CardEntryKind.ISSUED, amount=one.card.value, at=at, by=by)
        for one in issued
    )
    count_as_shipped(order, [line for line, _pieces in lines])
    record(
        order, Event.GIFT_CARDS_ISSUED, at=at, by=by,
        cards=[one.card.last_four for one in issued],
        amount=total(one.card.value for one in issued),
    )  # fmt: skip
    Once.keep(key, verb="issue_gift_cards", by=by, said=[number], answer=len(issued))
    return issued


@transaction.atomic
def void_gift_card(
    number: int, card: int, *, reason: str, key: UUID, at: datetime, by: User
) -> GiftCard:
    """Make a gift card of the order worthless, while nothing of it is spent or held.

    In an order that is not shipped yet its piece is open again: another card
    can be issued, or the piece cancelled. Of a shipped one, another can be
    issued, or what was paid for it refunded. Raises
    VoidedBySupervisors, ReasonMissing, NoSuchGiftCard, GiftCardVoided, GiftCardSpent.
    """
    order = lock_order(number, by=by)
    said = [number, card, reason]
    if Once.earlier(key, verb="void_gift_card", by=by, said=said):
        return lock_card(order, card)
    if not is_supervisor(order, by):
        raise errors.VoidedBySupervisors
    if not reason:
        raise ReasonMissing
    voided = lock_card(order, card)
    if voided.voided_at is not None:
        raise errors.GiftCardVoided(card=voided)
    if voided.is_spent:
        spent = written(voided.value - voided.balance, voided.currency)
        raise errors.GiftCardSpent(card=voided, spent=spent)
    voided.voided_at, voided.voided_by, voided.void_reason = at, by, reason
    worth, voided.balance = voided.balance, ZERO
    voided.save(update_fields=["balance", "voided_at", "voided_by", "void_reason"])
    GiftCardEntry.objects.create(
        card=voided, kind=CardEntryKind.VOIDED, amount=-worth, at=at, by=by
    )
    open_again(order, voided.line)
    record(
        order, Event.GIFT_CARD_VOIDED, at=at, by=by,
        card=voided.last_four, amount=worth, reason=reason,
    )  # fmt: skip
    Once.keep(key, verb="void_gift_card", by=by, said=said, answer=card)
    return voided


def lock_card(order: Order, card: int) -> GiftCard:
    """Return a gift card that the order sold, locked. Raises NoSuchGiftCard."""
    cards = GiftCard.objects.locked().select_related("line")
    found = cards.filter(pk=card, line__order=order).first()
    if found is None:
        raise errors.NoSuchGiftCard(number=order.number)
    return found


def new_card(order: Order, line: OrderLine, code: CardCode, *, at: datetime, by: User) -> GiftCard:
    """Return a card, unsaved, that is worth the price of one piece. Raises GiftCardWithoutPrice."""
    value = rounded(line.unit_price, order.digits)
    if value <= ZERO:
        raise errors.GiftCardWithoutPrice(line=line.number)
    return GiftCard(
        line=line,
        number_hash=hash_of_number(code.number),
        pin_hash=hash_of_pin(code),
        last_four=code.number[-4:],
        currency=order.currency,
        value=value,
        balance=value,
        issued_at=at,
        issued_by=by,
    )


def count_as_shipped(order: Order, lines: Iterable[OrderLine]) -> None:
    """Let the pieces count as shipped, and the order too where nothing else is open."""
    for line in lines:
        line.quantity_shipped = line.quantity - line.quantity_cancelled
        line.quantity_taken = max(line.quantity_taken, line.quantity_shipped)
        line.save(update_fields=["quantity_taken", "quantity_shipped"])
    shipped = F("quantity_shipped") + F("quantity_cancelled")
    if order.status == Status.SUBMITTED and not order.lines.exclude(quantity=shipped).exists():
        order.move_to(Status.SHIPPED)
    order.version += 1
    order.save(update_fields=["status", "version"])


def open_again(order: Order, line: OrderLine) -> None:
    """Let a piece be open again, while the order is."""
    if order.status != Status.SHIPPED:
        line.quantity_shipped -= 1
        line.quantity_taken -= 1
        line.save(update_fields=["quantity_taken", "quantity_shipped"])
    order.version += 1
    order.save(update_fields=["version"])
