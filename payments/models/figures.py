"""What the ledger of one payment comes to, by the sums of its events. No table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from callcenter.words.money import ZERO
from payments.models.ledger import Happened

Sums = Mapping[str, Decimal]  # by kind of event
NONE: Sums = defaultdict(lambda: ZERO)


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


def figures_of_payment(sums: Sums, goodwill: Sums = NONE) -> Figures:
    """Reckon one payment from the sums of its events.

    It goes from waiting to authorised to captured or accepted, or from one of
    these to voided or declined, each time with a part of it or the whole.
    """
    taken = sums[Happened.CAPTURED] + sums[Happened.ACCEPTED]
    voided = sums[Happened.VOIDED]
    ended = taken + voided + sums[Happened.DECLINED]
    authorised = sums[Happened.AUTHORISED]
    taken_back = max(voided - max(authorised - taken, ZERO), ZERO)
    given = goodwill[Happened.WRITTEN_OFF] - goodwill[Happened.TAKEN_BACK]
    return Figures(
        authorised=max(authorised - ended, ZERO),
        accepted=max(sums[Happened.ACCEPTED] - taken_back, ZERO),
        captured=sums[Happened.CAPTURED],
        refunded=sums[Happened.REFUNDED],
        returned=sums[Happened.RETURNED],
        written_off=sums[Happened.WRITTEN_OFF] - sums[Happened.TAKEN_BACK] - given,
        goodwill=given,
        credited=sums[Happened.CREDITED] - sums[Happened.UNCREDITED],
        waiting=max(sums[Happened.WAITING] - max(authorised, ended), ZERO),
        declined=sums[Happened.DECLINED],
        unknown=max(sums[Happened.REQUESTED] - authorised - sums[Happened.DECLINED], ZERO),
    )
