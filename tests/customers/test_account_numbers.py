import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from customers.models import Customer
from tests.factories import CustomerFactory

pytestmark = pytest.mark.django_db


def test_come_from_a_sequence_where_none_is_given():
    first = Customer.objects.create(last_name="Berg")
    second = Customer.objects.create(last_name="Berg")

    assert int(second.account_number) == int(first.account_number) + 1


@pytest.mark.parametrize("word", ["new", "select"])
def test_are_no_words_of_our_urls(word):
    with pytest.raises(ValidationError, match="This word is no account number: add a digit"):
        Customer(account_number=word, last_name="Berg").full_clean()
    with pytest.raises(IntegrityError, match="customers_customer_account_is_no_word"):
        CustomerFactory.create(account_number=word)


@pytest.mark.parametrize("account", ["..", ".a", "a b", "a/b", ""])
def test_can_stand_in_a_url(account):
    with pytest.raises(ValidationError, match="account_number"):
        Customer(account_number=account, last_name="Berg").full_clean()
