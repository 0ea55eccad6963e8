"""What the warehouse sends is taken in once; a faulty row stops no other shipment."""

import json
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command

from orders.models import Shipment, Status
from tests.factories import NOW
from tests.orders.conftest import jacket, main, shop  # noqa: F401
from tests.orders.drafts import fresh
from tests.payments.warehouse import quantities, taken_of

pytestmark = pytest.mark.django_db

HEADING = "shipment,order,line,quantity,carrier,tracking,at,warehouse\n"


@pytest.fixture
def take_in(tmp_path, capsys):
    """Run the command over a file; return its words on both outputs, and whether it failed."""

    def run(text, *arguments):
        file = tmp_path / "shipments"
        file.write_text(text, encoding="utf-8")
        failed = ""
        with time_machine.travel(NOW + timedelta(days=2)):
            try:
                call_command("import_shipments", str(file), *arguments)
            except CommandError as error:
                failed = str(error)
        told = capsys.readouterr()
        return told.out, told.err, failed

    return run


def test_takes_in_whole_orders_and_parts(take_in, shoe):
    whole, part = taken_of((shoe, 2), (shoe, 1)), taken_of((shoe, 3))

    told = take_in(
        HEADING
        + f"S1,{whole.number},,,UPS,1Z1,2026-11-25T09:00:00-08:00,\n"
        + f"S2,{part.number},1,2,DHL,JD2,2026-11-25T09:30:00-08:00,\n"
    )

    assert told == (
        f"Took in shipment S1 of order {whole.number}.\n"
        f"Took in shipment S2 of order {part.number}.\n",
        "",
        "",
    )
    assert (fresh(whole).status, fresh(part).status) == (Status.SHIPPED, Status.SUBMITTED)
    assert quantities(part) == [(3, 3, 2)]
    first = Shipment.objects.get(code="S1")
    assert (first.carrier, first.tracking) == ("UPS", "1Z1")
    assert first.shipped_at == datetime(2026, 11, 25, 17, 0, tzinfo=UTC)
    assert first.by.username == "warehouse"


def test_rows_of_one_shipment_are_one_shipment(take_in, shoe):
    order = taken_of((shoe, 2), (shoe, 1))

    take_in(HEADING + f"S1,{order.number},1,1,UPS,1Z1,,\nS1,{order.number},2,1,,,,\n")

    assert Shipment.objects.count() == 1
    assert quantities(order) == [(2, 2, 1), (1, 1, 1)]


def test_reads_json_with_lines_of_a_shipment(take_in, shoe):
    order = taken_of((shoe, 2), (shoe, 3))
    shipment = {
        "shipment": "S1", "order": order.number, "carrier": "UPS", "tracking": "1Z1",
        "at": "2026-11-25T09:00:00Z", "lines": [{"line": 1, "quantity": 1}, {"line": 2}],
    }  # fmt: skip

    _out, err, failed = take_in(json.dumps({"shipments": [shipment]}))

    assert (err, failed) == ("", "")
    assert quantities(order) == [(2, 2, 1), (3, 3, 3)]


def test_reads_semicolons_and_the_call_centers_own_time(take_in, shoe):
    order = taken_of((shoe, 1))

    take_in(f"order;tracking;at\n{order.number};1Z1;2026-11-25T09:00\n")

    shipment = Shipment.objects.get()
    assert shipment.code == "1Z1"
    assert shipment.shipped_at == datetime(2026, 11, 25, 17, 0, tzinfo=UTC)


def test_a_file_may_be_imported_again(take_in, shoe):
    order = taken_of((shoe, 3))
    text = HEADING + f"S1,{order.number},1,2,UPS,1Z1,2026-11-25T09:00:00Z,\n"
    take_in(text)

    out, err, failed = take_in(text)

    assert out == f"Shipment S1 of order {order.number} was taken in before.\n"
    assert (err, failed) == ("", "")
    assert quantities(order) == [(3, 3, 2)]


def test_a_whole_shipment_may_be_imported_again(take_in, shoe):
    order = taken_of((shoe, 3))
    text = HEADING + f"S1,{order.number},,,UPS,1Z1,,\n"
    take_in(text)

    out, _err, failed = take_in(text)

    assert (out, failed) == (f"Shipment S1 of order {order.number} was taken in before.\n", "")


def test_a_dry_run_tells_all_and_changes_nothing(take_in, jacket):  # noqa: F811
    order = taken_of((jacket, 3))
    text = (
        HEADING
        + f"S1,{order.number},1,2,UPS,1Z1,,\n"
        + f"S2,{order.number},1,1,UPS,1Z2,,\n"
        + f"S3,{order.number},1,1,UPS,1Z3,,\n"
    )

    out, err, failed = take_in(text, "--dry-run")

    assert out == (
        f"Would take in shipment S1 of order {order.number}.\n"
        f"Would take in shipment S2 of order {order.number}.\n"
    )
    assert (
        err
        == f"Row 4: Nothing of order {order.number} can be shipped: Shipped. Check the number.\n"
    )
    assert failed == "1 rows were refused."
    assert quantities(order) == [(3, 3, 0)]
    assert not Shipment.objects.exists()
    assert jacket.stock.get().on_hand == 3


def test_a_faulty_row_stops_its_own_shipment_only(take_in, shoe):
    good, bad = taken_of((shoe, 1)), taken_of((shoe, 1), (shoe, 1))

    out, err, failed = take_in(
        HEADING
        + f"S1,{bad.number},1,1,UPS,,,\n"
        + f"S1,{bad.number},2,many,UPS,,,\n"
        + f"S2,{good.number},1,1,UPS,,,\n"
    )

    assert out == f"Took in shipment S2 of order {good.number}.\n"
    assert err == "Row 3: “many” is no whole number (quantity).\n"
    assert failed == "1 rows were refused."
    assert quantities(bad) == [(1, 1, 0), (1, 1, 0)]
    assert fresh(good).status == Status.SHIPPED


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("S1,,1,1,,,,", "The order’s number is missing."),
        ("S1,999999,1,1,,,,", "There is no order 999999 in your call centers. Check the number."),
        (",{n},1,1,,,,", "Neither the shipment nor its tracking number is named: it could be imported twice."),
        ("S1,{n},9,1,,,,", "Order {n} has no line 9. Check the line’s number."),
        ("S1,{n},1,0,,,,", "The quantity must be 1 or more."),
        ("S1,{n},1,-1,,,,", "“-1” is no whole number (quantity)."),
        ("S1,{n},1,1.5,,,,", "“1.5” is no whole number (quantity)."),
        ("S1,{n},,1,,,,", "A quantity needs a line."),
        ("S1,{n},1,1,,,yesterday,", "“yesterday” is no moment. Write it as 2026-11-24T16:30:00-08:00."),
        ("S1,{n},1,1,,,2026-13-01T00:00:00Z,", "“2026-13-01T00:00:00Z” is no moment. Write it as 2026-11-24T16:30:00-08:00."),
        ("S1,{n},1,1,,,2026-11-27T18:00:00Z,", "The moment lies in the future. Check its day and time zone."),
        ("S1,{n},1,1,,,,MOON", "There is no warehouse MOON. Check its code."),
        ("S1,{n},1,2,,,,", "Line 1 of order {n}: 2 pieces shipped, but only 1 are in the warehouse’s hands. Check the order, the line and the quantity."),
    ],
)  # fmt: skip
def test_says_what_is_wrong_with_a_row(take_in, shoe, row, sentence):
    order = taken_of((shoe, 1))

    out, err, failed = take_in(HEADING + row.format(n=order.number) + "\n")

    assert (out, err) == ("", f"Row 2: {sentence.format(n=order.number)}\n")
    assert failed == "1 rows were refused."
    assert quantities(order) == [(1, 1, 0)]


@pytest.mark.parametrize(
    ("second", "sentence"),
    [
        ("S1,{n},1,1,,,,", "Line 1 stands twice in the shipment."),
        ("S1,{n},2,1,DHL,,,", "“DHL” differs from the shipment’s first row."),
        ("S1,{n},2,1,,,2026-11-26T09:00:00Z,", "The moment differs from that of the shipment’s first row."),
    ],
)  # fmt: skip
def test_rows_of_one_shipment_agree(take_in, shoe, second, sentence):
    order = taken_of((shoe, 2), (shoe, 2))

    _out, err, _failed = take_in(
        HEADING
        + f"S1,{order.number},1,1,UPS,1Z1,2026-11-25T09:00:00Z,\n"
        + second.format(n=order.number)
    )

    assert err == f"Row 3: {sentence}\n"
    assert quantities(order) == [(2, 2, 0), (2, 2, 0)]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("line,quantity\n1,1\n", "its heading names no column “order”"),
        ('{"orders": []}', "it holds no list named “shipments”"),
        ("[1]", "entry 1 is no object"),
        ('[{"order": 1, "lines": 3}]', "“lines” of entry 1 is no list"),
        ("{", "Expecting property name"),
        ("", "its heading names no column “order”"),
    ],
)
def test_what_is_no_file_of_shipments_is_refused_whole(take_in, text, problem):
    out, _err, failed = take_in(text)

    assert out == ""
    assert failed.startswith("This is no file of shipments: ")
    assert problem in failed


def test_a_file_that_is_not_there(db):
    with pytest.raises(CommandError, match="No such file"):
        call_command("import_shipments", "nowhere.csv")


def test_names_the_warehouse_that_shipped(take_in, jacket, main):  # noqa: F811
    order = taken_of((jacket, 1))

    take_in(HEADING + f"S1,{order.number},1,1,,,,MAIN\n")

    assert Shipment.objects.get().warehouse == main
