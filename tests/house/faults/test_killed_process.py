"""One web process of several is killed: requests go on, and it is started again. Told to end, all end."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection, transaction

from callcenter.running.postgres import ROOT
from orders.models import Order
from tests.factories import ItemFactory, OrderFactory
from tests.house.faults.web_servers import Caller, database_url, wait_until, who_waits_for_us

pytestmark = [pytest.mark.usefixtures("own_database"), pytest.mark.real_clock]
SOON = 30  # seconds: a generous bound of "within seconds", on a busy machine too
NO_DATABASE = "postgresql://nobody@127.0.0.1:1/none"


class Web:
    """`manage.py web` with some processes, and what it says on the standard error."""

    def __init__(self, url: str, log: Path, processes: int) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url, self.log = f"http://127.0.0.1:{self.port}", log
        ours = {"DATABASE_URL": url, "CALLCENTER_THREADS": "2"}
        command = ["manage.py", "web", f"--port={self.port}", f"--processes={processes}"]
        with log.open("w") as said:
            self.process = subprocess.Popen(
                [sys.executable, *command],
                env=os.environ | ours | {"DJANGO_SETTINGS_MODULE": "tests.settings"},
                cwd=ROOT,
                stdout=said,
                stderr=said,
            )

    def children(self) -> list[int]:
        told = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(pid) for pid in told.split()]

    def answer(self, path: str = "/healthz") -> tuple[int, str]:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=SOON)
        try:
            line.request("GET", path)
            answer = line.getresponse()
            return answer.status, answer.read().decode()
        finally:
            line.close()

    def answers(self) -> bool:
        try:
            return self.answer()[0] == 200
        except OSError:
            return False

    def said(self, event: str) -> list[dict]:
        lines = [json.loads(line) for line in self.log.read_text().splitlines() if line[:1] == "{"]
        return [line for line in lines if line["event"] == event]


def status_of(line: http.client.HTTPConnection) -> int:
    with line.getresponse() as answer:
        line.close()
        return answer.status


def all_threads_wait() -> bool:
    """Tell whether both threads of the one process wait for a lock."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return cursor.fetchone()[0] == 2


@contextmanager
def web_server(tmp_path, *, processes=2, url=""):
    web = Web(url or database_url(), tmp_path / "log", processes)
    try:
        wait_until(web.answers)
        yield web
    finally:
        web.process.terminate()
        web.process.wait(60)


def test_a_killed_process_is_started_again_and_requests_go_on(tmp_path):
    with web_server(tmp_path) as web:
        wait_until(lambda: len(web.children()) == 2)
        killed, other = web.children()

        os.kill(killed, signal.SIGKILL)
        wait_until(lambda: web.said("web_process_started_again"))
        wait_until(web.answers)

        (ended,) = web.said("web_process_ended")
        assert (ended["pid"], ended["status"], ended["restarts"]) == (killed, -9, 1)
        assert ended["started_again_in"] == 0
        assert web.process.poll() is None
        assert other in web.children()
        assert killed not in web.children()
        assert len(web.children()) == 2


def test_one_that_ends_at_once_is_waited_for_longer_each_time(tmp_path):
    with web_server(tmp_path, processes=1) as web:
        for number in (1, 2, 3):
            wait_until(web.answers)
            (process,) = web.children()
            os.kill(process, signal.SIGKILL)
            wait_until(lambda number=number: len(web.said("web_process_ended")) == number)

        waits = [said["started_again_in"] for said in web.said("web_process_ended")]
        assert waits == [0, 1, 2]


def test_told_to_end_it_answers_what_is_under_way_and_leaves_no_process(tmp_path, agent):
    ItemFactory.create(item_number="81327", price="110.05")
    order = OrderFactory.create(taken_by=agent)
    caller = Caller()
    with web_server(tmp_path) as web:
        children = web.children()
        caller.sign_in(web.url, agent.username)
        with transaction.atomic():
            Order.objects.select_for_update().get(pk=order.pk)
            typed = {"item": "81327", "quantity": 1, "key": uuid4()}
            line = caller.begin_post(web.port, f"/orders/{order.number}/lines/add/", **typed)
            wait_until(who_waits_for_us)
            web.process.terminate()
        assert status_of(line) == 302
        assert web.process.wait(SOON) == 0
    assert [pid for pid in children if Path(f"/proc/{pid}").exists()] == []
    assert order.lines.count() == 1


def test_healthz_answers_while_all_threads_are_taken(tmp_path, agent):
    order = OrderFactory.create(taken_by=agent)
    ItemFactory.create(item_number="81327")
    address, caller = f"/orders/{order.number}/lines/add/", Caller()
    with web_server(tmp_path, processes=1) as web:
        caller.sign_in(web.url, agent.username)
        with transaction.atomic():
            Order.objects.select_for_update().get(pk=order.pk)
            taken = [
                caller.begin_post(web.port, address, item="81327", quantity=1, key=uuid4())
                for _ in range(4)
            ]
            wait_until(all_threads_wait)
            assert web.answer() == (200, "ok")
        assert [status_of(line) for line in taken] == [302] * 4


def test_healthz_answers_without_a_database_and_readyz_says_no(tmp_path):
    with web_server(tmp_path, processes=1, url=NO_DATABASE) as web:
        assert web.answer() == (200, "ok")
        assert web.answer("/readyz") == (503, "The database does not answer.")
