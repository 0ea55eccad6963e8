"""Voiding a gift card: by supervisors, with a reason, while nothing of it is spent."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from orders.errors import NoSuchOrder, ReasonMissing
from orders.models import Event, Status
from payments import errors, operations
from payments.models import CardEntryKind, GiftCard, GiftCardEntry
from tests.factories import NOW, ItemFactory
from tests.orders.drafts import add, draft, fresh, pay, stranger, submit, supervisor_of
from tests.payments.cards import (
    CODE,
    issue,
    offer_gift_cards,
    order_of_gift_cards,
    pay_by_card,
    sold,
)

pytestmark = pytest.mark.django_db


def void(card, *, by=None, reason="Misread to the caller", key=None):
    order = card.line.order
    return operations.void_gift_card(
        order.number, card.pk, reason=reason, key=key or uuid4(), at=NOW,
        by=by or supervisor_of(order.call_center),
    )  # fmt: skip


def test_it_is_worth_nothing_from_then_on():
    card = sold()
    eve = supervisor_of(card.line.order.call_center)

    voided = void(card, by=eve)

    assert (voided.balance, voided.value) == (0, Decimal("50.00"))
    assert (voided.voided_at, voided.voided_by) == (NOW, eve)
    assert voided.void_reason == "Misread to the caller"
    entry = card.entries.get(kind=CardEntryKind.VOIDED)
    assert entry.amount == Decimal("-50.00")
    assert card.line.order.events.get(kind=Event.GIFT_CARD_VOIDED).facts == {
        "card": "G6H7",
        "amount": "50.000",
        "reason": "Misread to the caller",
    }
    other = draft("10.00")
    offer_gift_cards(other.call_center)
    with pytest.raises(errors.GiftCardVoided, match="Gift card …G6H7 was voided"):
        pay_by_card(other, "10.00")


def test_another_one_is_issued_in_its_place():
    card = sold()
    void(card)

    (again,) = issue(card.line.order)

    assert again.card.balance == Decimal("50.00")
    assert GiftCard.objects.standing().get() == again.card


def test_in_an_open_order_its_piece_is_open_again():
    order = order_of_gift_cards("50.00")
    add(order, ItemFactory.create().item_number)
    pay(order)
    submit(order)
    (one,) = issue(order, CODE)

    void(one.card)

    line = order.lines.get(number=1)
    assert (line.quantity_taken, line.quantity_shipped) == (0, 0)
    assert fresh(order).status == Status.SUBMITTED


@pytest.mark.parametrize("spent", ["held", "captured"])
def test_not_once_something_is_spent_or_held(spent):
    card = sold()
    other = draft("10.00")
    offer_gift_cards(other.call_center)
    pay_by_card(other, "10.00")
    if spent == "captured":
        submit(other)

    with pytest.raises(errors.GiftCardSpent, match=r"10\.00 USD of gift card …G6H7 is spent"):
        void(card)

    assert GiftCard.objects.get().voided_at is None
    assert GiftCard.objects.get().balance == Decimal("40.00")


def test_agents_ask_a_supervisor():
    card = sold()

    with pytest.raises(errors.VoidedBySupervisors, match="Only a supervisor"):
        void(card, by=card.line.order.taken_by)
    with pytest.raises(NoSuchOrder):
        void(card, by=stranger())

    assert GiftCard.objects.get().voided_at is None


def test_the_reason_is_needed():
    with pytest.raises(ReasonMissing):
        void(sold(), reason="")

    assert GiftCard.objects.get().voided_at is None


def test_it_is_voided_once():
    card = sold()
    void(card)

    with pytest.raises(errors.GiftCardVoided):
        void(card)

    assert GiftCardEntry.objects.filter(kind=CardEntryKind.VOIDED).count() == 1


def test_the_same_press_again_is_answered_as_the_first():
    card, key = sold(), uuid4()
    eve = supervisor_of(card.line.order.call_center)
    first = void(card, by=eve, key=key)

    again = void(card, by=eve, key=key)

    assert (again.pk, again.voided_at) == (first.pk, first.voided_at)
    assert GiftCardEntry.objects.filter(kind=CardEntryKind.VOIDED).count() == 1


def test_a_card_of_another_order_is_not_found():
    card, other = sold(), draft("10.00")

    with pytest.raises(errors.NoSuchGiftCard, match=f"does not belong to order {other.number}"):
        operations.void_gift_card(
            other.number, card.pk, reason="Lost", key=uuid4(), at=NOW,
            by=supervisor_of(other.call_center),
        )  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        {"value": Decimal("60.00")},
        {"pin_hash": "x" * 64},
        {"balance": Decimal("50.01")},
        {"balance": Decimal("-0.01")},
        {"voided_at": NOW},
    ],
)
def test_the_database_keeps_a_card_as_it_was(change):
    card = sold()

    with pytest.raises(DatabaseError), transaction.atomic():
        GiftCard.objects.filter(pk=card.pk).update(**change)


def test_the_database_only_adds_to_its_ledger():
    card = sold()

    for spoil in (
        lambda: card.entries.update(amount=Decimal("60.00")),
        card.entries.all().delete,
        lambda: GiftCard.objects.filter(pk=card.pk)._raw_delete(connection.alias),
    ):
        with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
            spoil()
