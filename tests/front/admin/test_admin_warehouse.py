"""Exports and shipments in the admin: the same operations as the commands."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from orders.models import Export, Shipment
from tests.conftest import signed_in
from tests.factories import UserFactory
from tests.payments.warehouse import quantities, submitted_of, taken_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def onlooker(database):
    """Someone who may enter the admin, and nothing more."""
    return signed_in(UserFactory.create(is_staff=True))


def upload(client, text, **said):
    file = SimpleUploadedFile("shipments.csv", text if isinstance(text, bytes) else text.encode())
    return client.post(reverse("admin:orders_shipment_import"), {"file": file} | said)


def test_exports_released_orders_and_hands_out_the_file(admin_client, shoe):
    order = submitted_of((shoe, 2))
    page = reverse("admin:orders_export_export")
    assert "1 order is released and not taken yet." in admin_client.get(page).content.decode()
    assert quantities(order) == [(2, 0, 0)]

    told = admin_client.post(page, {"call_center": ""}, follow=True).content.decode()

    export = Export.objects.get()
    assert "1 order is marked as taken." in told
    assert (quantities(order), export.written_at) == ([(2, 2, 0)], None)
    answer = admin_client.get(reverse("admin:orders_export_download", args=[export.pk, "json"]))
    assert [each["order"] for each in json.loads(answer.content)["orders"]] == [order.number]
    assert answer["Content-Disposition"] == f'attachment; filename="orders-{export.pk}.json"'
    export.refresh_from_db()
    assert export.written_at


def test_an_export_can_be_handed_out_again(admin_client, shoe):
    submitted_of((shoe, 2))
    admin_client.post(reverse("admin:orders_export_export"), {"call_center": ""})
    export = Export.objects.get()
    page = reverse("admin:orders_export_download", args=[export.pk, "csv"])
    first = admin_client.get(page).content
    export.refresh_from_db()
    written_at = export.written_at

    assert admin_client.get(page).content == first

    export.refresh_from_db()
    assert export.written_at == written_at


def test_hands_over_chosen_orders_only(admin_client, shoe):
    chosen, other = submitted_of((shoe, 1)), submitted_of((shoe, 1))

    told = admin_client.post(
        reverse("admin:orders_order_changelist"),
        {"action": "hand_over", "_selected_action": [chosen.pk]},
        follow=True,
    ).content.decode()

    assert "1 order is marked as taken." in told
    assert (quantities(chosen), quantities(other)) == ([(1, 1, 0)], [(1, 0, 0)])


def test_says_where_none_of_the_chosen_is_released(admin_client, shoe):
    order = taken_of((shoe, 1))

    told = admin_client.post(
        reverse("admin:orders_order_changelist"),
        {"action": "hand_over", "_selected_action": [order.pk]},
        follow=True,
    ).content.decode()

    assert "None of them is released, or all of it is taken." in told
    assert Export.objects.count() == 1


def test_takes_in_a_file_of_shipments(admin_client, shoe):
    order = taken_of((shoe, 2))

    text = upload(
        admin_client, f"shipment,order,line,quantity\nS1,{order.number},1,1\nS2,,1,1\n"
    ).content.decode()

    assert "1 shipment taken in" in text
    assert "The order’s number is missing." in text
    assert quantities(order) == [(2, 2, 1)]
    assert Shipment.objects.get().by.username == "admin"


def test_tries_a_file_first(admin_client, shoe):
    order = taken_of((shoe, 2))

    text = upload(
        admin_client, f"shipment,order\nS1,{order.number}\n", is_dry_run="on"
    ).content.decode()

    assert "What the file would do: nothing is changed yet" in text
    assert "1 shipment taken in" in text
    assert quantities(order) == [(2, 2, 0)]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("line\n1\n", "This is no file of shipments"),
        (b"\xff\xfe\x00", "The file is no text in UTF-8."),
        ("", "The submitted file is empty."),
    ],
)
def test_says_what_is_wrong_with_the_file(admin_client, content, sentence):
    assert sentence in upload(admin_client, content).content.decode()


def test_needs_the_permission(onlooker, shoe):
    order = submitted_of((shoe, 1))
    taken = taken_of((shoe, 1))
    export = Export.objects.get()

    answers = [
        onlooker.post(reverse("admin:orders_export_export"), {"call_center": ""}),
        onlooker.get(reverse("admin:orders_export_download", args=[export.pk, "json"])),
        upload(onlooker, f"shipment,order\nS1,{taken.number}\n"),
    ]

    assert [answer.status_code for answer in answers] == [403, 403, 403]
    assert (quantities(order), quantities(taken)) == ([(1, 0, 0)], [(1, 1, 0)])
