"""The row history: who changed what in set-up and customers, from what to what."""

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from callcenter.admin_base.history import history_of
from callcenter.models import ChannelUser, Role
from catalog.models import DeliveryMode
from customers.models import Address, Customer
from tests.factories import (
    CatalogFactory,
    ChannelUserFactory,
    CustomerFactory,
    DeliveryModeFactory,
    PriceGroupFactory,
)

pytestmark = pytest.mark.django_db


def test_a_change_shows_with_the_admins_name(admin_client, admin):
    mode = DeliveryModeFactory.create(code="11", name="Express")

    form = {"code": "11", "name": "Ground", "is_active": "on", "working_days": "12345"}
    for rows in ("for_items", "for_regions"):
        form |= {f"{rows}-TOTAL_FORMS": 0, f"{rows}-INITIAL_FORMS": 0}
    admin_client.post(f"/admin/catalog/deliverymode/{mode.pk}/change/", form)

    text = admin_client.get(f"/admin/catalog/deliverymode/{mode.pk}/history/").content.decode()
    assert f"<td>{admin}</td>" in text
    assert "Changed: Mode of delivery 11" in text
    assert "Name: Express → Ground" in text
    assert "Added: Mode of delivery 11" in text


def test_names_stand_for_keys_and_choices():
    channel_user = ChannelUserFactory.create(name="Eve")
    ChannelUser.objects.filter(pk=channel_user.pk).update(role=Role.SUPERVISOR)

    changed, added = history_of((ChannelUser, in_history(channel_user)))

    assert [(c.field, c.before, c.after) for c in changed.changes] == [
        ("Role", "Agent", "Supervisor")
    ]
    assert ("Call center", "–", "USRT USRT call center") in [
        (c.field, c.before, c.after) for c in added.changes
    ]
    assert (changed.name, changed.by) == ("Eve", "–")


def test_deleted_rows_are_in_the_history_of_the_list(admin_client):
    mode = DeliveryModeFactory.create(code="77")

    admin_client.post(f"/admin/catalog/deliverymode/{mode.pk}/delete/", {"post": "yes"})

    assert not DeliveryMode.objects.filter(code="77").exists()
    text = admin_client.get("/admin/catalog/deliverymode/history/").content.decode()
    assert "Deleted: Mode of delivery 77" in text


def test_a_customers_history_holds_his_addresses(admin_client):
    customer, other = CustomerFactory.create_batch(2)
    customer.addresses.update(city="Salem")
    other.addresses.update(city="Eugene")

    text = admin_client.get(f"/admin/customers/customer/{customer.pk}/history/").content.decode()

    assert "Town: Portland → Salem" in text
    assert "Eugene" not in text


def test_the_history_asks_as_many_queries_for_many_changes_as_for_one(admin_client):
    customer = CustomerFactory.create()
    url = f"/admin/customers/customer/{customer.pk}/history/"
    admin_client.get(url)
    for_one = count_queries(admin_client, url)

    for number in range(20):
        Customer.objects.filter(pk=customer.pk).update(note=f"{number}")
        Address.objects.filter(customer=customer).update(city=f"Town {number}")

    assert count_queries(admin_client, url) == for_one


def test_history_is_linked_from_what_it_tells(admin_client):
    customer = CustomerFactory.create()

    text = admin_client.get(f"/admin/customers/customer/{customer.pk}/change/").content.decode()

    assert f'<a href="/admin/customers/customer/{customer.pk}/history/"' in text
    assert ">Row history</a>" in text


def in_history(row):
    return Q(pgh_obj=row.pk)


def count_queries(client, url):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_a_catalogs_history_holds_its_price_groups(admin_client):
    catalog, group = CatalogFactory.create(), PriceGroupFactory.create(code="SUMMER")
    catalog.price_groups.add(group)
    catalog.price_groups.remove(group)

    text = admin_client.get(f"/admin/catalog/catalog/{catalog.pk}/history/").content.decode()

    assert "Added: Price group of the catalog" in text
    assert "Deleted: Price group of the catalog" in text
    assert "SUMMER" in text
