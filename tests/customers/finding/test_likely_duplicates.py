"""Who may be the new customer already is shown while he is typed in."""

from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from customers.finding.duplicates import is_near, likely_duplicates
from customers.models import Customer, Reach
from tests.customers.finding.callers_again import make
from tests.factories import AddressFactory, ContactPointFactory, CustomerFactory
from tests.orders.plans import buffers, plans_of, scanned_whole, settle

pytestmark = pytest.mark.usefixtures("database")
URL = "/customers/new/likely-duplicates/"
KAREN = {
    "kind": "person",
    "first_name": "Karen",
    "last_name": "Berg",
    "telephone": "(206) 555-0100",
    "email": "karen@example.com",
    "postcode": "97214",
    "country": "US",
}


@pytest.fixture
def karen(call_center):
    karen = CustomerFactory.create(account_number="2001", bare=True)
    AddressFactory.create(customer=karen, is_default=True)
    ContactPointFactory.create(customer=karen, value="+12065550100")
    ContactPointFactory.create(customer=karen, reach=Reach.EMAIL, value="karen@example.com")
    return karen


def found(**typed):
    likely = likely_duplicates({"kind": "person", "country": "US"} | typed, region="US")
    return [
        (one.customer.account_number, [str(reason) for reason in one.reasons]) for one in likely
    ]


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"telephone": "206 555 0100"}, "same telephone number"),
        ({"telephone": "+1 206 555 0100", "country": "FR"}, "same telephone number"),
        ({"email": "KAREN@example.com"}, "same e-mail address"),
        ({"last_name": "berg", "postcode": "97214"}, "same name and postcode"),
        ({"first_name": "K", "last_name": "Bérg", "postcode": "97214"}, "same name and postcode"),
        ({"last_name": "Bergg", "postcode": "97214"}, "nearly the same name, same postcode"),
        ({"last_name": "Begr", "postcode": "97214"}, "nearly the same name, same postcode"),
    ],
)
def test_finds_a_customer_and_says_why(karen, typed, reason):
    assert found(**typed) == [("2001", [reason])]


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"telephone": "206 555 01"},
        {"telephone": "206 555 0101"},
        {"email": "karen"},
        {"email": "aren@example.com"},
        {"last_name": "Berg"},
        {"postcode": "97214"},
        {"last_name": "Berg", "postcode": "97215"},
        {"last_name": "Bergman", "postcode": "97214"},
        {"first_name": "Lars", "last_name": "Berg", "postcode": "97214"},
        {"last_name": "\x00", "postcode": "\x00", "telephone": "\x00", "email": "\x00@"},
    ],
)
def test_takes_nobody_else_for_a_customer(karen, typed):
    assert found(**typed) == []


def test_finds_an_organisation(karen):
    ski = CustomerFactory.create(account_number="2006", is_organisation=True)

    typed = {"kind": "organisation", "organisation": "Alpine Ski-House", "postcode": "97214"}
    assert found(**typed) == [(ski.account_number, ["same name and postcode"])]


def test_shows_three_those_with_more_reasons_first(karen):
    for number in range(4):
        CustomerFactory.create(account_number=f"N{number}")

    likely = found(**{name: KAREN[name] for name in KAREN if name not in {"kind", "country"}})

    assert [account for account, _reasons in likely] == ["2001", "N3", "N2"]
    assert likely[0][1] == [
        "same telephone number",
        "same e-mail address",
        "same name and postcode",
    ]


@pytest.mark.parametrize(
    ("one", "other", "is_so"),
    [
        ("berg", "berg", True),
        ("berg", "bergg", True),
        ("berg", "brg", False),
        ("bergh", "brgh", True),
        ("berg", "begr", True),
        ("berg", "burg", True),
        ("berg", "bergen", False),
        ("ng", "wu", False),
        ("meyer", "maier", False),
        ("", "berg", False),
    ],
)
def test_a_slip_is_one_letter(one, other, is_so):
    assert is_near(one, other) is is_so
    assert is_near(other, one) is is_so


def test_answers_with_rows_to_choose_from_and_announces_them_once(agent_client, karen):
    first = agent_client.post(URL, KAREN)
    again = agent_client.post(URL, KAREN | {"likely": "2001"})

    page = first.content.decode()
    assert 'value="customer/2001"' in page
    assert "same telephone number, same e-mail address, same name and postcode" in page
    said = "1 customer may be the same. The arrow down leads there."
    assert first.headers["HX-Trigger"] == f'{{"announce": {{"text": "{said}"}}}}'
    assert "HX-Trigger" not in again.headers


def test_shows_nothing_where_nobody_is_alike(agent_client, call_center):
    response = agent_client.post(URL, KAREN)

    assert "<table" not in response.content.decode()
    assert "HX-Trigger" not in response.headers


def test_does_not_keep_from_opening_an_account(agent_client, karen):
    address = {"street": "1 Street", "city": "Portland", "state": "OR"}

    agent_client.post("/customers/new/", KAREN | address | {"key": "0" * 31 + "1"})

    assert Customer.objects.count() == 2


def test_asks_a_fixed_number_of_queries(karen):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            found(**KAREN)
        return len(captured)

    one = queries()
    for _ in range(5):
        CustomerFactory.create()

    assert queries() == one == 5


def test_finds_those_who_call_again_and_few_others(call_center):
    """Of 600 customers and 200 callers; docs/searching.md tells of 4,000 and 1,000."""
    recall, precision = figures(make(600, 200))

    assert recall >= 95
    assert precision >= 88


def figures(callers):
    """Return recall and precision in percent: callers who were shown to be who they are, shown ones who were."""
    known = shown = right = 0
    for caller in callers:
        accounts = [account for account, _reasons in found(**caller.typed)]
        known += bool(caller.account)
        shown += len(accounts)
        right += caller.account in accounts
    return 100 * right // max(known, 1), 100 * right // max(shown, 1)


def test_no_table_is_read_from_end_to_end(own_database, call_center):
    callers = make(4000, 10)
    settle()

    plans = [plan for one in callers for plan in plans_of(partial(found, **one.typed))]

    assert set().union(*map(scanned_whole, plans)) == set()
    assert max(map(buffers, plans)) <= 200
