"""One of the two builds: serves itself, and does what it is told, a row of the table at a time.

It is run by the build's own Python in the build's own folder, so it uses nothing that the older one lacks.
"""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Callable
from itertools import cycle
from urllib.parse import quote

sys.path[0] = os.getcwd()  # the build that is measured, not the one this file stands in
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "callcenter.settings")
import django  # noqa: E402

PROCESSES, AGENTS, SECONDS = 2, 8, 6


def rows_of(port: int) -> dict[str, Callable[[], object]]:
    """Return what can be measured, by its name in the table."""
    from bench.agent import Agent  # noqa: PLC0415
    from bench.sessions import session_for  # noqa: PLC0415
    from catalog.models import Item  # noqa: PLC0415
    from customers.models import Customer  # noqa: PLC0415

    agent = Agent(port, session_for("bulk01"))
    accounts = Customer.objects.filter(addresses__state="OR", addresses__is_default=True)
    account = accounts.order_by("-pk").values_list("account_number", flat=True)[0]
    sold = Item.objects.filter(is_active=True, stock=None).order_by("pk")
    items = list(sold.values_list("item_number", flat=True)[:500])
    keys = Customer.objects.filter(kind="person", last_key__regex="^[a-z]{6,}$")
    people = cycle(keys.order_by("-pk").values_list("first_key", "last_key")[:50])

    def search(typed: Callable[[str, str], str]) -> None:
        for _ in range(4):
            text = quote(typed(*next(people)))
            agent.get(f"/customers/?q={text}", step="search", target="div#hits")

    rows: dict[str, Callable[[], object]] = {
        "order of 1 line": lambda: agent.sell(account, items[:1]),
        "order of 3 lines": lambda: agent.sell(account, items[:3]),
        "search: two words": lambda: search(lambda first, last: f"{last} {first[:2]}"),
        "search: beginning of a name": lambda: search(lambda _, last: last[:4]),
        "blocked orders": lambda: agent.get("/orders/blocked/", step="blocked"),
    }
    for count in (5, 500):
        number = agent.new_order(account)
        for item in items[:count]:
            agent.add(number, item)
        rows[f"open {count} lines"] = lambda number=number: agent.open(number)
        rows[f"change a quantity among {count}"] = changes(agent, number)
    agent.line.close()  # opened anew when asked: the server would not keep it until the other side is ready
    return rows


def changes(agent: object, number: int) -> Callable[[], object]:
    """Return what changes a line's quantity to and fro, each time on what the page last knew."""
    version, quantities = agent.version, cycle([2, 1])

    def change() -> None:
        nonlocal version
        agent.version = version
        agent.change(number, 1, next(quantities))
        version = agent.version

    return change


def load(port: int) -> int:
    """Let many agents take orders at once; return the orders."""
    from bench.load import run  # noqa: PLC0415
    from bench.tables import works  # noqa: PLC0415

    done = run(works(port, agents=AGENTS, seconds=SECONDS))
    assert not any(one.failures for one in done), [one.failures for one in done]
    return sum(one.orders for one in done)


def main() -> None:
    django.setup()
    logging.disable(logging.CRITICAL)
    from bench.service import web_server  # noqa: PLC0415

    is_load = sys.argv[1:] == ["load"]
    with web_server(processes=PROCESSES if is_load else 1) as (port, pid):
        rows = {"load": lambda: load(port)} if is_load else rows_of(port)
        print(json.dumps({"pid": pid, "rows": list(rows)}), flush=True)
        for asked in sys.stdin:
            done = rows[asked.strip()]()
            print(json.dumps(done if isinstance(done, int) else None), flush=True)


if __name__ == "__main__":
    main()
