"""Web processes under one parent, which starts again what ended: at once, and slower where it ends at once again."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import structlog
from granian.server import Server

LONGEST_WAIT = 60  # seconds before a process is started again that never lasts
LASTED = 30  # seconds after which a process has proved that it can live
HEALTHY = Path(__file__).with_name("healthz.txt")
log = structlog.get_logger(__name__)


class Processes(Server):  # type: ignore[misc, valid-type]
    """Granian's server, but for what it does about a process that ended unasked: it would end all of them.

    `/healthz` is answered by the runtime beneath Python, whatever the threads are busy with.
    """

    def __init__(self, target: str, **options: Any) -> None:
        answered = {"static_path_route": ["/healthz"], "static_path_mount": [HEALTHY]}
        super().__init__(target, static_path_expires=0, **answered, **options)
        self.restarts = 0
        self.waits: dict[int, int] = {}  # by process, how long it was waited for the last time
        self.due: dict[int, Any] = {}  # by process, when it is started again

    def _serve_loop(self, spawn_target: Any, target_loader: Any) -> None:
        while not self.interrupt_signal:
            self.main_loop_interrupt.wait(self._next_due())
            self.main_loop_interrupt.clear()
            if self.interrupt_signal:
                return
            while self.interrupt_children:
                self._put_down(self.interrupt_children.pop())
            for number in [number for number, due in self.due.items() if due <= time.monotonic()]:
                del self.due[number]
                self._start_again(number, spawn_target, target_loader)
            if self.reload_signal:
                self._reload(spawn_target, target_loader)

    def _next_due(self) -> Any:
        """Return the seconds until a process is to be started again; None: nothing is due."""
        return max(0, min(self.due.values()) - time.monotonic()) if self.due else None

    def _put_down(self, number: int) -> None:
        """Say that a process ended, and when it is started again."""
        ended = self.wrks[number]
        has_lasted = time.monotonic() - ended.birth >= LASTED
        wait = 0 if has_lasted else self._longer(self.waits.get(number))
        self.restarts, self.waits[number] = self.restarts + 1, wait
        self.due[number] = time.monotonic() + wait
        log.error(
            "web_process_ended",
            process=number + 1,
            pid=ended.inner.pid,
            status=ended.inner.exitcode,
            started_again_in=wait,
            restarts=self.restarts,
        )

    def _longer(self, wait: int | None) -> int:
        """Return the wait after this one: none at first, then a second, and twice as long each time."""
        return 0 if wait is None else min(LONGEST_WAIT, max(1, 2 * wait))

    def _start_again(self, number: int, spawn_target: Any, target_loader: Any) -> None:
        process = self._spawn_worker(idx=number, target=spawn_target, callback_loader=target_loader)
        self.wrks[number] = process
        process.start()
        log.warning("web_process_started_again", process=number + 1, pid=process.inner.pid)
