"""Hands a letter to the mail server, in a thread of its own: who waits for it can stop waiting.

What counts is the moment at which the server is given the text. Before it a letter can be called off, and
has not left for sure; after it only the server's answer tells.
"""

from __future__ import annotations

import contextvars
import smtplib
import threading
import time
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from callcenter.outward.ending import TOLD

STEP = 0.05  # seconds between two looks at whether to go on waiting
LAST_WORD = 3  # seconds for the answer to a text that was given, where the process is to end
NO_ANSWER = "The mail server did not answer within {seconds} seconds."
END_OF_TEXT = b"\r\n.\r\n"
ACCEPTED = 250


class CalledOff(Exception):
    """Nobody waits for this letter any more: it must not leave."""


class ToEnd(Exception):
    """The process is to end. The letter did not leave."""


class MayHaveLeft(Exception):
    """The server was given the text, and did not say what became of it."""


class Handing:
    """One letter on its way to the mail server."""

    def __init__(self, message: EmailMessage) -> None:
        self.message = message
        self.fault: BaseException | None = None
        self.is_given = self.is_accepted = self._is_called_off = False
        self._lock, self._done = threading.Lock(), threading.Event()

    def talk(self) -> None:
        CURRENT.set(self)
        try:
            self.message.send()
        except BaseException as fault:
            self.fault = fault
        self._done.set()

    def give(self) -> None:
        """Say that the text goes now. Raises CalledOff."""
        with self._lock:
            if self._is_called_off:
                raise CalledOff
            self.is_given = True

    def accept(self) -> None:
        """Say that the server has it: however the two part, it has left."""
        self.is_accepted = True
        self._done.set()

    def call_off(self) -> bool:
        """Tell whether it has not left; then it cannot any more."""
        with self._lock:
            self._is_called_off = not self.is_given
            return self._is_called_off

    def wait(self, seconds: int, *, told_to_end: int) -> bool:
        """Wait for its end for so long, or so long after this process was told to end; tell whether it came."""
        deadline, is_told = time.monotonic() + seconds, False
        while not self._done.wait(STEP):
            if TOLD.is_set() and not is_told:
                is_told, deadline = True, min(deadline, time.monotonic() + told_to_end)
            if time.monotonic() >= deadline:
                break
        return self._done.is_set()

    def raise_what_went_wrong(self) -> None:
        if self.is_accepted or self.fault is None:
            return
        if self.is_given and isinstance(self.fault, OSError) and not has_answered(self.fault):
            raise MayHaveLeft from self.fault
        raise self.fault


CURRENT: contextvars.ContextVar[Handing | None] = contextvars.ContextVar("handing", default=None)


def has_answered(fault: OSError) -> bool:
    """Tell whether this is the server's word on the text; smtplib's faults are all OSErrors."""
    return isinstance(fault, smtplib.SMTPResponseException)


def hand_over(message: EmailMessage) -> None:
    """Give a letter to the mail server, within the time that calls outwards have.

    Raises what the server says; TimeoutError where it says nothing; ToEnd; MayHaveLeft. But for the
    last the letter has not left, and will not.
    """
    handing, seconds = Handing(message), settings.OUTWARD_SECONDS
    threading.Thread(target=handing.talk, daemon=True).start()
    if not handing.wait(seconds, told_to_end=0) and handing.call_off():
        if TOLD.is_set():
            raise ToEnd
        raise TimeoutError(NO_ANSWER.format(seconds=seconds))
    if not handing.wait(seconds, told_to_end=LAST_WORD):
        raise MayHaveLeft
    handing.raise_what_went_wrong()


class Talk(smtplib.SMTP):
    """Says when the text is given to the server, and when that has it."""

    def send(self, s: Any) -> None:
        handing = CURRENT.get()
        if handing and isinstance(s, bytes) and s.endswith(END_OF_TEXT):
            handing.give()
        super().send(s)

    def data(self, msg: Any) -> tuple[int, bytes]:
        code, said = super().data(msg)
        handing = CURRENT.get()
        if handing and code == ACCEPTED:
            handing.accept()
        return code, said


class Backend(EmailBackend):
    """Django's way to a mail server, but for the two moments that tell whether a letter left."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return Talk
