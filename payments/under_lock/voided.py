"""Gift cards that were voided after their order was shipped: what was paid for them can go back."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from callcenter.models import User
from orders.models import Order, Status, lines_of
from orders.under_lock.cancelling import cancel_open_pieces
from orders.under_lock.snapshot import write_revision
from payments.questions.gift_cards import due_lines
from payments.questions.refundable import refundable_of
from payments.under_lock.letting_go import let_go
from payments.under_lock.refunds_made import store_refunds
from payments.under_lock.securing import payments_of


def cancel_voided(order: Order, amount: Decimal, *, at: datetime, by: User) -> None:
    """Cancel voided pieces of a shipped order, as its next revision, as far as the amount asks for it."""
    missing = amount - refundable_of(order).credit
    if missing <= 0 or order.status != Status.SHIPPED or not (due := due_lines(order)):
        return
    lines = {line.pk: line for line in lines_of(order)}
    picked = []
    for line, pieces in due:
        count = min(pieces, -int(-missing // line.unit_price)) if line.unit_price else 0
        if count > 0:
            own = lines[line.pk]
            own.quantity_shipped -= count
            own.quantity_taken -= count
            own.save(update_fields=["quantity_shipped", "quantity_taken"])
            picked.append(own)
            missing -= count * line.unit_price
    cancel_open_pieces(order, picked, lost=False, at=at)
    write_revision(order, at=at, by=by)
    let_go(order, payments_of(order), at=at, by=by)
    store_refunds(order)
