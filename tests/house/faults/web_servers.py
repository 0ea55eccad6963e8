"""Really started web servers, and a plain browser that asks them."""

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
from http.cookiejar import CookieJar
from urllib.parse import quote, urlencode

from django.db import connection

from callcenter.running.postgres import ROOT
from tests.factories import PASSWORD


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


def who_waits_for_us() -> int | None:
    """The backend that waits for a lock of this transaction."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pid FROM pg_locks"
            " WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))"
        )
        row = cursor.fetchone()
    return row[0] if row else None


class WebServer:
    """The demo's web server with two threads, on a port of its own."""

    def __init__(self, database_url: str, **environment: str) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        lifeline, self.held = os.pipe()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "callcenter.running.web", str(self.port), "2", str(lifeline)],
            env=os.environ
            | {"DATABASE_URL": database_url, "DJANGO_SETTINGS_MODULE": "tests.settings"}
            | environment,
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
def running(database_url: str, **environment: str) -> Iterator[WebServer]:
    server = WebServer(database_url, **environment)
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

    def sign_in(self, url: str, username: str, password: str = PASSWORD) -> None:
        self.get(f"{url}/accounts/login/")
        self.post(f"{url}/accounts/login/", login=username, password=password)
        assert "sessionid" in self.cookies

    def form(self, **typed: object) -> bytes:
        return urlencode(typed | {"csrfmiddlewaretoken": self.cookies["csrftoken"]}).encode()

    def get(self, url: str) -> str:
        with self.opener.open(url, timeout=60) as answer:
            return answer.read().decode()

    def post(self, url: str, **typed: object) -> str:
        return self.sent(url, **typed)[1]

    def sent(self, url: str, **typed: object) -> tuple[str, str]:
        """Send a form; return the address it led to, and the page there."""
        with self.opener.open(url, self.form(**typed), timeout=60) as answer:
            return answer.geturl(), answer.read().decode()

    def begin_post(self, port: int, path: str, **typed: object) -> http.client.HTTPConnection:
        """Send a form and leave without waiting for the answer."""
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        line.request("POST", path, self.form(**typed), headers)
        return line
