"""Asks somebody outside, in a thread of its own: who waits for the answer can stop waiting.

A call that nobody waits for any more is not interrupted: whether what was asked was done is not known then.
It holds its thread until it returns, so whoever makes the call gives its sockets a limit as well.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Future, wait
from contextvars import copy_context
from datetime import timedelta
from threading import Thread

from callcenter.outward.ending import TOLD
from callcenter.outward.handing import STEP


class NotWaitedFor(Exception):
    """No answer came in the time there was, or before this process was told to end."""


def within[T](patience: timedelta, call: Callable[[], T]) -> T:
    """Return what a call outwards returns, and raise what it raises. Raises NotWaitedFor.

    The call may not use the database: it has no connection of its own.
    """
    answer: Future[T] = Future()
    deadline = time.monotonic() + patience.total_seconds()
    Thread(target=copy_context().run, args=[_answer, answer, call], daemon=True).start()
    while not wait([answer], STEP).done:
        if TOLD.is_set() or time.monotonic() >= deadline:
            raise NotWaitedFor
    return answer.result()


def _answer[T](answer: Future[T], call: Callable[[], T]) -> None:
    try:
        answer.set_result(call())
    except BaseException as fault:
        answer.set_exception(fault)
