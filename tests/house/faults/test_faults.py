"""Killed under load, web server and PostgreSQL: nothing that was confirmed is lost, nothing is half done."""

import http.client
import os
import re
import signal
import subprocess
import sys
import threading
from itertools import count
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from callcenter.running.postgres import ROOT, Server
from tests.house.faults.servers import data_folder
from tests.house.faults.web_servers import Caller, running, wait_until
from tests.plugin.postgres import start_migrated

AGENTS = ["agent", "agent2", "supervisor"]
ENOUGH = 4  # orders confirmed before and after each kill
BROKEN = (OSError, http.client.HTTPException)  # a line that was cut, or an answer 5xx


class Agents:
    """Agents who take orders without a pause, and remember what was confirmed to them."""

    def __init__(self) -> None:
        self.confirmed: list[int] = []
        self.wrong: list[str] = []
        self.url = ""
        self.ended = threading.Event()
        self.threads = [threading.Thread(target=self.work, args=[name]) for name in AGENTS]

    def __enter__(self) -> "Agents":
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        for thread in self.threads:
            thread.join()

    def work(self, username: str) -> None:
        caller, accounts = Caller(), count(2002)
        while not self.ended.is_set():
            try:
                if "sessionid" not in caller.cookies:
                    caller.sign_in(self.url, username, "demo")
                self.take_order(caller, str(2002 + next(accounts) % 30))
            except BROKEN:
                self.ended.wait(0.2)
            except AssertionError as error:
                self.wrong.append(str(error))
                return

    def take_order(self, caller: Caller, account: str) -> None:
        """One order from the customer to Submit; each form is one request, as without JavaScript."""
        url = self.url
        address, _page = caller.sent(
            f"{url}/orders/new/",
            customer=account,
            call_center="USRT",
            key=uuid4(),
            item="81327",
        )
        number = int(re.search(r"/orders/(\d+)/", address)[1])
        page = caller.post(f"{url}/orders/{number}/complete/", key=uuid4())
        take = f"{url}/orders/{number}/payments/take/"
        page = caller.post(take, method="CASH", amount="rest", key=uuid4())
        typed = {
            name: re.search(rf'name="{name}" value="([^"]+)"', page)[1]
            for name in ("version", "shown_total")
        }
        address, page = caller.sent(f"{url}/orders/{number}/submit/", key=uuid4(), **typed)
        assert "Open order" in page, page
        self.confirmed.append(number)

    def wait_for_more(self) -> None:
        """Wait until some more orders were confirmed."""
        enough = len(self.confirmed) + ENOUGH
        wait_until(lambda: len(self.confirmed) >= enough or self.wrong, 120)
        assert self.wrong == []


@pytest.fixture
def folder():
    with data_folder() as folder:
        yield folder


def manage(server: Server, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command],
        env=server.environment() | {"DJANGO_SETTINGS_MODULE": "tests.settings"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def kill_postgres(server: Server) -> None:
    postmaster = int((server.home / "data/postmaster.pid").read_text().split()[0])
    os.kill(postmaster, signal.SIGKILL)


def require_all_there(server: Server, agents: Agents) -> None:
    with psycopg.connect(server.url) as connection:
        rows = connection.execute("SELECT number FROM orders_order WHERE status = 'submitted'")
        there = {number for (number,) in rows}
    assert set(agents.confirmed) <= there
    audit = manage(server, "manage.py", "audit")
    assert (audit.returncode, audit.stderr) == (0, ""), audit.stderr


def test_nothing_confirmed_is_lost_when_servers_are_killed(folder: Path):
    server, agents = Server(folder), Agents()
    start_migrated(server)
    prepared = manage(server, "-m", "callcenter.running.prepare")
    assert prepared.returncode == 0, prepared.stdout + prepared.stderr

    with running(server.url) as web:
        agents.url = web.url
        with agents:
            agents.wait_for_more()
            web.kill()
            with running(server.url) as another:
                agents.url = another.url
                agents.wait_for_more()
                kill_postgres(server)
                again = Server(folder)
                again.start()
                agents.wait_for_more()

    require_all_there(server, agents)
    again.stop()
    server.stop()
