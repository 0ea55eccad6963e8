"""The total that a caller was told: kept where terms changed meanwhile. Runs under the order's lock."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from django.utils.translation import gettext_noop

from callcenter.models import User, in_every_language
from callcenter.sql.rows import update_rows
from callcenter.words.money import written
from orders import errors
from orders.models import Event, Order, OrderLine, Override, ReasonCode, SetByHand, lines_of
from orders.models.events import record
from orders.under_lock.reprice import reprice

READ_OUT = "READ-OUT"


def require_shown(order: Order, shown: Decimal, *, stood: Decimal, at: datetime) -> None:
    """Refuse a repriced order that comes to something else than what was shown.

    ``stood`` is its total before: where that was shown, not the agent but the
    terms moved it. Then a lower total is taken, and a higher one refused with
    TotalRose, if the one read out can be kept. Else raises TotalMoved. The
    total comes before what is missing: that of a total nobody has seen yet
    would only puzzle.
    """
    if shown == order.total or not OrderLine.objects.filter(order=order).exists():
        return
    facts = {
        "shown": written(shown, order.currency),
        "total": written(order.total, order.currency),
    }
    if stood != shown:
        raise errors.TotalMoved(**facts)
    if order.total > shown:
        today = order.total
        if is_kept(order, shown, at=at):
            raise errors.TotalRose(**facts, keep=shown, take=today)
        raise errors.TotalMoved(**facts)


def keep_read_out(order: Order, shown: Decimal, *, at: datetime, by: User) -> None:
    """Price the order by the terms of the moment when it was read out, and note who kept them.

    Needs no approval within the call center's minutes. Raises
    ReadOutTooLongAgo, TotalMoved.
    """
    today = order.total
    if not is_kept(order, shown, at=at):
        raise errors.ReadOutTooLongAgo
    Override.objects.standing(order).filter(kind=SetByHand.READ_OUT).update(
        put_back_at=at, put_back_by=by
    )
    Override.objects.create(
        order=order,
        kind=SetByHand.READ_OUT,
        from_amount=today,
        amount=shown,
        reason=read_out(),
        at=at,
        by=by,
    )
    record(order, Event.TOTAL_KEPT, at=at, by=by, old=today, new=shown)


def is_kept(order: Order, shown: Decimal, *, at: datetime) -> bool:
    """Price the order by the terms of its reading out, and tell whether it comes to what was shown."""
    minutes = timedelta(minutes=order.call_center.read_out_minutes)
    if order.completed_at is None or at - order.completed_at > minutes:
        return False
    also = keep_terms(order, of=order.completed_at)
    reprice(order, at=at, also=also)
    return order.total == shown


def keep_terms(order: Order, *, of: datetime) -> list[str]:
    """Bind the order, and its lines without terms of their own, to those of a moment.

    Returns the order's changed fields.
    """
    unbound = [line for line in lines_of(order) if line.terms_at is None]
    for line in unbound:
        line.terms_at = of
    update_rows(unbound, ["terms_at"])
    order.terms_at = order.terms_at or of
    return ["terms_at"]


def read_out() -> ReasonCode:
    """Return the reason of totals that were read out; agents do not pick it."""
    reason, _ = ReasonCode.objects.get_or_create(
        code=READ_OUT,
        defaults={
            "is_active": False,
            **in_every_language(gettext_noop("Read out to the caller")),
        },
    )
    return reason
