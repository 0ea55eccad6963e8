"""The tables by their names on the command line; imported once Django is set up."""

from __future__ import annotations

import sys
import time
from argparse import Namespace
from threading import Thread

from django.db import connection, connections

from bench import desk as desk_table
from bench import pricing as pricing_table
from bench import shift as shift_table
from bench.load import Work, report, run
from bench.service import cpu_seconds, manage, memory_of, web_server
from bench.sessions import session_for
from catalog.models import Item
from customers.models import Customer
from front.bulk.load import AGENTS, agent_name

PROCESSES = 2  # one for each core here
SECONDS_OF_LOAD = 20
RATE = 10  # orders a second of the soak
SOAKING = 16  # agents
CONNECTIONS = "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"


def desk(options: Namespace) -> None:
    lines = [5, 50] if options.quick else [5, 50, 500]
    desk_table.measure(rounds=8 if options.quick else 12, lines=lines, out=options.json)


def pricing(_options: Namespace) -> None:
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        pricing_table.measure()
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def shift(_options: Namespace) -> None:
    shift_table.run()


def load(options: Namespace) -> None:
    """1, 8 and 64 agents, each taking one order after the other."""
    seconds = SECONDS_OF_LOAD // 2 if options.quick else SECONDS_OF_LOAD
    with web_server(processes=PROCESSES) as (port, pid):
        run(works(port, agents=8, seconds=3))  # warm up
        for agents in (1, 8, 64):
            began = cpu_seconds(pid)
            orders = report(f"{agents} agents", run(works(port, agents=agents, seconds=seconds)))
            spent = (cpu_seconds(pid) - began) / max(orders, 1)
            print(
                f"\nProcessor time of an order, web server and database: {spent * 1000:.0f} ms;"
                f" {PROCESSES} processors allow {PROCESSES / spent:.1f} orders a second."
            )


def soak(options: Namespace) -> None:
    """Orders at a steady rate: no error, memory flat, connections bounded, the audit clean."""
    seconds = options.minutes * 60
    with web_server(processes=PROCESSES) as (port, pid):
        run(works(port, agents=8, seconds=30))
        before = memory_of(pid)
        most: list[int] = []
        Thread(target=watch, args=[seconds, most], daemon=True).start()
        pause = SOAKING / RATE
        done = run(works(port, agents=SOAKING, seconds=seconds, pause=pause))
        after = memory_of(pid)
    report(f"soak of {options.minutes} minutes", done)
    print(f"\nMemory of the web server: {before:,} kB, then {after:,} kB: × {after / before:.2f}")
    print(f"Connections at most: {max(most, default=0)}")
    sys.stdout.flush()
    manage("audit")
    print("Audit: nothing found.")


def watch(seconds: int, most: list[int]) -> None:
    """Note every second how many connections there are."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute(CONNECTIONS)
            most.append(int(cursor.fetchone()[0]))
        time.sleep(1)
    connections.close_all()


def works(port: int, *, agents: int, seconds: int, pause: float = 0) -> list[Work]:
    sold = Item.objects.filter(is_active=True, stock=None).order_by("pk")
    items = list(sold.values_list("item_number", flat=True)[:300])
    callers = Customer.objects.filter(addresses__country="US", addresses__is_default=True)
    accounts = list(callers.order_by("-pk").values_list("account_number", flat=True)[: agents * 50])
    return [
        Work(
            port=port,
            session=session_for(agent_name(number % AGENTS + 1)),
            accounts=accounts[number::agents],
            items=items[number:] + items[:number],
            seconds=seconds,
            pause=pause,
        )
        for number in range(agents)
    ]
