"""`manage.py load_bulk`: what it loads is sound, the same every time, and never loaded twice."""

import re
from hashlib import sha256
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from callcenter.models import User
from customers.models import Address, ContactPoint, Customer
from customers.places.telephone import normalise
from front.audit import INVARIANTS, audit
from front.bulk import load as loading
from front.bulk import marks
from front.bulk.load import NoCustomers, OtherSeed, Wanted, load
from front.bulk.names import NAMES
from orders.models import Order, OrderLine
from tests.factories import NOW, CallCenterFactory, CustomerFactory

pytestmark = pytest.mark.usefixtures("own_database")

ROWS = """
    SELECT c.kind, c.first_name, c.last_name, c.organisation, c.language, c.created_at,
           (SELECT array_agg((a.street, a.postcode, a.city, a.country)::text ORDER BY a.id)
            FROM customers_address a WHERE a.customer_id = c.id),
           (SELECT array_agg(p.value ORDER BY p.id)
            FROM customers_contactpoint p WHERE p.customer_id = c.id AND p.reach = 'telephone')
    FROM customers_customer c ORDER BY c.id
"""


@pytest.fixture
def call_centers():
    return CallCenterFactory.create(code="USRT"), CallCenterFactory.create(code="FRFR")


@pytest.fixture(autouse=True)
def small_batches(monkeypatch):
    monkeypatch.setattr(loading, "CUSTOMERS_AT_ONCE", 20)


def load_customers(count, *, seed=1, addresses=0):
    said = StringIO()
    load(Wanted(customers=count, addresses=addresses, seed=seed), at=NOW, out=said)
    return said.getvalue()


def fingerprint():
    with connection.cursor() as cursor:
        cursor.execute(ROWS)
        return sha256(repr(cursor.fetchall()).encode()).hexdigest()


def start_over():
    Customer.objects.all().delete()
    marks.drop_table()


def test_the_same_seed_makes_the_same_rows(call_centers):
    load_customers(60)
    first = fingerprint()
    start_over()
    load_customers(60)
    again = fingerprint()
    start_over()
    load_customers(60, seed=2)

    assert first == again
    assert fingerprint() != first


def test_an_interrupted_load_goes_on_where_it_stopped(call_centers, monkeypatch):
    load_customers(60)
    whole = fingerprint()
    start_over()
    rows_of = loading.people.rows_of

    def interrupted(numbers, **kwargs):
        if numbers.start == 40:
            raise KeyboardInterrupt
        return rows_of(numbers, **kwargs)

    monkeypatch.setattr(loading.people, "rows_of", interrupted)
    with pytest.raises(KeyboardInterrupt):
        load_customers(60)
    assert Customer.objects.count() == 40
    monkeypatch.setattr(loading.people, "rows_of", rows_of)

    said = load_customers(60)

    assert fingerprint() == whole
    assert "60 of 60" in said
    assert load_customers(60) == ""  # nothing is left to do
    assert Customer.objects.count() == 60


def test_more_can_be_added_beside_what_agents_entered(call_centers):
    load_customers(30)
    entered = Customer.objects.create(last_name="Berg")
    load_customers(50)

    numbers = {int(number) for number in Customer.objects.values_list("account_number", flat=True)}
    assert len(numbers) == 51
    assert int(entered.account_number) in numbers
    assert Customer.objects.create(last_name="Ng").pk


def test_every_customer_can_be_reached(call_centers):
    load_customers(200, addresses=260)

    assert Address.objects.count() == 260
    assert Address.objects.filter(is_default=True).count() == 200
    telephones = ContactPoint.objects.telephones()
    assert telephones.filter(is_default=True).count() == 200
    assert [p.value for p in telephones if normalise(p.value, "US") != p.value] == []
    emails = ContactPoint.objects.filter(reach="email").values_list("value", flat=True)
    assert [email for email in emails if not re.fullmatch(r"[a-z0-9.]+@example\.com", email)] == []


def test_triggers_are_on_again_and_history_is_left_out(call_centers):
    load_customers(20)

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_trigger WHERE tgenabled = 'D'")
        assert cursor.fetchone() == (0,)
        cursor.execute("SELECT count(*) FROM customers_customerevent")
        assert cursor.fetchone() == (0,)


def test_names_hold_nothing_that_copy_or_json_would_read():
    for names in NAMES.values():
        for name in [*names.first, *names.last]:
            assert not set(name) & set('"\\\t\n%⟦⟧⟪⟫')
    assert sum(len(set(names.last)) for names in NAMES.values()) > 8_000


def test_orders_need_customers(call_centers):
    with pytest.raises(NoCustomers):
        load(Wanted(orders=10), at=NOW, out=StringIO())


def test_another_seed_is_refused(call_centers):
    load_customers(20)

    with pytest.raises(OtherSeed):
        load_customers(40, seed=2)

    assert Customer.objects.count() == 20


def test_a_database_with_data_of_its_own_is_left_alone():
    with connection.cursor() as cursor:
        cursor.execute("COMMENT ON TABLE callcenter_callcenter IS NULL")
    CustomerFactory.create()

    with pytest.raises(CommandError, match="holds data of its own"):
        call_command("load_bulk", customers=10)

    assert Customer.objects.count() == 1


def test_orders_are_sound(demo_database, client):
    before = Order.objects.count()
    first = Order.objects.order_by("-number").values_list("number", flat=True)[0]

    call_command("load_bulk", customers=2_000, items=100, orders=300, stdout=StringIO())

    assert Order.objects.count() == before + 300
    assert audit(INVARIANTS, at=NOW).found == 0
    statuses = set(Order.objects.values_list("status", flat=True))
    assert statuses >= {"shipped", "submitted", "draft"}
    assert OrderLine.objects.filter(order__number__gt=first).count() > 600
    client.force_login(User.objects.get(username="bulk01"))
    for status in ("shipped", "submitted", "draft"):
        order = Order.objects.filter(status=status).order_by("-number").first()
        page = client.get(f"/orders/{order.number}/").content.decode()
        assert order.customer.account_number in page
        assert "⟦" not in page
