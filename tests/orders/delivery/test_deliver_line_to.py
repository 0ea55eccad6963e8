"""Sending a line to another address than the order."""

import pytest

from orders import errors, operations
from orders.models import Event
from tests.factories import NOW, AddressFactory, TaxGroupFactory, TaxRateFactory
from tests.orders.answers import address, all_of, parts_of, value_of
from tests.orders.drafts import cancelled, draft, fresh, stranger, submitted
from tests.orders.holds.test_blocks import told
from tests.orders.modes import alaska, express

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known_lines")]


@pytest.fixture
def order():
    return draft("10.00", "20.00")


@pytest.fixture
def office(order):
    return AddressFactory.create(
        customer=order.customer, street="5 Pine Street", city="Seattle", state="WA"
    )


def deliver(order, to, line=1, *, version=None, by=None):
    return operations.deliver_line_to(
        order.number,
        line,
        version=version or order.version,
        address=to,
        at=NOW,
        by=by or order.taken_by,
    )


def test_sends_the_line_there_and_the_others_as_before(order, office):
    deliver(order, office.pk, line=2)

    after = fresh(order)
    assert [line.address for line in after.lines.in_order()] == [None, office]
    assert (after.address, after.version) == (order.address, order.version + 1)
    event = order.events.get(kind=Event.LINE_CHANGED)
    assert event.facts["line"] == 2
    assert event.facts["changes"] == {"address": ["", str(office)]}


def test_taxes_the_line_where_it_is_sent(order, office):
    group = TaxGroupFactory.create()
    TaxRateFactory.create(tax_group=group, state="WA", percent="10")
    for line in order.lines.all():
        line.item.tax_group = group
        line.item.save()

    deliver(order, office.pk, line=2)

    assert [str(line.tax) for line in order.lines.in_order()] == ["0.000", "2.000"]
    assert str(fresh(order).total) == "32.000"


def test_goes_back_to_the_headers_address(order, office):
    deliver(order, office.pk)

    deliver(fresh(order), None)

    assert order.lines.get(number=1).address is None


def test_the_same_address_is_no_change(order):
    before = all_of(order)

    deliver(order, None)

    assert all_of(order) == before


def test_an_address_to_which_the_mode_does_not_go_is_taken_and_told(order):
    type(order).objects.update(mode=express())

    deliver(fresh(order), alaska(order).pk, line=2)

    assert ("LineModeDoesNotGo", "details-2") in told(order)


@pytest.mark.parametrize("whose", ["nobody's", "another's"])
def test_refuses_an_address_that_is_not_the_customers(order, whose):
    pk = 0 if whose == "nobody's" else AddressFactory.create().pk
    before = all_of(order)

    with pytest.raises(errors.AddressNotTheirs, match="does not belong to the customer"):
        deliver(order, pk)

    assert all_of(order) == before


@pytest.mark.parametrize(
    ("make", "said", "refusal"),
    [
        (draft, {"version": 99}, errors.Stale),
        (draft, {"line": 9}, errors.NoSuchLine),
        (submitted, {}, errors.NotEditable),
        (cancelled, {}, errors.NotEditable),
        (lambda: draft("1.00"), {"by": stranger}, errors.NoSuchOrder),
    ],
)
def test_refuses_and_changes_nothing(make, said, refusal):
    order = make()
    before = all_of(order)

    with pytest.raises(refusal):
        deliver(order, None, **{name: v() if callable(v) else v for name, v in said.items()})

    assert all_of(order) == before


def post(client, order, to, *, line=1, version=None):
    said = {"address": to, "version": order.version if version is None else version}
    return client.post(address("orders:deliver-line-to", order, line), said)


def test_shows_htmx_the_section_and_the_row(htmx_client, order, office):
    response = post(htmx_client, order, office.pk)

    assert response.status_code == 200
    assert parts_of(response) == ["line-delivery", "line-1", "version", "totals"]
    assert value_of(response, "address", within="line-delivery") == str(office.pk)
    assert "5 Pine Street, Seattle</span>" in response.content.decode()


def test_works_without_javascript(agent_client, order, office):
    response = post(agent_client, order, office.pk)
    assert (response.status_code, response.url) == (302, f"/orders/{order.number}/lines/1/")

    post(agent_client, fresh(order), "")
    assert order.lines.get(number=1).address is None


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
@pytest.mark.parametrize("typed", ["0", "9" * 30, "here"])
def test_shows_why_it_cannot_be(client, typed, order, request):
    before = all_of(order)

    response = post(request.getfixturevalue(client), order, typed)

    assert response.status_code == 422
    assert 'id="line-address-error" role="alert">' in response.content.decode()
    assert all_of(order) == before


def test_a_stale_page_shows_both_addresses(htmx_client, order, office):
    deliver(order, office.pk)
    other = AddressFactory.create(customer=order.customer, street="9 Oak Street")

    response = post(htmx_client, order, other.pk)

    page = response.content.decode()
    assert response.status_code == 409
    assert "Line delivery address" in page
    assert "5 Pine Street" in page
    assert "9 Oak Street" in page
