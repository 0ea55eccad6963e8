"""An agent's browser: one connection that stays open, cookies, and what htmx sends along."""

from __future__ import annotations

import http.client
import re
import time
from collections.abc import Callable
from urllib.parse import urlencode
from uuid import uuid4

VERSION = re.compile(r'id="version"[^>]*value="(\d+)"')
TOTAL = re.compile(r'name="shown_total" value="([\d.]+)"')
CSRF = "b" * 32
OK = {200, 204, 302}


class Failed(Exception):
    """An answer that no agent should see."""


class Agent:
    """Signed in by a session that was made for him; ``spent`` holds the seconds of each step."""

    def __init__(self, port: int, session: str) -> None:
        self.line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.cookies = f"sessionid={session}; csrftoken={CSRF}"
        self.version = ""
        self.spent: list[tuple[str, float]] = []
        self.count: Callable[[], int] | None = None  # tells the statements since it was last asked
        self.statements: dict[str, int] = {}

    def get(self, path: str, *, step: str, target: str = "") -> str:
        headers = {"HX-Request": "true", "HX-Target": target} if target else {}
        return self.send("GET", path, None, headers, step=step)

    def post(self, path: str, *, step: str, **typed: object) -> str:
        """Send a form of the desk as htmx does."""
        headers = {
            "HX-Request": "true",
            "HX-Target": "div#desk",
            "X-CSRFToken": CSRF,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        if self.version:
            headers["Order-Version"] = self.version
        return self.send("POST", path, urlencode(typed), headers, step=step)

    def send(
        self, method: str, path: str, body: str | None, headers: dict[str, str], *, step: str
    ) -> str:
        headers = headers | {"Cookie": self.cookies, "Accept-Encoding": "identity"}
        if self.count:
            self.count()
        start = time.perf_counter()
        self.line.request(method, path, body, headers)
        answer = self.line.getresponse()
        text = answer.read().decode()
        self.spent.append((step, time.perf_counter() - start))
        if self.count:
            self.statements[step] = self.statements.get(step, 0) + self.count()
        if answer.status not in OK:
            raise Failed(f"{method} {path}: {answer.status} {text[-800:]}")
        self.location = answer.headers.get("Location") or answer.headers.get("HX-Redirect") or ""
        if found := VERSION.search(text):
            self.version = found[1]
        return text

    def new_order(self, account: str) -> int:
        """Open an order, and its page."""
        self.version = ""
        answer = self.post(
            "/orders/new/", step="new order", customer=account, call_center="USRT", key=uuid4()
        )
        named = re.search(r"/orders/(\d+)/", self.location)
        if named is None:
            raise Failed(f"No order was opened: {self.location} {answer[:2000]}")
        number = int(named[1])
        self.open(number)
        return number

    def open(self, number: int) -> str:
        return self.get(f"/orders/{number}/", step="open")

    def add(self, number: int, item: str) -> str:
        return self.post(
            f"/orders/{number}/lines/add/", step="add line", item=item, quantity=1, key=uuid4()
        )

    def change(self, number: int, line: int, quantity: int) -> str:
        return self.post(
            f"/orders/{number}/lines/{line}/change/", step="change quantity", quantity=quantity
        )

    def complete(self, number: int) -> str:
        return self.post(f"/orders/{number}/complete/", step="Complete")

    def pay(self, number: int) -> str:
        return self.post(
            f"/orders/{number}/payments/take/",
            step="pay",
            method="CASH",
            amount="rest",
            key=uuid4(),
        )

    def submit(self, number: int, answer: str) -> None:
        """Submit at the total of the last answer."""
        total = TOTAL.findall(answer)[-1]
        path = f"/orders/{number}/submit/"
        self.post(path, step="submit", shown_total=total, version=self.version, key=uuid4())

    def sell(self, account: str, items: list[str]) -> int:
        """Take a whole order, as the walk goes: lines one by one, mode, read out, paid, submitted."""
        number = self.new_order(account)
        for item in items:
            self.add(number, item)
        self.post(f"/orders/{number}/mode/set/", step="mode", mode="99")
        self.complete(number)
        self.submit(number, self.pay(number))
        return number
