"""A mail server that takes calls and never says a word stops nobody: no page, and no worker for long."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

import pytest
from django.core.mail import EmailMessage
from django.db import connection, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from callcenter.models import Passing, PassingLetter
from callcenter.outward.letters import post
from callcenter.running.postgres import ROOT
from orders.models import Letter, LetterState
from tests.callcenter.outward.mail_servers import MailServer, mail_server
from tests.house.faults.web_servers import (
    Caller,
    database_url,
    running,
    wait_until,
    who_waits_for_us,
)
from tests.orders.postroom import submitted_120

pytestmark = [pytest.mark.usefixtures("own_database"), pytest.mark.real_clock]
SOON = 30  # seconds: a generous bound of "within seconds", on a busy machine too
MANY = 8


def by(server: MailServer) -> dict[str, str]:
    """Variables of a process that sends its letters by this server, and would wait for it for minutes."""
    return {
        "DJANGO_SETTINGS_MODULE": "tests.house.faults.mail_settings",
        "CALLCENTER_SMTP_HOST": "127.0.0.1",
        "CALLCENTER_SMTP_PORT": str(server.port),
        "CALLCENTER_OUTWARD_SECONDS": "300",
    }


@contextmanager
def worker(server: MailServer, **environment: str):
    process = subprocess.Popen(
        [sys.executable, "manage.py", "worker"],
        env=os.environ | {"DATABASE_URL": database_url()} | by(server) | environment,
        cwd=ROOT,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def test_pages_are_answered_while_passwords_are_asked_for():
    with mail_server(silent_at="greeting") as server, running(database_url(), **by(server)) as web:

        def ask(one: int) -> str:
            caller = Caller()
            caller.get(f"{web.url}/accounts/password/reset/")
            return caller.post(
                f"{web.url}/accounts/password/reset/", email=f"nobody{one}@example.com"
            )

        with ThreadPoolExecutor(MANY) as pool:
            answers = list(pool.map(ask, range(MANY)))

    assert len(answers) == MANY
    assert PassingLetter.objects.filter(state=Passing.WAITING).count() == MANY
    assert server.calls == 0


@pytest.mark.parametrize("moment", ["greeting", "DATA"])
def test_a_worker_ends_while_it_waits_and_the_letter_leaves_by_another_one_once(moment):
    submitted_120()
    with mail_server(silent_at=moment) as silent, worker(silent) as process:
        wait_until(silent.is_silent.is_set)
        process.terminate()
        assert process.wait(SOON) == 0
    letter = Letter.objects.get()
    assert (letter.state, letter.attempts, silent.texts) == (LetterState.WAITING, 0, [])

    with mail_server() as server, worker(server) as process:
        wait_until(lambda: not DBTaskResult.objects.ready().exists())
        wait_until(lambda: Letter.objects.get().state == LetterState.SENT)
        process.terminate()
        assert process.wait(SOON) == 0
    assert len(server.texts) == 1


def test_a_letter_whose_text_was_given_is_not_given_again_by_itself():
    submitted_120()
    with mail_server(silent_at="text") as silent, worker(silent) as process:
        wait_until(silent.is_silent.is_set)
        process.terminate()
        assert process.wait(SOON) == 0

    letter = Letter.objects.get()
    assert (letter.state, letter.failure) == (LetterState.FAILED, "interrupted")
    assert len(silent.texts) == 1
    posted()
    with mail_server() as server, worker(server):
        wait_until(lambda: not PassingLetter.objects.exists())
    assert ["Subject: Hello" in text for text in server.texts] == [True]


def test_a_letter_about_an_account_waits_for_another_worker_too():
    with mail_server(silent_at="greeting") as silent, worker(silent) as process:
        posted()
        wait_until(silent.is_silent.is_set)
        process.terminate()
        assert process.wait(SOON) == 0
    assert PassingLetter.objects.get().state == Passing.WAITING

    with mail_server() as server, worker(server):
        wait_until(lambda: not PassingLetter.objects.exists())
    assert len(server.texts) == 1


def test_a_worker_goes_on_after_the_time_that_calls_have():
    submitted_120()
    with (
        mail_server(silent_at="greeting") as silent,
        worker(silent, CALLCENTER_OUTWARD_SECONDS="1"),
    ):
        wait_until(lambda: Letter.objects.get().failure)

    letter = Letter.objects.get()
    assert (letter.state, letter.attempts) == (LetterState.WAITING, 1)
    assert letter.failure == "TimeoutError: The mail server did not answer within 1 seconds."
    assert letter.due_at > timezone.now()


def test_a_worker_ends_though_it_waits_for_a_table_that_somebody_holds():
    posted()
    with mail_server() as server, worker(server) as process, transaction.atomic():
        wait_until(lambda: server.texts)  # from then on it listens to signals
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE django_tasks_database_dbtaskresult")
        wait_until(who_waits_for_us)
        process.terminate()
        assert process.wait(SOON) == 1


def posted() -> PassingLetter:
    message = EmailMessage("Hello", "Your key is 4711.", "a@example.com", ["b@example.com"])
    return post(message, at=timezone.now())
