"""The dialog *Enter customer payment information* as the page sends it."""

from decimal import Decimal
from uuid import uuid4

import pytest

from payments.models import Payment
from tests.orders.answers import address, all_of, events_of, parts_of, value_of
from tests.orders.drafts import (
    RECEIPT,
    draft_of_120,
    elsewhere,
    fresh,
    offer_card,
    pay,
    submitted,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("known_lines")]
TAKEN = ["money", "foot", "payment", "version", "totals"]
REFUSED = ["payment", "version", "totals"]


def post(client, order, amount="120.00", *, method="CASH", **said):
    form = {"method": method, "amount": amount, "key": uuid4()} | said
    return client.post(address("payments:take-payment", order), form)


def test_shows_htmx_the_money_and_moves_the_focus_to_submit(htmx_client):
    order = draft_of_120()

    response = post(htmx_client, order)

    page = response.content.decode()
    assert response.status_code == 200
    assert parts_of(response) == TAKEN
    assert events_of(response) == {
        "close-dialog": {"id": "payment"},
        "focus": {"target": "#submit-order"},
    }
    assert f'<data id="version" value="{order.version + 1}"' in page
    assert "In hand" in page
    assert Decimal(value_of(response, "shown_total")) == Decimal("120.00")


def test_a_part_leaves_the_focus_on_add_and_fills_the_rest_in(htmx_client):
    order = draft_of_120()

    response = post(htmx_client, order, "50.00")

    assert events_of(response)["focus"] == {"target": "#add-payment"}
    assert value_of(response, "amount") == "70.00"
    assert fresh(order).balance == Decimal("70.00")


def test_announces_the_change_to_give_back(htmx_client):
    order = draft_of_120()

    response = post(htmx_client, order, "150")

    assert events_of(response)["announce"] == {"text": "Change to give back: 30.00 USD"}
    assert "Change 30.00" in response.content.decode()


def test_the_next_payment_comes_with_another_key(htmx_client):
    order, key = draft_of_120(), uuid4()

    response = post(htmx_client, order, "50.00", key=key)

    assert value_of(response, "key", within="payment-form") not in (None, "", str(key))


def test_a_second_press_takes_nothing_more(htmx_client):
    order, key = draft_of_120(), uuid4()

    first = post(htmx_client, order, "50.00", key=key)
    second = post(htmx_client, order, "50.00", key=key)

    assert (first.status_code, second.status_code) == (200, 200)
    assert parts_of(second) == TAKEN
    assert Payment.objects.count() == 1


def test_sends_a_plain_browser_back_to_the_summary(agent_client):
    order = draft_of_120()

    response = post(agent_client, order)

    assert (response.status_code, response.url) == (302, f"/orders/{order.number}/summary/")
    page = agent_client.get(response.url).content.decode()
    assert "In hand" in page
    assert "120.00" in page


def test_needs_no_version(htmx_client):
    order = draft_of_120()

    response = htmx_client.post(
        address("payments:take-payment", order),
        {"method": "CASH", "amount": "120.00", "key": uuid4()},
        headers={"Order-Version": "1"},
    )

    assert response.status_code == 200


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("=", "120.00"),
        ("rest", "120.00"),
        ("Rest", "120.00"),
        ("reste", "120.00"),
        ("half", "60.00"),
        ("moitié", "60.00"),
        ("50%", "60.00"),
        ("50 %", "60.00"),
        ("12,5 %", "15.00"),
        ("120,00", "120.00"),
        ("99.9", "99.90"),
        ("120", "120.00"),
    ],
)
def test_reads_what_is_typed(agent_client, typed, taken):
    order = draft_of_120()

    post(agent_client, order, typed)

    assert Payment.objects.get().amount == Decimal(taken)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Enter an amount."),
        ("many", "“many” is not an amount. Write it like 120.00, half or 50%."),
        ("1,234", "“1,234” can be read in two ways. Write the decimals too, such as 1,234.00."),
        ("0", "Enter an amount above 0 that the order can hold."),
        ("-5", "“-5” is not an amount."),
        ("0%", "Enter a percentage above 0 and up to 100."),
        ("101%", "Enter a percentage above 0 and up to 100."),
        ("0.001", "This currency has only 2 decimals: shorten “0.001”."),
        ("999999999999", "Enter an amount above 0 that the order can hold."),
    ],
)
def test_shows_why_an_amount_cannot_be_read_and_what_was_typed(htmx_client, typed, words):
    order = draft_of_120()
    before = all_of(order)

    response = post(htmx_client, order, typed)

    assert response.status_code == 422
    assert parts_of(response) == REFUSED
    assert words in response.content.decode()
    assert value_of(response, "amount") == typed
    assert all_of(order) == before


def test_shows_htmx_the_refusal_at_its_field_and_keeps_the_key(htmx_client):
    order, key = draft_of_120(), uuid4()
    offer_card(order.call_center)

    response = post(htmx_client, order, "120.01", method="CARD", key=key, **RECEIPT)

    page = response.content.decode()
    assert response.status_code == 422
    assert parts_of(response) == REFUSED
    assert events_of(response) == {}
    assert "Only 120.00 USD is due. Enter no more than that." in page
    assert value_of(response, "amount") == "120.01"
    assert value_of(response, "method") == "CARD"
    assert value_of(response, "approval_code") == "A17"
    assert value_of(response, "key", within="payment-form") == str(key)


def test_shows_a_plain_browser_the_summary_with_the_filled_form(agent_client):
    order = draft_of_120()
    offer_card(order.call_center)

    response = post(agent_client, order, "12", method="CARD", **(RECEIPT | {"terminal": ""}))

    page = response.content.decode()
    assert response.status_code == 422
    assert "Sales order summary" in page
    assert "Enter the brand, the last four digits, the terminal and the approval code" in page
    assert value_of(response, "amount") == "12"
    assert value_of(response, "last_four") == "4242"


@pytest.mark.parametrize("last_four", ["424", "42424", "424a", "٤٢٤٢"])
def test_takes_four_digits_of_a_card_and_no_more(htmx_client, last_four):
    order = draft_of_120()
    offer_card(order.call_center)

    response = post(htmx_client, order, method="CARD", **(RECEIPT | {"last_four": last_four}))

    assert response.status_code == 422
    assert "Enter the last four digits only, such as 4242." in response.content.decode()
    assert not Payment.objects.exists()


def test_a_method_of_another_call_center_is_no_choice(htmx_client):
    order = draft_of_120()
    offer_card(elsewhere())

    response = post(htmx_client, order, method="CARD", **RECEIPT)

    assert response.status_code == 422
    assert not Payment.objects.exists()


def test_is_refused_once_nothing_is_due(htmx_client):
    order = draft_of_120()
    pay(order)

    response = post(htmx_client, order, "1.00")

    assert response.status_code == 422
    assert f"Nothing is due on order {order.number}" in response.content.decode()
    assert Payment.objects.count() == 1


def test_is_refused_once_submitted_and_paid(htmx_client):
    order = submitted()

    response = post(htmx_client, order, "1.00")

    assert response.status_code == 422
    assert f"Nothing is due on order {order.number}" in response.content.decode()
    assert Payment.objects.count() == 1


def test_overlooks_what_the_chosen_method_does_not_ask_for(htmx_client):
    order = draft_of_120()

    post(htmx_client, order, last_four="12x")

    assert fresh(order).secured_total == Decimal("120.00")
