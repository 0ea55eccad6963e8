"""What is timed: searches, orders and lists, each with its floor."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import cycle
from random import Random
from time import perf_counter
from typing import Any, NamedTuple
from urllib.parse import quote

from bench.agent import Agent
from bench.floors import HITS, ITEMS, LIST, LISTED, ORDER, SEARCHES, Floor
from catalog.models import Item
from customers.models import ContactPoint, Customer
from orders.models import Order

SHORT = 5  # letters of a name in which no two are swapped


class Measure(NamedTuple):
    """What is timed at the desk, what is its floor, and what sets the stage before each time."""

    name: str
    ours: Callable[[], object]
    floor: Callable[[], object]
    rounds: int = 1  # in parts of those asked for
    step: str = ""  # whose statements count, where the stage takes others


def timed(call: Callable[[], object]) -> float:
    """Return the seconds of a call; one that sets its stage first tells them itself."""
    start = perf_counter()
    told = call()
    return told if isinstance(told, float) else perf_counter() - start


def searches(agent: Agent, floor: Floor) -> Iterator[Measure]:
    rng = Random(1)
    keys = Customer.objects.filter(kind="person").exclude(first_key="").order_by("-pk")
    people = rng.sample(list(keys.values_list("first_key", "last_key", "pk")[:5_000]), 100)
    latin = [one for one in people if one[1].isascii() and one[1].isalpha() and len(one[1]) > SHORT]
    points = ContactPoint.objects.telephones().filter(customer__in=[pk for *_, pk in latin])
    ends = [value[-7:] for value in points.values_list("value", flat=True)]
    some, numbers = cycle(latin), cycle(ends)

    def search(typed: Callable[[], str]) -> Callable[[], object]:
        return lambda: agent.get(
            f"/customers/?q={quote(typed())}", step="search", target="div#hits"
        )

    def least(kind: str, values: Callable[[], dict[str, str]]) -> Callable[[], object]:
        statement = HITS.format(found=SEARCHES[kind])
        return lambda: floor.read(statement, **values())

    def between(text: str) -> dict[str, str]:
        return {"low": text, "high": text[:-1] + chr(ord(text[-1]) + 1)}

    yield Measure(
        "search: beginning of a name",
        search(lambda: next(some)[1][:4]),
        least("prefix", lambda: between(next(some)[1][:4])),
    )

    def two() -> dict[str, str]:
        first, last, _ = next(some)
        return {"last": last} | between(first[:2])

    def two_words() -> str:
        first, last, _ = next(some)
        return f"{last} {first[:2]}"

    yield Measure("search: two words", search(two_words), least("two words", two))
    yield Measure(
        "search: end of a telephone number",
        search(lambda: next(numbers)),
        least("telephone", lambda: {"ends": next(numbers)[::-1] + "%"}),
    )

    def misspelt() -> str:
        word = next(some)[1]
        return word[:2] + word[3] + word[2] + word[4:]

    yield Measure(
        "search: misspelt, on Enter",
        lambda: agent.get(f"/customers/?q={quote(misspelt())}", step="search"),
        least("exact", lambda: {"last": next(some)[1]}),
    )


def orders(agent: Agent, floor: Floor, lines: list[int]) -> Iterator[Measure]:
    account = (
        Customer.objects.filter(addresses__state="OR", addresses__is_default=True)
        .order_by("-pk")
        .values_list("account_number", flat=True)[0]
    )
    sold = Item.objects.filter(is_active=True, stock=None).order_by("pk")
    items = list(sold.values_list("item_number", flat=True)[:600])
    for count in (1, 20):
        steps = floor.learn(agent.sell(account, items[:count]))
        yield Measure(
            f"order of {count} line{'s' * (count > 1)}, whole",
            lambda count=count: agent.sell(account, items[:count]),
            lambda steps=steps: floor.sell(steps),
            rounds=4 if count > 1 else 1,
        )
    words = cycle(["lamp", "jacket", "wool", "rope", "classic"])
    number = agent.new_order(account)
    yield Measure(
        "item search",
        lambda: agent.get(
            f"/orders/{number}/items/?item={next(words)}", step="items", target="div#item-list"
        ),
        lambda: floor.read(ITEMS, word=f"% {next(words)}%"),
    )
    one = floor.learn(agent.sell(account, items[:1]))
    for count in lines:
        yield from order_of(agent, floor, account, items[:count], one)
    yield from steps_of(agent, floor, account, items[0], one)


def order_of(
    agent: Agent, floor: Floor, account: str, items: list[str], one: Any
) -> Iterator[Measure]:
    """An order of so many lines: opened, a line added, a quantity changed."""
    number, count = agent.new_order(account), len(items)
    for item in items:
        agent.add(number, item)
    order = Order.objects.get(number=number)
    copy = floor.new_key()
    floor.write(one["new"], order=copy, is_new=True)
    floor.line.execute(
        "INSERT INTO floor.orders_orderline OVERRIDING SYSTEM VALUE SELECT (jsonb_populate_record(l,"
        " jsonb_build_object('id', 1600000000 + l.id, 'order_id', %s::bigint))).*"
        " FROM orders_orderline l WHERE order_id = %s",
        [copy, order.pk],
    )
    (_, event), *_ = [row for row in one["add"] if row[0] == "orders_orderevent"]
    yield Measure(
        f"open an order of {count} lines",
        lambda: agent.open(number),
        lambda: [floor.read(part, number=number, order=order.pk) for part in ORDER],
    )
    version = agent.version

    def change() -> float:
        agent.version = str(Order.objects.get(pk=order.pk).version)
        quantities.reverse()
        start = perf_counter()
        agent.change(number, 1, quantities[0])
        return perf_counter() - start

    quantities = [1, 2]
    assert version
    yield Measure(
        f"change a quantity among {count} lines",
        change,
        lambda: floor.change(copy, 1, event),
        step="change quantity",
    )

    def add() -> float:
        agent.version = ""
        start = perf_counter()
        agent.add(number, items[0])
        spent = perf_counter() - start
        last = order.lines.latest("number")  # taken off again, so that the next is the same line
        agent.version = str(Order.objects.get(pk=order.pk).version)
        agent.post(f"/orders/{number}/lines/{last.number}/delete/", step="delete")
        return spent

    def add_least() -> float:
        start = perf_counter()
        floor.write(
            [(table, facts | {"number": count + 1}) for table, facts in one["add"]], order=copy
        )
        spent = perf_counter() - start
        floor.line.execute(
            "DELETE FROM floor.orders_orderline WHERE order_id = %s AND number = %s",
            [copy, count + 1],
        )
        return spent

    yield Measure(f"add line {count + 1}", add, add_least, step="add line")


def steps_of(agent: Agent, floor: Floor, account: str, item: str, one: Any) -> Iterator[Measure]:
    """Complete, and Submit, of an order of one line."""

    def staged(step: str) -> Callable[[], float]:
        def call() -> float:
            agent.sell(account, [item])
            return next(spent for name, spent in reversed(agent.spent) if name == step)

        return call

    def least(step: str) -> Callable[[], float]:
        def call() -> float:
            order = floor.new_key()
            floor.write(one["new"], order=order, is_new=True)
            start = perf_counter()
            floor.write(one[step], order=order)
            return perf_counter() - start

        return call

    yield Measure("Complete", staged("Complete"), least("complete"), rounds=2, step="Complete")
    yield Measure("submit", staged("submit"), least("submit"), rounds=2, step="submit")


def lists(agent: Agent, floor: Floor) -> Iterator[Measure]:
    call_center = Order.objects.order_by("-pk").values_list("call_center_id", flat=True)[0]
    yield Measure(
        "Sales orders, the list",
        lambda: agent.get("/orders/", step="list"),
        lambda: floor.read(LIST, call_center=call_center),
    )
    agent_page = agent.get("/orders/blocked/", step="blocked")
    numbers = [int(n) for n in dict.fromkeys(re.findall(r"/orders/(\d+)/", agent_page))]
    yield Measure(
        "blocked orders",
        lambda: agent.get("/orders/blocked/", step="blocked"),
        lambda: floor.read(LISTED, numbers=numbers),
    )
