"""The card terminal on the agent's desk: the agent asks it, and types what its receipt says."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from payments.providers.provider import Answer, Outcome


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What the terminal printed: the code of its approval, or of its refund."""

    amount: Decimal
    approval_code: str = ""
    refund_code: str = ""


class Terminal:
    """Answers from the receipt at hand; asks nobody, so it answers at once and always.

    It sells in one step: what it authorises is captured. What has no code on
    the receipt did not happen.
    """

    def __init__(self, receipt: Receipt) -> None:
        self.receipt = receipt

    def authorise(self, *, key: UUID, token: str, amount: Decimal, currency: str) -> Answer:
        return self.read(Outcome.CAPTURED, amount, code=self.receipt.approval_code)

    def capture(self, *, key: UUID, reference: str, amount: Decimal, currency: str) -> Answer:
        return self.read(Outcome.CAPTURED, amount, code=self.receipt.approval_code)

    def void(self, *, key: UUID, reference: str, amount: Decimal, currency: str) -> Answer:
        """Nothing is ever only authorised there: refund it."""
        return Answer(outcome=Outcome.DECLINED, amount=amount, reference=reference)

    def refund(self, *, key: UUID, reference: str, amount: Decimal, currency: str) -> Answer:
        return self.read(Outcome.REFUNDED, amount, code=self.receipt.refund_code)

    def look_up(self, *, key: UUID) -> Answer:
        """Nobody can ask a terminal later: the receipt is all there is."""
        code = self.receipt.refund_code or self.receipt.approval_code
        done = Outcome.REFUNDED if self.receipt.refund_code else Outcome.CAPTURED
        if not code:
            done = Outcome.NOT_KNOWN_THERE
        return Answer(outcome=done, amount=self.receipt.amount, reference=code)

    def read(self, outcome: Outcome, amount: Decimal, *, code: str) -> Answer:
        """Return the outcome where the receipt has its code, and is for the amount."""
        if not code or amount != self.receipt.amount:
            return Answer(outcome=Outcome.DECLINED, amount=amount)
        return Answer(outcome=outcome, amount=amount, reference=code)
