"""The file of an export: whole or not there, never overwritten, and nothing lost where it fails."""

import json

import pytest
from django.core.management import CommandError, call_command

from orders.models import Export
from tests.orders.shipping.test_export_orders import export
from tests.payments.warehouse import quantities, submitted_of

pytestmark = pytest.mark.django_db


def test_writes_a_file_of_its_own_for_each_run_into_a_folder(shoe, tmp_path):
    first = submitted_of((shoe, 1))
    call_command("export_orders", "--output", str(tmp_path))
    second = submitted_of((shoe, 1))
    call_command("export_orders", "--output", str(tmp_path))
    call_command("export_orders", "--output", str(tmp_path))

    files = sorted(tmp_path.iterdir(), key=lambda file: file.stat().st_mtime_ns)
    one, two = Export.objects.order_by("pk")
    assert [file.name for file in files] == [f"orders-{one.pk}.json", f"orders-{two.pk}.json"]
    assert [json.loads(file.read_text())["orders"][0]["order"] for file in files] == [
        first.number,
        second.number,
    ]


def test_a_file_that_is_there_is_not_overwritten(shoe, tmp_path):
    order = submitted_of((shoe, 1))
    file = tmp_path / "orders.json"
    file.write_text("not fetched yet")

    with pytest.raises(CommandError, match="is there already"):
        call_command("export_orders", "--output", str(file))

    assert file.read_text() == "not fetched yet"
    assert quantities(order) == [(1, 0, 0)]


def test_what_was_marked_but_not_written_is_handed_out_by_the_next_run(shoe, tmp_path):
    """The disk is full, or the power fails, between the mark and the file."""
    order = submitted_of((shoe, 1))
    with pytest.raises(OSError, match="No such file"):
        call_command("export_orders", "--output", str(tmp_path / "gone" / "orders.json"))
    assert quantities(order) == [(1, 1, 0)]
    assert Export.objects.get().written_at is None

    second = submitted_of((shoe, 1))

    assert export() == [order.number, second.number]
    assert export() == []
