"""What the caller is promised: on which day each line arrives. Runs under the order's lock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from callcenter.sql.rows import update_rows
from catalog.terms.delivery import dated_terms
from orders.models import Order, OrderLine
from orders.questions.delivery import Delivery


def promise(order: Order, lines: Sequence[OrderLine], *, at: datetime) -> None:
    """Keep with each of its lines the day on which it is expected now.

    Until the first submit the day moves with the order; afterwards a line
    keeps what was promised. Takes a fixed number of queries.
    """
    terms = dated_terms(order.call_center, at=at)
    delivery = Delivery(order=order, lines=lines, terms=terms, at=at)
    moved = []
    for line in lines:
        day = delivery.promised_date(line)
        if day != line.promised_date:
            line.promised_date = day
            moved.append(line)
    update_rows(moved, ["promised_date"])
