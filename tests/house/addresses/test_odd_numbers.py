"""Whatever a number is, it ends in a page: in an address, a query, a form; 5,000 digits of it, or none that counts."""

import pytest
from django import forms
from django.test import Client

from tests.house.addresses import VERBS, full_path
from tests.orders.drafts import draft, pay, submit, supervisor_of

pytestmark = pytest.mark.django_db
LONG = "9" * 5000
ODD = {"long": LONG, "superscript": "²", "30 digits": "9" * 30}
QUERIES = [
    *("q", "page", "hit", "changed", "day", "line", "lines", "seen"),
    *("to", "customer", "add", "next", "at", "revision"),
]


def all_forms(base=forms.BaseForm):
    for one in base.__subclasses__():
        yield one
        yield from all_forms(one)


NAMES = sorted(
    {name for one in all_forms() for name in getattr(one, "base_fields", {})} | set(QUERIES)
)


@pytest.fixture
def client(call_center):
    client = Client(raise_request_exception=False)
    client.force_login(supervisor_of(call_center))
    return client


@pytest.fixture
def numbers(database):
    """An order that is open at the desk, and one that is submitted."""
    order = draft("10.00")
    pay(order)
    submit(order)
    return [draft("20.00").number, order.number]


def addresses(numbers):
    """Every address, those of an order for each of the two."""
    found = {"/" + full_path(one) for one in VERBS}
    of_orders = {path for path in found if path.startswith("/orders/1/")}
    theirs = {path.replace("/1/", f"/{number}/", 1) for number in numbers for path in of_orders}
    return sorted(found - of_orders | theirs)


def faulty(answers):
    return {what: answer.status_code for what, answer in answers if answer.status_code >= 500}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_in_a_query(client, numbers, odd):
    said = dict.fromkeys(NAMES, odd) | {"hit": f"order/{odd}"}
    answers = [(path, client.get(path, said)) for path in addresses(numbers)]

    assert faulty(answers) == {}


@pytest.mark.parametrize("odd", ODD.values(), ids=ODD)
def test_in_a_form(client, numbers, odd):
    said = dict.fromkeys(NAMES, odd)
    answers = [
        (path, client.post(path, said)) for path in addresses(numbers) if "switch" not in path
    ]

    assert faulty(answers) == {}


def test_in_an_address(client, numbers):
    paths = {"/" + full_path(one, LONG) for one in VERBS}

    assert faulty((path, client.get(path)) for path in paths) == {}
