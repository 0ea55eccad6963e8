"""What the ledger of one payment comes to. No table: payments.questions.figures reckons it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True, kw_only=True)
class Figures:
    """The sums of one payment, or of the order's own money, and what a check waits for."""

    authorised: Decimal  # and not yet captured, accepted or voided
    accepted: Decimal
    captured: Decimal
    refunded: Decimal
    returned: Decimal
    written_off: Decimal  # and not taken back; without goodwill
    goodwill: Decimal  # written off for it, and not taken back
    credited: Decimal  # and not taken back
    waiting: Decimal
    declined: Decimal
    unknown: Decimal  # asked of a provider, without an answer yet
    is_by_gift_card: bool = False
    good_from: datetime | None = None  # of a check in hand that has to wait
    expected_until: datetime | None = None  # of a check to come

    @property
    def held(self) -> Decimal:
        """What of it we have: captured, and neither given back nor made credit."""
        return self.captured - self.refunded - self.returned - self.credited

    @property
    def secured(self) -> Decimal:
        """What stands against the order's total."""
        return self.authorised + self.accepted + self.held + self.written_off + self.goodwill
