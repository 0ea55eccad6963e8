"""Posts letters that nothing keeps: a row and its task, in one transaction with what they tell of."""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.db import transaction
from django.db.models import Q, QuerySet
from django.tasks import task
from django.utils import timezone

from callcenter.models import Passing, PassingLetter
from callcenter.outward.attempts import INTERRUPTED, is_final, said_of
from callcenter.outward.handing import ToEnd, hand_over

# Somebody waits for it, and asks for another one where it does not come.
WAITS = [timedelta(minutes=minutes) for minutes in (1, 5, 30)]
WORDS_STAY = timedelta(hours=1)
KEPT = timedelta(days=30)  # that it did not leave
TOO_LATE = "It waited for more than an hour: no worker ran, or it could not keep up."
INTERRUPTED_AFTER = timedelta(minutes=10)
log = structlog.get_logger(__name__)


@transaction.atomic
def post(message: EmailMessage, *, at: datetime) -> PassingLetter:
    """Write a letter down, and the task that sends it. Nobody waits for a mail server."""
    html = [part.content for part in getattr(message, "alternatives", ())]
    letter = PassingLetter.objects.create(
        sender=message.from_email,
        to=message.to[0],
        subject=message.subject[:300],
        text=str(message.body),
        html=html[0] if html else "",
        headers=dict(message.extra_headers),
        written_at=at,
    )
    send_passing_letter.enqueue(letter.pk)
    return letter


@task
def send_passing_letter(letter: int) -> None:
    """Send one letter and delete it; try again later where the mail server does not answer."""
    claimed = claim(letter, at=timezone.now())
    if claimed is None:
        return
    try:
        hand_over(message_of(claimed))
    except ToEnd:
        give_back(claimed, at=timezone.now())
    except Exception as fault:  # whatever it was, the letter tells it
        log.warning("letter_did_not_leave", passing_letter=letter, fault=type(fault).__name__)
        put_off(claimed, fault, at=timezone.now())
    else:
        claimed.delete()


def message_of(letter: PassingLetter) -> EmailMultiAlternatives:
    """Return the e-mail. It has the same identity whenever it is sent."""
    domain = letter.sender.rpartition("@")[2].strip("<> ")
    identity = {"Message-ID": f"<letter.{letter.uid}@{domain}>"}
    message = EmailMultiAlternatives(
        letter.subject, letter.text, letter.sender, [letter.to], headers=identity | letter.headers
    )
    if letter.html:
        message.attach_alternative(letter.html, "text/html")
    return message


@transaction.atomic
def claim(letter: int, *, at: datetime) -> PassingLetter | None:
    """Take a letter that is due, and say so before anything leaves."""
    due = Q(due_at=None) | Q(due_at__lte=at)
    waiting = PassingLetter.objects.filter(due, state=Passing.WAITING, pk=letter)
    claimed = waiting.select_for_update(skip_locked=True).first()
    if claimed is not None:
        claimed.state, claimed.started_at = Passing.SENDING, at
        claimed.attempts += 1
        claimed.save(update_fields=["state", "started_at", "attempts"])
    return claimed


@transaction.atomic
def give_back(letter: PassingLetter, *, at: datetime) -> None:
    """Leave a letter to another worker, as if it had not been tried: this one is to end."""
    letter.state, letter.due_at = Passing.WAITING, at
    letter.attempts -= 1
    send_passing_letter.enqueue(letter.pk)
    letter.save(update_fields=["state", "due_at", "attempts"])


@transaction.atomic
def put_off(letter: PassingLetter, fault: Exception, *, at: datetime) -> None:
    """Try again after a while that grows, or give the letter up."""
    if is_final(fault) or letter.attempts > len(WAITS):
        give_up(PassingLetter.objects.filter(pk=letter.pk), said_of(fault))
        return
    letter.state, letter.failure = Passing.WAITING, said_of(fault)
    letter.due_at = at + WAITS[letter.attempts - 1]
    send_passing_letter.using(run_after=letter.due_at).enqueue(letter.pk)
    letter.save(update_fields=["state", "failure", "due_at"])


def give_up(letters: QuerySet[PassingLetter], failure: str) -> int:
    """Keep of letters only that they did not leave, and why."""
    return letters.update(
        state=Passing.FAILED, failure=failure, text="", html="", headers={}, due_at=None
    )


@transaction.atomic
def take_up_passing_letters(*, at: datetime) -> tuple[int, int]:
    """See to letters whose worker died; return how many go on, and how many are given up.

    One that was being sent may have left, and one that waited long is of no use any more: their words
    go. One that waits longer than it should lost its task, and gets another.
    """
    PassingLetter.objects.filter(state=Passing.FAILED, written_at__lt=at - KEPT).delete()
    late = at - INTERRUPTED_AFTER
    sending = PassingLetter.objects.filter(state=Passing.SENDING, started_at__lt=late)
    waiting = PassingLetter.objects.filter(state=Passing.WAITING)
    given_up = give_up(sending, INTERRUPTED)
    given_up += give_up(waiting.filter(written_at__lt=at - WORDS_STAY), TOO_LATE)
    lost = waiting.filter(Q(due_at__lt=late) | Q(due_at=None, written_at__lt=late))
    letters = list(lost.order_by("pk").values_list("pk", flat=True))
    for letter in letters:
        send_passing_letter.enqueue(letter)
    return len(letters), given_up
