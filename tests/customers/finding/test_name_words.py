"""The words of names: kept by themselves, and asked in few queries."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from customers.finding.hits import near_misses
from customers.models import Customer, NameWord
from tests.factories import CustomerFactory


@pytest.mark.django_db
@pytest.mark.parametrize("people_of_the_name", [1, 30])
@pytest.mark.parametrize("typed", ["karen brwon", "bown", "anke van dre brg"])
def test_asks_no_more_for_many_than_for_one(
    django_assert_max_num_queries, typed, people_of_the_name
):
    Customer.objects.bulk_create(
        Customer(first_name="Karen", last_name="Brown") for _ in range(people_of_the_name)
    )

    with django_assert_max_num_queries(9):
        near_misses(typed, region="US")


@pytest.mark.django_db
def test_keeps_each_word_once_as_names_come_and_change():
    CustomerFactory.create(first_name="Ann", last_name="Ångström", bare=True)
    changed = CustomerFactory.create(first_name="Ann", last_name="van den Berg-Müller", bare=True)
    Customer.objects.filter(pk=changed.pk).update(last_name="Zu Fuß 3rd")
    CustomerFactory.create(is_organisation=True, organisation="A/B, Cee (Dee): Ltd.", bare=True)

    assert sorted(NameWord.objects.values_list("word", flat=True)) == [
        "angstrom", "ann", "berg", "cee", "dee", "den", "fuss", "ltd", "muller", "van",
    ]  # fmt: skip


@pytest.mark.usefixtures("own_database")
def test_two_who_enter_new_names_in_another_order_wait_for_nobody():
    def enter(names):
        try:
            with transaction.atomic():
                for name in names:
                    Customer.objects.create(first_name="", last_name=name)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(enter, [["Aaa", "Zzz"] * 5, ["Zzz", "Aaa"] * 5]))

    assert Customer.objects.count() == 20
    assert set(NameWord.objects.values_list("word", flat=True)) == {"aaa", "zzz"}
