"""What is typed, and who must be found."""

from datetime import UTC, datetime

import pytest

from customers.finding.hits import certain, find
from customers.finding.search import as_first_words, is_card_number, read
from customers.models import Customer, Reach
from tests.customers.finding.typed_texts import FOUND
from tests.factories import AddressFactory, ContactPointFactory, CustomerFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    for account, first, last, telephone, email in [
        ("2001", "Karen", "Berg", "+14255550101", "karen.berg@example.com"),
        ("2002", "Karen", "Toh", "+12065550144", "ktoh@example.com"),
        ("2003", "Lars", "Karensen", "+15035550163", "lars@example.com"),
        ("2004", "Berg", "Karenina", "+15035550164", "anna_k@example.com"),
        ("2005", "Sinéad", "O'Brien", "+353861234567", "sinead@example.com"),
        ("2006", "Anke", "van der Berg", "+31201234567", "anke@example.com"),
        ("2007", "Peter", "Ng", "+12065552001", "png@example.com"),
        ("2008", "雷", "李", "+8613912345678", "li@example.com"),
        ("2009", "Łukasz", "Wiśniewski-Nowak", "+48221234567", "lukasz@example.com"),
        ("2010", "Jean-Pierre", "Lefèvre", "+33123456789", "jp@example.com"),
        ("DE-001", "Jürgen", "Groß", "+4930123456", "jg@example.com"),
    ]:
        customer = CustomerFactory.create(
            account_number=account, first_name=first, last_name=last, bare=True
        )
        ContactPointFactory.create(customer=customer, value=telephone, is_default=True)
        ContactPointFactory.create(
            customer=customer, reach=Reach.EMAIL, value=email, is_default=True
        )
    organisation = CustomerFactory.create(
        account_number="3001", is_organisation=True, organisation="Alpine Ski House", bare=True
    )
    AddressFactory.create(customer=organisation, postcode="97214", is_default=True)


@pytest.mark.parametrize(("typed", "accounts"), FOUND)
def test_finds_who_was_meant_best_first(people, typed, accounts):
    assert [hit.account for hit in find(typed, region="US")] == accounts


def test_reads_a_national_number_as_one_of_the_region(people):
    assert [hit.account for hit in find("06 01 02 03 04", region="FR")] == []
    ContactPointFactory.create(
        customer=Customer.objects.get(account_number="2001"), value="+33601020304"
    )

    assert [hit.account for hit in find("06 01 02 03 04", region="FR")] == ["2001"]


def test_shows_what_an_agent_compares():
    customer = CustomerFactory.create(account_number="2001")
    customer.contact_points.filter(reach=Reach.TELEPHONE).update(value="+14255550101")

    [hit] = find("2001", region="US")

    assert hit.name == "Karen Berg"
    assert (hit.street, hit.postcode, hit.town) == ("1234 SE Ankeny Street", "97214", "Portland")
    assert hit.telephone == "(425) 555-0101"
    assert hit.url == "/customers/2001/"


def test_shows_the_number_that_was_typed_rather_than_the_default_one():
    customer = CustomerFactory.create(account_number="2001")
    ContactPointFactory.create(customer=customer, value="+12065550144")

    [hit] = find("0144", region="US")

    assert hit.telephone == "(206) 555-0144"


@pytest.mark.parametrize(
    ("typed", "account"),
    [
        ("2001", "2001"),  # another one's telephone ends so
        ("(425) 555-0101", "2001"),
        ("toh", "2002"),
        ("karen", None),
        ("nobody", None),
    ],
)
def test_knows_which_hit_leaves_no_doubt(people, typed, account):
    hit = certain(find(typed, region="US"))

    assert (hit and hit.account) == account


def test_gives_ten_hits_at_most_each_once_in_a_stable_order():
    for n in range(15):
        CustomerFactory.create(account_number=f"S{n:02}", first_name="Al", last_name="Al")

    found = [hit.account for hit in find("al", region="US")]

    assert found == [f"S{n:02}" for n in range(14, 4, -1)]  # the newest first


def test_of_one_name_who_ordered_last_comes_first():
    for account, day in [("S1", 3), ("S2", 5), ("S3", 4)]:
        recent = datetime(2026, 11, day, tzinfo=UTC)
        CustomerFactory.create(account_number=account, recent_at=recent)

    assert [hit.account for hit in find("karen berg", region="US")] == ["S2", "S3", "S1"]


@pytest.mark.parametrize("people", [1, 10])
def test_asks_no_more_for_many_than_for_one(django_assert_max_num_queries, people):
    for _ in range(people):
        CustomerFactory.create(first_name="Karen", last_name="Berg")

    with django_assert_max_num_queries(9):
        find("karen b", region="US")


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("206 555 0100", {"telephone": "206 555 0100"}),
        ("kb@example.com", {"email": "kb@example.com"}),
        ("Berg", {"first_name": "", "last_name": "Berg"}),
        ("Mary Ann Berg", {"first_name": "Mary Ann", "last_name": "Berg"}),
        ("", {"first_name": "", "last_name": ""}),
    ],
)
def test_puts_what_was_typed_in_vain_into_the_right_fields(typed, fields):
    assert as_first_words(typed, region="US") == fields


@pytest.mark.parametrize(
    ("typed", "number"),
    [("1041", 1041), ("10 41", None), ("1041a", None), ("9999999999", None), ("²", None)],
)
def test_reads_an_order_number(typed, number):
    assert read(typed, region="US").order_number == number


@pytest.mark.parametrize(
    ("typed", "is_card"),
    [("4111 1111 1111 1111", True), ("+33 1 23 45 67 89", False), ("Karen", False)],
)
def test_knows_a_card_number_from_a_telephone_number(typed, is_card):
    assert is_card_number(typed, region="US") is is_card


@pytest.mark.parametrize("typed", ["97214", "972-14", " 97214 "])
def test_finds_by_a_postcode_alone(people, typed):
    assert [hit.account for hit in find(typed, region="US")] == ["3001"]
