"""A whole shift signs in at once behind one address, while somebody guesses a password beside it."""

from __future__ import annotations

import http.client
import re
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from statistics import median
from urllib.parse import urlencode

from django.contrib.auth.hashers import make_password

from bench.service import cpu_seconds, web_server
from callcenter.models import Attempt, User
from front.demo.load import PASSWORD

AGENTS = 500
AT_ONCE = 16  # browsers that wait for an answer
PROCESSES = 2
GUESSED = "shift000"  # whose password is guessed: he is no one of those who sign in
PAGE = "/accounts/login/"
COOKIE = re.compile(r"((?:__Host-)?csrftoken=\w+)")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')


def run() -> None:
    """Print how long the shift took, who was let in, and how many guesses were looked at."""
    prepare()
    over = threading.Event()
    with web_server(processes=PROCESSES) as (port, pid):
        before, began = cpu_seconds(pid), time.perf_counter()
        with ThreadPoolExecutor(AT_ONCE + 1) as pool:
            guesses = pool.submit(guess, port, over)
            names = [name_of(number) for number in range(1, AGENTS + 1)]
            answers = list(pool.map(lambda name: sign_in(port, name, PASSWORD), names))
            took = time.perf_counter() - began
            over.set()
        spent = (cpu_seconds(pid) - before) / AGENTS
    waits = sorted(seconds for _status, seconds in answers)
    print(f"\n{AGENTS} agents behind one address, {PROCESSES} processes: {took:.0f} s")
    print(f"one waits {median(waits):.2f} s, the slowest {waits[-1]:.2f} s")
    print(f"processor time of a sign-in, web server and database: {spent * 1000:.0f} ms")
    print(f"answers: {dict(Counter(status for status, _seconds in answers))}")
    print(f"answers to guesses at one name meanwhile: {dict(guesses.result())}")


def prepare() -> None:
    """Make the agents of the shift where they are not there yet, and forget earlier attempts."""
    Attempt.objects.all().delete()
    password = make_password(PASSWORD)
    agents = (User(username=name_of(number), password=password) for number in range(AGENTS + 1))
    User.objects.bulk_create(agents, ignore_conflicts=True)


def name_of(number: int) -> str:
    return f"shift{number:03}"


def guess(port: int, over: threading.Event) -> Counter[int]:
    """Try one wrong password after the other until the shift has signed in; count the answers."""
    statuses: Counter[int] = Counter()
    while not over.is_set():
        status, _seconds = sign_in(port, GUESSED, f"wrong {statuses.total()}")
        statuses[status] += 1
        time.sleep(0.1)
    return statuses


def sign_in(port: int, name: str, password: str) -> tuple[int, float]:
    """Sign in as a browser that was never here; return the answer's status and the seconds of both requests."""
    began = time.perf_counter()
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    line.request("GET", PAGE)
    page = line.getresponse()
    cookie = COOKIE.search(page.headers.get("Set-Cookie", ""))
    token = TOKEN.search(page.read().decode())
    if cookie is None or token is None:
        raise LookupError("The sign-in page holds no token.")
    form = urlencode({"login": name, "password": password, "csrfmiddlewaretoken": token[1]})
    kind = {"Cookie": cookie[1], "Content-Type": "application/x-www-form-urlencoded"}
    line.request("POST", PAGE, form, kind)
    answer = line.getresponse()
    answer.read()
    line.close()
    return answer.status, time.perf_counter() - began
