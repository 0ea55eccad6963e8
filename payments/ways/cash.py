"""Cash: what exceeds the balance is given back as change."""

from __future__ import annotations

from decimal import Decimal

from payments.models import Happened
from payments.ways.way import Columns, Taking, Way


class Cash(Way):
    till = {Happened.AUTHORISED: 1, Happened.VOIDED: -1, Happened.REFUNDED: -1}  # a drawer

    def counted(self, typed: Decimal, *, due: Decimal) -> Decimal:
        return min(typed, due)

    def columns(self, taking: Taking) -> Columns:
        return {"handed_over": taking.typed} if taking.typed > taking.counted else {}
