"""Queries that are written once answer as those that are written each time."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.models import Q
from django.db.models.sql.compiler import SQLCompiler

from callcenter.sql.ready import ready, write
from orders.models import Order, OrderLine
from tests.factories import NOW, OrderFactory, OrderLineFactory

pytestmark = pytest.mark.usefixtures("database")


@ready
def lines_of(order_id: int):
    return OrderLine.objects.filter(order=order_id).in_order()


@ready
def numbers_among(ids: list[int], since, status: str):
    found = Order.objects.filter(pk__among=ids, created_at__gte=since, status=status)
    return found.order_by("pk").values_list("number", flat=True)


@ready
def locked(pk: int):
    return Order.objects.filter(pk=pk).select_for_update()


@ready
def of_cancel_code(code: int | None):
    return Order.objects.filter(cancel_code=code)


def test_answers_for_each_value():
    first, second = OrderLineFactory.create(), OrderLineFactory.create()

    for line in (first, second, first):
        assert lines_of(line.order_id) == [line]
    assert lines_of(0) == []


def test_joined_rows_come_along(django_assert_num_queries):
    line = OrderLineFactory.create()
    with django_assert_num_queries(1):
        assert lines_of(line.order_id)[0].item.item_number == line.item.item_number


def test_collections_of_any_size():
    orders = OrderFactory.create_batch(3, created_at=NOW)
    for some in (orders, orders[:1], [], orders[1:]):
        found = numbers_among([order.pk for order in some], NOW, "draft")
        assert found == [order.number for order in some]
    later = NOW + timedelta(seconds=1)
    assert numbers_among([order.pk for order in orders], later, "draft") == []


def test_nothing_is_written_the_second_time(monkeypatch):
    line = OrderLineFactory.create()
    lines_of(line.order_id)
    monkeypatch.setattr(SQLCompiler, "as_sql", None)

    assert lines_of(line.order_id) == [line]


def test_nobody_sees_the_rows_of_another(django_assert_num_queries):
    order = OrderFactory.create()
    before = lines_of(order.pk)
    line = OrderLineFactory.create(order=order)

    assert before == []
    assert lines_of(order.pk) == [line]
    assert lines_of(order.pk)[0] is not lines_of(order.pk)[0]


def test_who_asks_at_once_sends_values_of_his_own():
    written = write(lambda pk: Order.objects.filter(pk=pk), [1])

    mine, yours = (written.with_values([pk]).query.get_compiler("default") for pk in (1, 2))

    assert (mine.as_sql()[1], yours.as_sql()[1]) == ((1,), (2,))


def test_none_is_another_query():
    order = OrderFactory.create()

    assert of_cancel_code(None) == [order]
    assert of_cancel_code(1) == []


def test_what_changes_its_values_is_found_out():
    twice = ready(lambda number: Order.objects.filter(Q(number=number + 1)))

    with pytest.raises(AssertionError, match="changes its values"):
        twice(4)


@pytest.mark.usefixtures("own_database")
def test_a_lock_still_needs_a_transaction():
    order = OrderFactory.create()
    with transaction.atomic():
        assert locked(order.pk) == [order]

    with pytest.raises(transaction.TransactionManagementError):
        locked(order.pk)
    assert not connection.in_atomic_block


def test_a_switch_has_each_query_written_anew(settings, monkeypatch):
    settings.READY_QUERIES = False
    first, second = OrderLineFactory.create(), OrderLineFactory.create()
    written = []
    as_sql = SQLCompiler.as_sql
    monkeypatch.setattr(
        SQLCompiler,
        "as_sql",
        lambda self, *more, **named: written.append(1) or as_sql(self, *more, **named),
    )

    assert [lines_of(line.order_id) for line in (first, second)] == [[first], [second]]
    assert len(written) == 2
