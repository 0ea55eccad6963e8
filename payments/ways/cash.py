"""Cash: what exceeds the balance is given back as change."""

from __future__ import annotations

from decimal import Decimal

from payments.ways.way import Columns, Taking, Way


class Cash(Way):
    def counted(self, typed: Decimal, *, due: Decimal) -> Decimal:
        return min(typed, due)

    def columns(self, taking: Taking) -> Columns:
        return {"handed_over": taking.typed} if taking.typed > taking.counted else {}
