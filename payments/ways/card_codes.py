"""Numbers and PINs of gift cards: how they are made, kept as hashes, and recognised."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field

from django.conf import settings
from django.utils.crypto import constant_time_compare, salted_hmac

from payments import errors
from payments.models import GiftCard

LETTERS = "BCDFGHJKLMNPQRSTVWXZ"  # no vowels: no words; a letter first: never a card number
CHARACTERS = LETTERS + "23456789"  # neither 0 nor 1, which sound and look like O and I
GROUPS, GROUP_LENGTH = 3, 4
PIN_DIGITS = 6


@dataclass(frozen=True, kw_only=True)
class CardCode:
    """What opens a gift card. It is shown once, and neither kept nor logged."""

    number: str = field(repr=False)
    pin: str = field(repr=False)

    @property
    def shown(self) -> str:
        """The number as it is read out, in groups."""
        starts = range(0, len(self.number), GROUP_LENGTH)
        return "-".join(self.number[start : start + GROUP_LENGTH] for start in starts)


def draw_code() -> CardCode:
    """Draw a number, such as B2C3-D4F5-G6H7, and its PIN."""
    groups = (
        secrets.choice(LETTERS)
        + "".join(secrets.choice(CHARACTERS) for _place in range(GROUP_LENGTH - 1))
        for _group in range(GROUPS)
    )
    return CardCode(
        number="".join(groups), pin=f"{secrets.randbelow(10**PIN_DIGITS):0{PIN_DIGITS}}"
    )


def plain(typed: str) -> str:
    """Return a number or PIN as it was typed in capitals, without spaces and hyphens."""
    return "".join(character for character in typed.upper() if character.isalnum())


def hash_of_number(typed: str, *, key: str = "") -> str:
    return keyed_hash("number", plain(typed), key=key)


def hash_of_pin(code: CardCode, *, key: str = "") -> str:
    return keyed_hash("pin", f"{plain(code.number)} {plain(code.pin)}", key=key)


def keyed_hash(what: str, text: str, *, key: str = "") -> str:
    """Hash with a key for gift cards, without which nobody can try numbers out: today's, or one before."""
    salt = f"payments.ways.card_codes.{what}"
    secret = key or settings.GIFT_CARD_KEYS[0]
    return salted_hmac(salt, text, secret=secret, algorithm="sha256").hexdigest()


def find_card(code: CardCode, *, locks: bool = False) -> GiftCard:
    """Return the card with this number and PIN, locked where it will be changed.

    An unknown number and a wrong PIN are refused in the same words. Raises
    WrongGiftCard, GiftCardVoided.
    """
    cards = GiftCard.objects.locked() if locks else GiftCard.objects.all()
    by_key = {hash_of_number(code.number, key=key): key for key in settings.GIFT_CARD_KEYS}
    card = cards.filter(number_hash__in=by_key).first()
    if card is None:
        raise errors.WrongGiftCard
    pin = hash_of_pin(code, key=by_key[card.number_hash])
    if not constant_time_compare(card.pin_hash, pin):
        raise errors.WrongGiftCard
    if card.voided_at is not None:
        raise errors.GiftCardVoided(card=card)
    return card
