"""Writes down what happens at the door: a row that stays, and a line in the log."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import structlog
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from callcenter.doors.address import read_address
from callcenter.models import Access, AccessEvent, User

LETTERS = 12  # of the digest of a name: enough to see that it comes again
ONCE_A = timedelta(minutes=1)  # a refusal of the same: whoever asks on must not fill the table
WARNED_OF = {Access.FAILED, Access.LIMITED, Access.FACTOR_FAILED}
log = structlog.get_logger(__name__)


def record(
    request: HttpRequest, kind: Access, user: User | None = None, *, name: str = "", **facts: Any
) -> None:
    """Write down what happened, to a user or under a name that is nobody's."""
    address = read_address(request.META.get("REMOTE_ADDR", ""))
    signed_in = getattr(request, "user", None)
    event = AccessEvent(
        at=timezone.now(),
        kind=kind,
        user=user,
        name=user.username if user else name,
        by_name=signed_in.username if signed_in and signed_in.is_authenticated else "",
        address=str(address) if address else None,
        facts=facts,
    )
    if kind == Access.LIMITED and _was_told(event):
        return
    event.save(force_insert=True)
    _say(event)


def digest_of(name: str) -> str:
    """Return what stands for a name that is nobody's: it may be a password, typed in the wrong field."""
    folded = name.upper().casefold()
    return salted_hmac("callcenter.name_tried", folded, algorithm="sha256").hexdigest()


def unknown(name: str) -> str:
    return f"? {digest_of(name)[:LETTERS]}"


def forget_events(*, at: datetime) -> int:
    """Take away events that are older than they are kept."""
    return AccessEvent.objects.filter(at__lt=at - timedelta(days=settings.ACCESS_DAYS)).delete()[0]


def _was_told(event: AccessEvent) -> bool:
    same = AccessEvent.objects.filter(kind=event.kind, name=event.name, address=event.address)
    return same.filter(at__gt=event.at - ONCE_A).exists()


def _say(event: AccessEvent) -> None:
    write = log.warning if event.kind in WARNED_OF else log.info
    write(
        "access",
        kind=str(event.kind),
        name=event.name,
        by=event.by_name,
        address=event.address,
        facts=event.facts,
    )
