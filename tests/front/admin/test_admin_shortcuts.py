"""The admin's way to a row's own page ends in that page or in ours that says there is none."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.test import Client

from customers.models import Customer
from orders.models import Order
from tests.factories import CustomerFactory
from tests.orders.drafts import draft

pytestmark = pytest.mark.django_db
ODD = ["0", "1", "999999", "9" * 30, "9" * 5000, "x", "²", "-1", "1.5", "%00"]


@pytest.fixture
def client(admin):
    client = Client(raise_request_exception=False)
    client.force_login(admin)
    return client


def shortcut(kind, row):
    return f"/admin/r/{kind}/{row}/"


@pytest.mark.parametrize("odd", ODD)
def test_whatever_is_asked_ends_in_a_page(client, odd):
    CustomerFactory.create()
    kinds = [*ContentType.objects.values_list("pk", flat=True), odd]

    found = {kind: client.get(shortcut(kind, odd)).status_code for kind in kinds}

    assert {kind: status for kind, status in found.items() if status not in {302, 404}} == {}


def test_leads_to_the_page_of_a_row(client):
    customer, order = CustomerFactory.create(), draft("10.00")

    for row, model in ((customer, Customer), (order, Order)):
        answer = client.get(shortcut(ContentType.objects.get_for_model(model).pk, row.pk))
        assert answer.status_code == 302
        assert answer.headers["Location"].endswith(row.get_absolute_url())


def test_is_no_way_round_the_admins_sign_in(agent_client, client):
    row = CustomerFactory.create()
    kind = ContentType.objects.get_for_model(Customer).pk

    assert "/admin/login/" in agent_client.get(shortcut(kind, row.pk)).headers["Location"]
