"""Released orders are handed to the warehouse once, and no crash loses one."""

import csv
import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from callcenter.models import User
from orders import operations
from orders.models import Event, Export, ExportedOrder
from tests.factories import NOW, ItemFactory
from tests.orders.conftest import jacket, main  # noqa: F401
from tests.orders.drafts import cancelled, draft, elsewhere, fresh
from tests.orders.racing import at_once
from tests.payments.warehouse import quantities, ship, submitted_of, take

pytestmark = pytest.mark.usefixtures("database")


def export(*arguments, **options):
    """Run the command; return the numbers of the orders it writes."""
    written = io.StringIO()
    call_command("export_orders", *arguments, stdout=written, stderr=io.StringIO(), **options)
    return [order["order"] for order in json.loads(written.getvalue())["orders"]]


def test_marks_the_revision_and_the_quantities_as_taken(shoe):
    order = submitted_of((shoe, 3))

    assert export() == [order.number]

    assert quantities(order) == [(3, 3, 0)]
    exported = ExportedOrder.objects.get()
    assert (exported.order, exported.revision) == (order, 1)
    assert fresh(order).version == order.version + 1
    event = order.events.latest("pk")
    assert (event.kind, event.facts) == (
        Event.TAKEN,
        {"export": exported.export_id, "pieces": 3},
    )
    assert event.by == User.objects.get(username="warehouse")
    assert not event.by.is_active
    assert Export.objects.get().written_at


def test_writes_all_that_the_warehouse_has_to_know(jacket, capsys):  # noqa: F811
    jacket.name = "Jacket"
    jacket.back_order_allowed = True
    jacket.save()
    order = submitted_of((jacket, 5))

    call_command("export_orders")

    (document,) = json.loads(capsys.readouterr().out)["orders"]
    (line,) = document.pop("lines")
    assert document == {
        "export": Export.objects.get().pk,
        "order": order.number,
        "revision": 1,
        "call_center": "USRT",
        "is_expedited": False,
        "submitted_at": "2026-11-24T18:00:00Z",
        "requested_date": None,
        "account": order.customer.account_number,
        "customer": order.customer.name,
        "recipient": order.recipient,
        "street": order.street,
        "street_2": "",
        "postcode": order.postcode,
        "city": order.city,
        "state": order.state,
        "country": "US",
        "telephone": order.telephone,
        "email": order.email,
        "mode": "99",
        "store": "",
        "reference": "",
        "note": "",
    }
    promised = order.lines.get().promised_date
    assert line == {
        "line": 1,
        "item": "81327",
        "description": "Jacket",
        "quantity": 5,
        "back_ordered": 2,
        "pick": [{"warehouse": "MAIN", "quantity": 3}],
        "mode": "",
        "store": "",
        "ship_to": order.lines.get().ship_to,
        "promised_date": promised and promised.isoformat(),
        "is_expedited": False,
    }


def test_writes_csv_with_one_row_for_each_line(shoe, capsys):
    boot = ItemFactory.create(item_number="83002", name='Boot, "high"')
    order = submitted_of((shoe, 1), (boot, 2))

    call_command("export_orders", "--format", "csv")

    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [
        (row["order"], row["line"], row["item"], row["description"], row["quantity"])
        for row in rows
    ] == [
        (str(order.number), "1", "83001", "Shoe", "1"),
        (str(order.number), "2", "83002", 'Boot, "high"', "2"),
    ]


def test_a_text_that_starts_a_formula_is_harmless_in_the_table(capsys):
    submitted_of((ItemFactory.create(item_number="83003", name="=HYPERLINK(1)"), 1))

    call_command("export_orders", "--format", "csv")

    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert (row["description"], row["quantity"]) == ("'=HYPERLINK(1)", "1")


def test_the_same_order_is_never_handed_out_twice(shoe):
    order = submitted_of((shoe, 1))
    assert export() == [order.number]

    assert export() == []

    assert Export.objects.count() == 1
    assert quantities(order) == [(1, 1, 0)]


def test_unless_it_is_asked_for_again(shoe):
    order = submitted_of((shoe, 1))
    export()

    assert export("--again", str(order.number)) == [order.number]

    assert Export.objects.count() == 1
    assert order.events.filter(kind=Event.TAKEN).count() == 1


def test_what_was_never_handed_out_is_not_handed_out_again(shoe):
    order = submitted_of((shoe, 1))

    with pytest.raises(CommandError, match=f"Order {order.number} was never handed to the ware"):
        export("--again", str(order.number))

    assert quantities(order) == [(1, 0, 0)]


def test_only_submitted_orders_are_released(shoe):
    draft("10.00")
    cancelled()
    modified = submitted_of((shoe, 1))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE orders_order SET status = 'amending' WHERE id = %s", [modified.pk])
    order = submitted_of((shoe, 1))

    assert export() == [order.number]

    assert quantities(modified) == [(1, 0, 0)]


def test_what_keeps_an_order_from_the_warehouse_keeps_it_from_the_export(shoe):
    order = submitted_of((shoe, 1))
    type(order).objects.filter(pk=order.pk).update(unknown_total=1)
    assert export() == []

    type(order).objects.filter(pk=order.pk).update(unknown_total=0)

    assert export() == [order.number]


def test_gift_cards_are_not_the_warehouses_business(shoe):
    card = ItemFactory.create(item_number="GIFT", price="25.00", is_gift_card=True)
    order = submitted_of((shoe, 1), (card, 1))

    assert export() == [order.number]

    assert quantities(order) == [(1, 1, 0), (1, 0, 0)]


def test_what_was_shipped_is_not_handed_out_again(shoe):
    order = submitted_of((shoe, 3))
    export()
    ship(order, {1: 1})

    assert export() == []


def test_what_was_recalled_is_handed_out_again_with_what_is_still_open(shoe, capsys):
    order = submitted_of((shoe, 3))
    export()
    ship(order, {1: 1})
    order.lines.update(quantity_taken=1)

    call_command("export_orders")

    (document,) = json.loads(capsys.readouterr().out)["orders"]
    assert [line["quantity"] for line in document["lines"]] == [2]
    assert quantities(order) == [(3, 3, 1)]


def test_of_one_call_center_only(shoe):
    order = submitted_of((shoe, 1))
    elsewhere()

    assert export("--call-center", "FRFR") == []
    assert export("--call-center", "USRT") == [order.number]


def test_a_call_center_that_is_not_there(db):
    with pytest.raises(CommandError, match=r"There is no call center NOWHERE\. Check"):
        export("--call-center", "NOWHERE")


def test_takes_as_many_queries_for_many_orders_as_for_one(shoe, django_assert_num_queries):
    submitted_of((shoe, 1))
    orders = [submitted_of((shoe, 1), (shoe, 2)) for _ in range(5)]
    by = orders[0].taken_by

    with django_assert_num_queries(13):
        take(orders[0])
    with django_assert_num_queries(13):
        operations.export_released(at=NOW, by=by)


def test_works_through_more_orders_than_fit_one_export(shoe, monkeypatch):
    monkeypatch.setattr("orders.operations.exporting.AT_ONCE", 2)
    orders = [submitted_of((shoe, 1)) for _ in range(5)]

    assert export() == [order.number for order in orders]
    assert Export.objects.count() == 3


@pytest.mark.usefixtures("own_database")
def test_two_exports_at_once_hand_out_each_order_once(own_database):
    item = ItemFactory.create(price="30.00")
    orders = [submitted_of((item, 1)) for _ in range(6)]

    first, second = at_once(export, export)

    assert sorted(first + second) == [order.number for order in orders]
    assert ExportedOrder.objects.count() == 6
