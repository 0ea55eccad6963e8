"""`manage.py load_demo`: what it loads, and what it refuses to touch."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from callcenter.models import User
from customers.models import Customer
from front.demo.mark import is_marked
from orders.models import Order
from tests.factories import CustomerFactory, OrderFactory, UserFactory

pytestmark = pytest.mark.usefixtures("own_database")


def load_demo(**options):
    said = StringIO()
    call_command("load_demo", stdout=said, **options)
    return said.getvalue().strip()


def test_loading_again_leaves_what_was_changed():
    load_demo()
    Customer.objects.filter(account_number="2001").update(note="Likes gold.")

    said = load_demo()

    assert said == "The demo data is there already; --reset starts over."
    assert Customer.objects.get(account_number="2001").note == "Likes gold."


def test_reset_starts_over_with_the_same_numbers():
    load_demo()
    Customer.objects.filter(account_number="2001").update(note="Likes gold.")
    connection.check_constraints()  # PostgreSQL empties no table with checks outstanding

    assert load_demo(reset=True) == "The demo data is loaded."

    numbers = Order.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == [1001, 1002, 1003, 1004, 1005, 1006, 1007, 1008]
    assert Customer.objects.get(account_number="2001").note == ""


def test_reset_of_an_empty_database_loads_it():
    assert load_demo(reset=True) == "The demo data is loaded."

    assert is_marked()


@pytest.mark.parametrize("reset", [False, True])
@pytest.mark.parametrize("factory", [UserFactory, CustomerFactory, OrderFactory])
def test_refuses_a_database_with_data_of_its_own(factory, reset):
    factory.create()
    users = User.objects.count()

    with pytest.raises(CommandError, match="holds data of its own, without the demo mark"):
        load_demo(reset=reset)

    assert User.objects.count() == users
    assert not is_marked()


@pytest.mark.parametrize("reset", [False, True])
def test_refuses_in_production(settings, reset):
    load_demo()
    settings.IS_DEMO = False
    Customer.objects.filter(account_number="2001").update(note="Likes gold.")

    with pytest.raises(CommandError, match="set CALLCENTER_MODE=demo"):
        load_demo(reset=reset)

    assert Customer.objects.get(account_number="2001").note == "Likes gold."
