"""Correcting the telephone and the e-mail that were read back."""

import pytest

from customers.models import ContactPoint
from orders import errors, operations
from orders.models import Event
from tests.factories import NOW
from tests.orders.answers import address, all_of, parts_of, value_of
from tests.orders.drafts import cancelled, draft, fresh, stranger, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def order(call_center):
    return draft("10.00", telephone="+12065550100", email="karen@example.com")


def change(order, *, telephone="+12065550199", email="berg@example.com", version=None, by=None):
    return operations.change_contact(
        order.number,
        version=version or order.version,
        telephone=telephone,
        email=email,
        at=NOW,
        by=by or order.taken_by,
    )


def test_is_kept_and_recorded_from_and_to(order):
    change(order)

    after = fresh(order)
    assert (after.telephone, after.email) == ("+12065550199", "berg@example.com")
    assert after.version == order.version + 1
    event = order.events.get(kind=Event.CONTACT_CHANGED)
    assert event.facts["changes"] == {
        "telephone": ["+12065550100", "+12065550199"],
        "email": ["karen@example.com", "berg@example.com"],
    }


def test_the_customer_keeps_what_he_has(order):
    before = list(ContactPoint.objects.order_by("pk").values())

    change(order)

    assert list(ContactPoint.objects.order_by("pk").values()) == before


def test_the_same_is_no_change(order):
    before = all_of(order)

    change(order, telephone="+12065550100", email="karen@example.com")

    assert all_of(order) == before


@pytest.mark.parametrize(
    ("make", "said", "refusal"),
    [
        (draft, {"version": 99}, errors.Stale),
        (submitted, {}, errors.NotEditable),
        (cancelled, {}, errors.NotEditable),
    ],
)
def test_refuses_and_changes_nothing(make, said, refusal):
    order = make()
    before = all_of(order)

    with pytest.raises(refusal):
        change(order, **said)

    assert all_of(order) == before


def test_is_not_for_agents_of_other_call_centers(order):
    with pytest.raises(errors.NoSuchOrder):
        change(order, by=stranger())

    assert fresh(order).email == "karen@example.com"


def post(client, order, telephone="(206) 555-0199", email="berg@example.com", *, version=None):
    version = order.version if version is None else version
    said = {"telephone": telephone, "email": email, "version": version}
    return client.post(address("orders:change-contact", order), said)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("(206) 555-0199", "+12065550199"),
        ("206.555.0199", "+12065550199"),
        ("+33 1 23 45 67 89", "+33123456789"),
        ("", ""),
    ],
)
def test_a_telephone_is_kept_as_the_world_dials_it(agent_client, order, typed, kept):
    post(agent_client, order, typed)

    assert fresh(order).telephone == kept


def test_shows_htmx_the_read_back_and_the_caller(htmx_client, order):
    response = post(htmx_client, order)

    assert response.status_code == 200
    assert value_of(response, "telephone") == "(206) 555-0199"
    assert value_of(response, "email") == "berg@example.com"
    assert parts_of(response) == ["read-back", "caller", "version", "totals"]


def test_sends_a_plain_browser_back(agent_client, order):
    response = post(agent_client, order)

    assert response.status_code == 302
    assert fresh(order).email == "berg@example.com"


@pytest.mark.parametrize(
    ("telephone", "email", "words"),
    [
        ("12", "berg@example.com", "12"),
        ("call me", "berg@example.com", "call me"),
        ("(206) 555-0199", "berg at example", "Write an address such as name@example.com."),
    ],
)
def test_gives_all_that_was_typed_back_to_htmx(htmx_client, order, telephone, email, words):
    before = all_of(order)

    response = post(htmx_client, order, telephone, email)

    assert response.status_code == 422
    assert parts_of(response) == ["read-back", "version", "totals"]
    assert words in response.content.decode()
    assert value_of(response, "telephone") == telephone
    assert value_of(response, "email") == email
    assert all_of(order) == before


def test_gives_all_that_was_typed_back_to_a_plain_browser(agent_client, order):
    response = post(agent_client, order, "12", "berg at example")

    page = response.content.decode()
    assert response.status_code == 422
    assert "Write an address such as name@example.com." in page
    assert value_of(response, "telephone", within="read-back") == "12"
    assert value_of(response, "email", within="read-back") == "berg at example"


@pytest.mark.parametrize("client", ["htmx_client", "agent_client"])
def test_a_stale_page_shows_both(client, order, request):
    response = post(request.getfixturevalue(client), order, version=order.version - 1)

    page = response.content.decode()
    assert response.status_code == 409
    assert "<td>berg@example.com</td><td>karen@example.com</td>" in page
    assert value_of(response, "telephone") == "(206) 555-0199"
    assert fresh(order).email == "karen@example.com"
