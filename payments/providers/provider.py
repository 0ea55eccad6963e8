"""What is asked of a payment provider, and what it may answer. Nothing here knows the database."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Protocol
from uuid import UUID


class NoAnswer(Exception):
    """The provider did not answer: whether it did what was asked is not known."""


class Outcome(StrEnum):
    AUTHORISED = "authorised"
    CAPTURED = "captured"
    VOIDED = "voided"
    REFUNDED = "refunded"
    DECLINED = "declined"
    NOT_KNOWN_THERE = "not_known_there"  # a look-up: no such request ever came


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the provider did with a request.

    ``reference`` is its own name for the payment, by which it is captured,
    voided and refunded; ``said`` the reason of a refusal, in its words.
    """

    outcome: Outcome
    amount: Decimal
    reference: str = ""
    said: str = ""


class Provider(Protocol):
    """Moves money. Each method may raise NoAnswer; amounts have the currency's digits.

    ``key`` names the request: the same key again does nothing a second time
    and answers as the first time.
    """

    def authorise(self, *, key: UUID, token: str, amount: Decimal, currency: str) -> Answer:
        """Reserve an amount on what the token stands for: AUTHORISED or DECLINED."""
        ...

    def capture(self, *, key: UUID, reference: str, amount: Decimal, currency: str) -> Answer:
        """Take so much of what is authorised: CAPTURED or DECLINED."""
        ...

    def void(self, *, key: UUID, reference: str, amount: Decimal, currency: str) -> Answer:
        """Let go of so much of what is authorised and not captured: VOIDED or DECLINED."""
        ...

    def refund(self, *, key: UUID, reference: str, amount: Decimal, currency: str) -> Answer:
        """Give back so much of what was captured: REFUNDED or DECLINED."""
        ...

    def look_up(self, *, key: UUID) -> Answer:
        """Tell what became of a request; NOT_KNOWN_THERE where it never came. Changes nothing."""
        ...
