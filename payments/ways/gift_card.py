"""A gift card: held at OK, taken at Submit, freed where it is not needed. Never for gift cards."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from callcenter.models import User
from callcenter.words.money import ZERO, written
from payments import errors
from payments.models import CardEntryKind, Details, GiftCard, Payment
from payments.models.gift_cards import enter
from payments.ways.card_codes import CardCode, find_card
from payments.ways.way import Columns, Taking, Way


class ByGiftCard(Way):
    asks = ("card_number", "pin")
    legend = gettext_lazy("As the caller reads it out")
    removal_asks = ""
    pays_back_itself = True
    never_exceeds = True
    account = "gift_cards"
    goes_back_only = True
    can_be_returned = False

    def lock(self, details: Details) -> None:
        """Lock the card's row. Raises WrongGiftCard, GiftCardVoided."""
        find_card(code_of(details), locks=True)

    def lock_again(self, payments: Sequence[Payment]) -> None:
        list(GiftCard.objects.locked().filter(pk__in={one.gift_card_id for one in payments}))

    def columns(self, taking: Taking) -> Columns:
        """Raises GiftCardElsewhere, GiftCardEmpty, GiftCardsForGoods, GiftCardTooLittle."""
        order, card = taking.order, find_card(code_of(taking.details), locks=True)
        if card.currency != order.currency:
            raise errors.GiftCardElsewhere(card=card, theirs=card.currency, currency=order.currency)
        if not card.balance:
            raise errors.GiftCardEmpty(card=card)
        most = max(order.gift_card_most - order.by_gift_card_total, ZERO)
        if taking.counted > most:
            raise errors.GiftCardsForGoods(most=written(most, order.currency))
        if taking.counted > card.balance:
            raise errors.GiftCardTooLittle(card=card, left=written(card.balance, card.currency))
        return {"gift_card": card}

    def at_ok(self, payment: Payment, taking: Taking) -> None:
        super().at_ok(payment, taking)
        assert payment.gift_card
        hold = -payment.amount
        enter(
            payment.gift_card, CardEntryKind.HELD, hold, payment=payment, at=taking.at, by=taking.by
        )

    def detail(self, payment: Payment) -> str:
        return str(payment.gift_card)

    def to_say(self, payment: Payment) -> str:
        assert payment.gift_card
        left = written(payment.gift_card.balance, payment.gift_card.currency)
        return _("Left on the gift card: %(left)s") % {"left": left}

    def give_up(self, payment: Payment, amount: Decimal, *, at: datetime, by: User) -> None:
        super().give_up(payment, amount, at=at, by=by)
        enter(card_of(payment), CardEntryKind.FREED, amount, payment=payment, at=at, by=by)

    def pay_back(
        self, payment: Payment, amount: Decimal, *, reference: str, at: datetime, by: User
    ) -> None:
        """Give back what was paid with the card: it is left on it again at once."""
        super().pay_back(payment, amount, reference=reference, at=at, by=by)
        enter(card_of(payment), CardEntryKind.REFUNDED, amount, payment=payment, at=at, by=by)


def card_of(payment: Payment) -> GiftCard:
    """Return the card that a payment was made with, locked."""
    assert payment.gift_card_id is not None
    return GiftCard.objects.locked().get(pk=payment.gift_card_id)


def code_of(details: Details) -> CardCode:
    return CardCode(number=details.card_number, pin=details.pin)
