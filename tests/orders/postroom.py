"""The post room: the worker of tasks, run until nothing is due, and mail servers that say no."""

import smtplib

from django.core.mail.backends.base import BaseEmailBackend
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from tests.orders.drafts import draft_of_120, fresh, pay, submit


def submitted_120(*, email="karen@example.com", language=""):
    order = draft_of_120(email=email)
    order.customer.language = language
    order.customer.save(update_fields=["language"])
    pay(order)
    submit(order)
    return fresh(order)


def work():
    """Do what the worker does, and stop when no task is due.

    Its own loop closes connections, which a test's transaction does not survive.
    """
    worker = Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=None,
        worker_id="test",
        excluded_queue_names=[],
    )
    while task := DBTaskResult.objects.ready().get_locked():
        task.claim(worker.worker_id)
        worker.run_task(task)


def mail_server(name):
    """Settings under which a mail server of this module is used."""
    return {"MAILERS": {"default": {"BACKEND": f"{__name__}.{name}"}}}


class OutOfOrder(BaseEmailBackend):
    def send_messages(self, messages):
        raise ConnectionRefusedError(111, "Connection refused")


class NobodyThere(BaseEmailBackend):
    def send_messages(self, messages):
        raise smtplib.SMTPRecipientsRefused({messages[0].to[0]: (550, b"No such user")})


class Dying(BaseEmailBackend):
    """Takes the letter, and the process dies before it can say so."""

    def send_messages(self, messages):
        raise SystemExit(9)
