"""The worker of tasks: it ends within seconds of being told to, whatever it waits for."""

from __future__ import annotations

from types import FrameType
from uuid import uuid4

from django.tasks import DEFAULT_TASK_BACKEND_ALIAS, DEFAULT_TASK_QUEUE_NAME
from django_tasks_db.management.commands.db_worker import Worker

from callcenter.outward.ending import end_for_sure, tell_to_end


class TaskWorker(Worker):
    """Ends a task that waits for somebody outside, too. Such a task says what is left to do."""

    def shutdown(self, signum: int, frame: FrameType | None) -> None:
        if not self.running:
            super().shutdown(signum, frame)  # told a second time: at once
        self.running = False
        tell_to_end()


def work() -> None:
    """Do what is due, until told to end."""
    worker = TaskWorker(
        queue_names=[DEFAULT_TASK_QUEUE_NAME],
        excluded_queue_names=[],
        backend_name=DEFAULT_TASK_BACKEND_ALIAS,
        worker_id=uuid4().hex,
        interval=1,
        startup_delay=False,
        batch=False,
        max_tasks=None,
    )
    worker.configure_signals()
    end_for_sure()
    worker.run()
