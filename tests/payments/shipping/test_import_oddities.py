"""Files as spreadsheets and other systems write them; what cannot be is said in a sentence."""

import csv
import io
from datetime import timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from callcenter.words.tables import lines_of
from orders.models import Shipment
from orders.warehouse.shipment_files import read_shipments
from tests.factories import NOW, ItemFactory
from tests.payments.warehouse import quantities, taken_of

NO_UTF8 = "The file is no text in UTF-8. Save it as UTF-8, then import it again."
HEADING = ["shipment", "order", "line", "quantity", "carrier", "tracking"]
TRACKING = st.text("0123456789ABCabc ,;\"'=-", min_size=1, max_size=30).map(str.strip).filter(bool)


@pytest.mark.parametrize(
    "file", ["shipment,order\nS1,1,é\n".encode("latin-1"), b"\xff\xfeo\x00r\x00"]
)
def test_c7_a_file_that_is_not_utf8_gets_a_sentence(file, tmp_path, admin_client):
    path = tmp_path / "shipments.csv"
    path.write_bytes(file)

    with pytest.raises(CommandError) as refusal:
        call_command("import_shipments", str(path))
    assert str(refusal.value) == NO_UTF8

    upload = SimpleUploadedFile("shipments.csv", file)
    page = admin_client.post("/admin/orders/shipment/import/", {"file": upload})
    assert NO_UTF8 in page.content.decode()


def written(cells, *, separator, before):
    """A file of one row, each cell in quotes, with something before the quote."""
    return separator.join(HEADING) + "\n" + separator.join(
        before + '"' + cell.replace('"', '""') + '"' for cell in cells
    ) + "\n"  # fmt: skip


@given(TRACKING, st.sampled_from([",", ";"]), st.sampled_from(["", " ", "  "]))
def test_c7_a_space_before_a_quote_harms_nothing(tracking, separator, before):
    text = written(["S1", "7", "1", "2", "UPS", tracking], separator=separator, before=before)

    (told,) = read_shipments(text).shipments
    assert (told.code, told.order, told.pieces, told.carrier) == ("S1", 7, {1: 2}, "UPS")
    if not tracking.startswith(("=", "'")):  # what a spreadsheet was told to keep
        assert told.tracking == tracking


@given(TRACKING, st.booleans())
def test_c7_a_text_that_a_spreadsheet_was_told_to_keep_is_read_as_it_meant_it(tracking, quoted):
    """="0034" is a formula whose value is the text; written in quotes, or as it is where that can be read."""
    cell = '="' + tracking.replace('"', '""') + '"'
    file = io.StringIO()
    csv.writer(file).writerows([HEADING, ["S1", "7", "", "", "UPS", cell]])
    text = file.getvalue()
    if not quoted and not {",", '"'} & set(tracking):
        text = ",".join(HEADING) + f"\nS1,7,,,UPS,{cell}\n"

    (told,) = read_shipments(text).shipments
    assert told.tracking == tracking


@pytest.mark.parametrize("tracking", ["=1+1", "-A1", "@x", "+1", "'=1", "1Z999AA10123456784"])
def test_what_we_write_is_taken_in_as_it_was(tracking):
    text = "".join(lines_of([HEADING, ["S1", 7, "", "", "UPS", tracking]]))

    (told,) = read_shipments(text).shipments
    assert (told.order, told.tracking) == (7, tracking)


def test_c7_the_zeros_of_a_tracking_number_are_kept():
    text = 'shipment, order, tracking\nS1, ="7", ="00340434161094012345"\n'

    (told,) = read_shipments(text).shipments
    assert (told.order, told.tracking) == (7, "00340434161094012345")


@pytest.mark.django_db
@pytest.mark.parametrize("at", ["2020-01-01T09:00:00Z", "2026-11-24T09:59:59-08:00", "2026-11-23"])
def test_c7_a_moment_before_the_order_was_opened_is_refused(at, tmp_path, capsys, database):
    order = taken_of((ItemFactory.create(price="30.00"), 1))
    assert order.created_at == NOW
    path = tmp_path / "shipments.csv"
    path.write_text(f"shipment,order,tracking,at\nS1,{order.number},1Z1,{at}\n")

    with (
        time_machine.travel(NOW + timedelta(days=2)),
        pytest.raises(CommandError, match="1 rows were refused"),
    ):
        call_command("import_shipments", str(path))

    said = "The moment lies before the order was opened. Check its day and time zone."
    assert f"Row 2: {said}" in capsys.readouterr().err
    assert not Shipment.objects.exists()
    assert quantities(order) == [(1, 1, 0)]
