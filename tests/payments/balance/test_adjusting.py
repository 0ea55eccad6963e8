"""The ledgers of customers in the admin: seen, and adjusted by an entry with its reason."""

from decimal import Decimal
from uuid import uuid4

import pytest

from payments import errors
from payments.models import AccountEntry, Claim, CreditEntry
from tests.factories import CustomerFactory
from tests.payments.accounts import adjust, credit_left, give_credit, owed

pytestmark = pytest.mark.django_db
ACCOUNT = "/admin/payments/accountentry/add/"
CREDIT = "/admin/payments/creditentry/add/"


def test_an_admin_settles_what_a_customer_paid_on_his_account(admin_client):
    customer = CustomerFactory.create()
    adjust(customer, "120.00", kind=Claim.ADJUSTED, reason="From the old system")

    answer = admin_client.post(
        ACCOUNT,
        {
            "customer": customer.pk,
            "currency": "USD",
            "kind": "settled",
            "amount": "50.00",
            "reason": "Transfer",
            "key": uuid4(),
        },
    )

    assert answer.status_code == 302
    assert AccountEntry.objects.count() == 2
    assert AccountEntry.objects.latest("pk").amount == Decimal("-50.00")
    assert owed(customer) == Decimal("70.00")


def test_an_admin_adjusts_a_credit(admin_client):
    customer = CustomerFactory.create()

    answer = admin_client.post(
        CREDIT,
        {
            "customer": customer.pk,
            "currency": "USD",
            "amount": "25.00",
            "reason": "Sorry",
            "key": uuid4(),
        },
    )

    assert answer.status_code == 302
    entry = CreditEntry.objects.get()
    assert (entry.kind, entry.amount, entry.reason) == ("adjusted", Decimal("25.00"), "Sorry")
    assert entry.by.username


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"amount": "-25.01"}, "has a credit of 25.00 USD"),
        ({"amount": "0"}, "Enter an amount that is not 0."),
        ({"reason": ""}, "This field is required."),
        ({"reason": "4111 1111 1111 1111"}, "This looks like a card number."),
    ],
)
def test_says_on_the_page_what_cannot_be_entered(admin_client, said, words):
    customer = CustomerFactory.create()
    give_credit(customer, "25.00")
    form = {
        "customer": customer.pk,
        "currency": "USD",
        "amount": "1.00",
        "reason": "x",
        "key": uuid4(),
    }

    answer = admin_client.post(CREDIT, form | said)

    assert answer.status_code == 200
    assert words in answer.content.decode()
    assert credit_left(customer) == Decimal("25.00")


def test_an_entry_needs_an_amount():
    with pytest.raises(errors.NothingToAdjust):
        adjust(CustomerFactory.create(), "0")


def test_an_entry_stays_as_it_is(admin_client):
    customer = CustomerFactory.create()
    entry = give_credit(customer, "25.00")

    for name in ("change", "delete"):
        url = f"/admin/payments/creditentry/{entry.pk}/{name}/"
        assert admin_client.post(url, {"amount": "1", "post": "yes"}).status_code == 403

    assert credit_left(customer) == Decimal("25.00")


@pytest.mark.parametrize(("page", "more"), [(ACCOUNT, {"kind": "settled"}), (CREDIT, {})])
def test_a_second_press_enters_no_more(admin_client, page, more):
    customer, key = CustomerFactory.create(), uuid4()
    said = {
        "customer": customer.pk,
        "currency": "USD",
        "amount": "25.00",
        "reason": "x",
        "key": key,
    }

    answers = [admin_client.post(page, said | more) for _press in range(2)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert AccountEntry.objects.count() + CreditEntry.objects.count() == 1
