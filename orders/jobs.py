"""What is done to orders later, without an agent. Each job finds its work by query and may run twice."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import DurationField, Exists, ExpressionWrapper, F, OuterRef, Q, Value

from callcenter.outward.attempts import INTERRUPTED
from orders.letters.sending import INTERRUPTED_AFTER, send_letter
from orders.models import (
    Letter,
    LetterState,
    Order,
    OrderEvent,
    OrderLine,
    Reservation,
    Status,
)
from orders.models.orders import OrderQuerySet
from orders.under_lock.ending import EXPIRED, end
from orders.under_lock.reserving import release

AT_ONCE = 500  # orders of one transaction


def release_reservations(*, at: datetime) -> int:
    """Take away what orders no longer keep; return of how many orders.

    It is nobody's any more from the moment it lapses: this only tidies up. An
    order that somebody is changing at the moment is left for the next time.
    """
    released = after = 0
    while orders := _release_some(at=at, after=after):
        released += len(orders)
        after = orders[-1].pk
    return released


@transaction.atomic
def _release_some(*, at: datetime, after: int) -> list[Order]:
    lapsed = Reservation.objects.lapsed(at).filter(order=OuterRef("pk"))
    waiting = OrderLine.objects.lapsed(at).filter(order=OuterRef("pk"))
    orders = list(
        Order.objects.filter(Exists(lapsed) | Exists(waiting), pk__gt=after)
        .select_for_update(of=("self",), skip_locked=True)
        .order_by("pk")[:AT_ONCE]
    )
    release(orders, at=at)
    return orders


def expire_drafts(*, at: datetime) -> int:
    """Cancel the drafts that nobody touched for the call center's days; return how many.

    Never one that holds money, or whose call-back is still to come. A draft
    that somebody is changing at the moment is left for the next time.
    """
    expired = after = 0
    while orders := _expire_some(at=at, after=after):
        expired += len(orders)
        after = orders[-1].pk
    return expired


@transaction.atomic
def _expire_some(*, at: datetime, after: int) -> list[Order]:
    expired = expired_drafts(at=at).filter(pk__gt=after).order_by("pk")
    mine = expired.select_for_update(of=("self",), skip_locked=True).values_list("pk", flat=True)
    still = expired.filter(pk__in=list(mine[:AT_ONCE]))  # as it is under the lock
    orders = list(still.select_related("call_center", "taken_by"))
    for order in orders:
        end(order, reason=EXPIRED, at=at, by=order.taken_by)
    return orders


def expired_drafts(*, at: datetime) -> OrderQuerySet:
    """Return the drafts that are past their days, without money, and not to be called back."""
    days = ExpressionWrapper(
        F("call_center__draft_days") * Value(timedelta(days=1)), output_field=DurationField()
    )
    newer = OrderEvent.objects.filter(order=OuterRef("pk"), at__gt=Value(at) - OuterRef("kept_for"))
    return (
        Order.objects.alias(kept_for=days)
        .filter(status=Status.DRAFT, call_center__draft_days__gt=0)
        .filter(created_at__lte=Value(at) - F("kept_for"))
        .filter(Q(call_back_at=None) | Q(call_back_at__lte=at))
        .filter(secured_total=0, waiting_total=0, unknown_total=0)
        .exclude(Exists(newer))
    )


@transaction.atomic
def take_up_letters(*, at: datetime) -> tuple[int, int]:
    """See to letters whose worker died; return how many go on, and how many were cut off.

    One that was being sent may have left: it is not sent again by itself. One
    that waits longer than it should lost its task, and gets another; a second
    task finds nothing to do.
    """
    late = at - INTERRUPTED_AFTER
    interrupted = Letter.objects.filter(state=LetterState.SENDING, started_at__lt=late).update(
        state=LetterState.FAILED, failure=INTERRUPTED
    )
    waiting = Letter.objects.filter(
        Q(due_at__lt=late) | Q(due_at=None, written_at__lt=late), state=LetterState.WAITING
    )
    lost = list(waiting.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
    for letter in lost:
        send_letter.enqueue(letter)
    return len(lost), interrupted
