"""The real web server, killed in the midst of a request: a form sent again is done once."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from http.cookiejar import CookieJar
from urllib.parse import quote, urlencode
from uuid import uuid4

import pytest
from django.db import connection, transaction

from callcenter.postgres import ROOT
from orders.models import Event, Order
from tests.factories import PASSWORD, ChargeRuleFactory, ItemFactory, OrderFactory

pytestmark = pytest.mark.django_db(transaction=True)


def wait_until(truth: Callable[[], object], seconds: float = 60) -> object:
    """Poll until something is true, and return it."""
    deadline = time.monotonic() + seconds
    while not (found := truth()):
        assert time.monotonic() < deadline, "It took too long."
        time.sleep(0.05)
    return found


def database_url() -> str:
    """The database of this test, as the server is told of it."""
    told = connection.get_connection_params()
    user = quote(told.get("user", ""), safe="")
    password = f":{quote(told['password'], safe='')}" if told.get("password") else ""
    place = {key: told[key] for key in ("host", "port") if told.get(key)}
    return f"postgresql://{user}{password}@/{quote(told['dbname'], safe='')}?{urlencode(place)}"


class WebServer:
    """The demo's web server with its workers, on a port of its own."""

    def __init__(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        lifeline, self.held = os.pipe()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "callcenter.web", str(self.port), "2", str(lifeline)],
            env=os.environ
            | {"DATABASE_URL": database_url(), "DJANGO_SETTINGS_MODULE": "tests.settings"},
            cwd=ROOT,
            pass_fds=[lifeline],
            start_new_session=True,
        )
        os.close(lifeline)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def is_ready(self) -> bool:
        assert self.process.poll() is None, "The web server ended by itself."
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", timeout=5) as answer:
                return answer.status == 200
        except OSError:
            return False

    def kill(self) -> None:
        """Kill the server and its workers where they stand."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@contextmanager
def running() -> Iterator[WebServer]:
    server = WebServer()
    try:
        wait_until(server.is_ready)
        yield server
    finally:
        server.kill()
        os.close(server.held)


class Caller:
    """A plain HTTP client that keeps cookies; they hold for every port of this host."""

    def __init__(self) -> None:
        self.jar = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    @property
    def cookies(self) -> dict[str, str]:
        return {cookie.name: cookie.value or "" for cookie in self.jar}

    def form(self, **typed: object) -> bytes:
        return urlencode(typed | {"csrfmiddlewaretoken": self.cookies["csrftoken"]}).encode()

    def get(self, url: str) -> str:
        with self.opener.open(url, timeout=60) as answer:
            return answer.read().decode()

    def post(self, url: str, **typed: object) -> str:
        with self.opener.open(url, self.form(**typed), timeout=60) as answer:
            return answer.read().decode()

    def begin_post(self, port: int, path: str, **typed: object) -> http.client.HTTPConnection:
        """Send a form and leave without waiting for the answer."""
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        line.request("POST", path, self.form(**typed), headers)
        return line


def who_waits_for_us() -> int | None:
    """The backend that waits for a lock of this transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_locks"
            " WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))"
        )
        row = cursor.fetchone()
    return row[0] if row else None


def is_gone(backend: object) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_stat_activity WHERE pid = %s", [backend])
        return cursor.fetchone() is None


def test_a_line_sent_again_after_the_server_was_killed_is_there_once(agent):
    ItemFactory.create(item_number="81327", price="110.05")
    ChargeRuleFactory.create(tiers=[("0", None, "9.95")])
    order = OrderFactory.create(taken_by=agent)
    add_line = f"/orders/{order.number}/lines/add/"
    typed = {"item": "81327", "quantity": 1, "key": uuid4()}
    caller = Caller()

    with running() as server:
        sign_in = f"{server.url}/accounts/login/"
        caller.get(sign_in)
        caller.post(sign_in, login=agent.username, password=PASSWORD)
        assert "sessionid" in caller.cookies
        with transaction.atomic():
            Order.objects.select_for_update().get(pk=order.pk)
            line = caller.begin_post(server.port, add_line, **typed)
            backend = wait_until(who_waits_for_us)
            server.kill()
        with pytest.raises((OSError, http.client.HTTPException)):
            line.getresponse()
        line.close()
    wait_until(lambda: is_gone(backend))
    order.refresh_from_db()
    assert order.lines.count() == 0
    assert order.total == 0

    with running() as server:
        for _ in range(2):
            assert "81327" in caller.post(f"{server.url}{add_line}", **typed)

    order.refresh_from_db()
    assert list(order.lines.values_list("item__item_number", "quantity")) == [("81327", 1)]
    assert order.total == Decimal("120.00")
    assert order.events.filter(kind=Event.LINE_ADDED).count() == 1
