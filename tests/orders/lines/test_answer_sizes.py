"""An answer holds what changed: of five hundred lines as little as of five."""

import gzip
from uuid import uuid4

import pytest

from catalog.models import Item
from orders.models import OrderLine
from orders.operations import complete as complete_order
from tests.factories import NOW, ChargeRuleFactory, ItemFactory, OfferedModeFactory
from tests.orders.answers import address
from tests.orders.drafts import draft, fresh

pytestmark = pytest.mark.django_db
ANSWER, PAGE = 6_000, 60_000  # bytes, compressed
WORDS = [
    "Wool",
    "Linen",
    "Trail",
    "Harbor",
    "Winter",
    "Cedar",
    "Copper",
    "Meadow",
    "Night",
    "Stone",
]


@pytest.fixture(scope="module")
def names():
    return [f"{one} {two} {three} jacket" for one in WORDS for two in WORDS for three in WORDS[:5]]


@pytest.fixture
def order(call_center, names):
    """Five hundred lines with names of their own."""
    OfferedModeFactory.create(mode__code="11", mode__name="Express", call_center=call_center)
    ChargeRuleFactory.create(tiers=[("0", None, "7.95")])
    for number, name in enumerate(names):
        ItemFactory.create(item_number=f"{81000 + 7 * number}", name=name, price=f"{number}.95")
    order = draft()
    OrderLine.objects.bulk_create(
        OrderLine(order=order, number=number, item=item, quantity=1 + number % 4)
        for number, item in enumerate(Item.objects.order_by("item_number"), start=1)
    )
    complete_order(order.number, at=NOW, by=order.taken_by)
    return fresh(order)


def weight(response):
    assert response.status_code == 200, response.content
    return len(gzip.compress(response.content))


def test_changes_weigh_little(order, htmx_client):
    def post(name, *more, **said):
        form = {"version": fresh(order).version, "key": uuid4()} | said
        return weight(htmx_client.post(address(name, order, *more), form))

    weights = {
        "add a line": post("orders:add-line", item="81000", quantity="1"),
        "change a line": post("orders:change-line", 250, quantity="7"),
        "delete a line": post("orders:delete-line", 251),
        "set the mode": post("orders:set-mode", mode="11"),
        "complete": post("payments:complete"),
        "pay": post("payments:take-payment", method="CASH", amount="half"),
    }

    assert {name: size for name, size in weights.items() if size > ANSWER} == {}


def test_the_first_page_and_the_summary_of_five_hundred_lines(order, htmx_client, names):
    assert weight(htmx_client.get(order.get_absolute_url())) <= PAGE

    later = htmx_client.get(
        address("payments:summary", order), headers={"HX-Target": "tbody#later-lines"}
    )

    assert later.text.count("<tr>") == 450
    assert names[49] not in later.text
    assert names[50] in later.text
