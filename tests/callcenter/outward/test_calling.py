"""Whoever asks somebody outside stops waiting, whatever that one does."""

import threading
from contextvars import ContextVar
from datetime import timedelta

import pytest

from callcenter.outward import ending
from callcenter.outward.calling import NotWaitedFor, within

MOMENT, LONG = timedelta(milliseconds=100), timedelta(minutes=5)
WHO: ContextVar[str] = ContextVar("who")


@pytest.fixture
def silence():
    """A call that is not answered before the test is over."""
    over = threading.Event()
    yield over.wait
    over.set()


def test_an_answer_is_returned():
    assert within(LONG, lambda: "yes") == "yes"


def test_a_fault_is_raised_as_it_was():
    with pytest.raises(ZeroDivisionError):
        within(LONG, lambda: 1 // 0)


def test_a_limit_of_the_call_s_own_is_not_taken_for_ours():
    def gives_up():
        raise TimeoutError("the socket's")

    with pytest.raises(TimeoutError, match="the socket's"):
        within(LONG, gives_up)


def test_silence_is_not_waited_for(silence):
    with pytest.raises(NotWaitedFor):
        within(MOMENT, silence)


def test_nothing_is_waited_for_by_a_process_that_is_to_end(silence):
    ending.tell_to_end()
    try:
        with pytest.raises(NotWaitedFor):
            within(LONG, silence)
    finally:
        ending.TOLD.clear()


def test_the_call_knows_what_its_asker_knows():
    WHO.set("an agent")

    assert within(LONG, WHO.get) == "an agent"
