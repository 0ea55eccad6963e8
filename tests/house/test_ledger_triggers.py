"""The ledger is only added to: the database itself refuses to change or delete it."""

import pytest
from django.db import DatabaseError, connection, transaction

from orders.models import Order, OrderEvent, OrderRevision
from payments.models import Payment, PaymentEvent
from tests.orders.drafts import submitted

pytestmark = pytest.mark.django_db
LEDGERS = [
    (Payment, {"amount": "0.01"}),
    (PaymentEvent, {"amount": "0.01"}),
    (OrderEvent, {"facts": {}}),
    (OrderRevision, {"total": "0.01"}),
]


@pytest.mark.parametrize(("model", "change"), LEDGERS, ids=lambda v: getattr(v, "__name__", ""))
def test_refuses_a_change(model, change):
    submitted()
    before = list(model.objects.order_by("pk").values())

    with pytest.raises(DatabaseError, match="Cannot update or delete rows"), transaction.atomic():
        model.objects.update(**change)

    assert list(model.objects.order_by("pk").values()) == before
    assert before


@pytest.mark.parametrize("model", [model for model, _ in LEDGERS], ids=lambda m: m.__name__)
def test_refuses_a_deletion(model):
    submitted()
    count = model.objects.count()

    with pytest.raises(DatabaseError, match="Cannot update or delete rows"), transaction.atomic():
        model.objects.all()._raw_delete(model.objects.db)

    assert model.objects.count() == count > 0


@pytest.mark.parametrize("model", [model for model, _ in LEDGERS], ids=lambda m: m.__name__)
def test_refuses_plain_sql_too(model):
    submitted()
    table = model._meta.db_table

    for statement in (f"UPDATE {table} SET id = id", f"DELETE FROM {table}"):
        with (
            pytest.raises(DatabaseError, match="Cannot update or delete rows"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(statement)


def test_an_order_is_never_deleted():
    order = submitted()

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM orders_order")

    assert Order.objects.get() == order
