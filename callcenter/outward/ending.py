"""This process was told to end: whoever waits for somebody outside gives up, and nothing waits for ever."""

from __future__ import annotations

import os
import signal
import threading
import time

TOLD = threading.Event()
HARD_STOP = 10  # seconds after which nothing of ours is waited for either, a database included


def tell_to_end() -> None:
    """Called by the handler of a signal, so it does no more than leave a note."""
    TOLD.set()


def end_for_sure() -> None:
    """End this process soon after it was told to, whatever its main thread waits for.

    Python's own handlers run in the main thread, and not before the call returns in which that waits:
    the search for a host's address takes no interruption. The number of a signal arrives here at once.
    """
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    signal.set_wakeup_fd(writing)
    threading.Thread(target=_wait_and_end, args=[reading, HARD_STOP], daemon=True).start()


def _wait_and_end(reading: int, within: int) -> None:
    while os.read(reading, 1)[0] not in {signal.SIGINT, signal.SIGTERM}:
        pass
    time.sleep(within)
    os._exit(1)
