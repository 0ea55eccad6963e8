"""The demo's web server. It ends with whoever started it, even if that was killed."""

import os
import signal
import sys
import threading
import time

from granian.constants import Interfaces
from granian.log import LogLevels

from callcenter.running.processes import Processes

KILL_AFTER = 10  # seconds for the requests under way


def main(port: int, threads: int, lifeline: int) -> None:
    """Serve until told to end, or until the other end of `lifeline`, a pipe, is closed."""
    os.register_at_fork(after_in_child=lambda: end_with(lifeline))  # the workers too
    end_with(lifeline)
    Processes(
        "callcenter.wsgi:application",
        address="127.0.0.1",
        port=port,
        interface=Interfaces.WSGI,
        blocking_threads=threads,
        log_level=LogLevels.error,
        workers_kill_timeout=KILL_AFTER,
    ).serve()


def end_with(lifeline: int) -> None:
    """End this process when the other end of the pipe is closed: whoever held it is gone."""

    def wait() -> None:
        os.read(lifeline, 1)  # nothing is ever written: it answers when the other end is gone
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(KILL_AFTER + 5)
        os._exit(1)  # a thread cannot end its process otherwise, and the main one did not

    threading.Thread(target=wait, daemon=True).start()


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
