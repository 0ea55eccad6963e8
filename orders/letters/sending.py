"""Tells the outside world: sends letters. Each task runs after commit, and writes only its own row.

A letter is marked before it is handed to the mail server and again after. Where the process dies in
between, or the server took the text and said no more, nobody knows whether it left: it is not sent a
second time by itself, but shown among the letters that did not leave, for a person to decide.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog
from django.db import transaction
from django.db.models import Q
from django.tasks import task
from django.utils import timezone

from callcenter.outward.attempts import is_final, said_of
from callcenter.outward.handing import ToEnd, hand_over
from orders.letters.writing import message_of, write_down
from orders.models import Letter, LetterState

WAITS = [timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 600)]  # between attempts
INTERRUPTED_AFTER = timedelta(minutes=10)
log = structlog.get_logger(__name__)


@task
def send_letter(letter: int) -> None:
    """Send one letter, unless it left already; try again later where the mail server does not answer."""
    claimed = claim(letter, at=timezone.now())
    if claimed is None:
        return
    try:
        claimed.save(update_fields=["state", *write_down(claimed)])
        hand_over(message_of(claimed))
    except ToEnd:
        give_back(claimed, at=timezone.now())
    except Exception as fault:  # whatever it was, the letter tells it
        log.warning("letter_did_not_leave", letter=letter, fault=type(fault).__name__)
        put_off(claimed, fault, at=timezone.now())
    else:
        claimed.state, claimed.sent_at, claimed.failure = LetterState.SENT, timezone.now(), ""
        claimed.save(update_fields=["state", "sent_at", "failure"])


@transaction.atomic
def claim(letter: int, *, at: datetime) -> Letter | None:
    """Take a letter that is due, and say so before anything leaves."""
    waiting = Letter.objects.filter(Q(due_at=None) | Q(due_at__lte=at), state=LetterState.WAITING)
    claimed = (
        waiting.select_for_update(of=("self",), skip_locked=True)
        .select_related("order__call_center", "event")
        .filter(pk=letter)
        .first()
    )
    if claimed is not None:
        claimed.state, claimed.started_at = LetterState.SENDING, at
        claimed.attempts += 1
        claimed.save(update_fields=["state", "started_at", "attempts"])
    return claimed


@transaction.atomic
def give_back(letter: Letter, *, at: datetime) -> None:
    """Leave a letter to another worker, as if it had not been tried: this one is to end."""
    letter.state, letter.due_at = LetterState.WAITING, at
    letter.attempts -= 1
    send_letter.enqueue(letter.pk)
    letter.save(update_fields=["state", "due_at", "attempts"])


@transaction.atomic
def put_off(letter: Letter, fault: Exception, *, at: datetime) -> None:
    """Try again after a while that grows, or give the letter up."""
    letter.failure = said_of(fault)
    if is_final(fault) or letter.attempts > len(WAITS):
        letter.state = LetterState.FAILED
    else:
        letter.state = LetterState.WAITING
        letter.due_at = at + WAITS[letter.attempts - 1]
        send_letter.using(run_after=letter.due_at).enqueue(letter.pk)
    letter.save(update_fields=["state", "failure", "due_at"])
