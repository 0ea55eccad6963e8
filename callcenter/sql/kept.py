"""Set-up kept in memory: read once, and again after any of it was changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any
from uuid import UUID

from callcenter.sql.reading import stamps

MOST = 5_000  # results; a call center has some dozen

Memory = dict[Any, Any]
_kept: tuple[UUID | None, Memory] = (None, {})
_stamp: ContextVar[list[UUID | None] | None] = ContextVar("stamp", default=None)


def kept[**P, R](load: Callable[P, R]) -> Callable[P, R]:
    """Keep what a function reads of set-up, by its arguments, until set-up is changed.

    The arguments are plain values; nobody may change the result. Every table it
    reads must have the trigger of `is_set_up()`.
    """

    @wraps(load)
    def loaded(*args: P.args, **kwargs: P.kwargs) -> R:
        memory = memory_of(stamp_now())
        key = (load, args, tuple(sorted(kwargs.items())))
        if key not in memory:
            memory[key] = load(*args, **kwargs)
        result: R = memory[key]
        return result

    return loaded


@contextmanager
def asked_once() -> Iterator[None]:
    """Ask whether set-up was changed only once meanwhile: for a request that changes none."""
    token = _stamp.set([])
    try:
        yield
    finally:
        _stamp.reset(token)


def stamp_now() -> UUID | None:
    asked = _stamp.get()
    if asked:
        return asked[0]
    stamp = next(iter(stamps()), None)
    if asked is not None:
        asked.append(stamp)
    return stamp


def memory_of(stamp: UUID | None) -> Memory:
    """Return what is kept under a stamp; where there is none yet, nothing is kept."""
    global _kept
    if stamp is None:
        return {}
    known, memory = _kept
    # Another stamp, not a later one: that of a transaction rolled back must not come to hold
    # (test_what_was_rolled_back_was_never_there).
    if known != stamp or len(memory) > MOST:
        memory = {}
        _kept = (stamp, memory)
    return memory
