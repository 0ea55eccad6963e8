"""Orders in currencies without decimals, and with three, from the first line to the submission."""

from decimal import Decimal

import pytest

from orders.models import Status
from payments.models import PaymentEvent
from tests.conftest import signed_in
from tests.factories import CallCenterFactory, ChargeRuleFactory, ItemFactory, PriceFactory
from tests.orders.answers import address, value_of
from tests.orders.drafts import add, draft, fresh, pay, submit

pytestmark = pytest.mark.django_db


def order_in(currency, unit_price, quantity, *, percent):
    """An order of one line, shipped for a percentage of the goods."""
    call_center = CallCenterFactory.create(code=currency, currency=currency)
    item = ItemFactory.create(price=False)
    PriceFactory.create(item=item, currency=currency, unit_price=Decimal(unit_price))
    ChargeRuleFactory.create(currency=currency, tiers=[("0", None, percent)], tiers__kind="percent")
    order = draft(call_center=call_center)
    add(order, item.item_number, quantity)
    return fresh(order)


CURRENCIES = [
    # unit price, pieces, percent: goods, charge, total
    ("JPY", "333.3", 3, "7.5", "1000", "75", "1075"),
    ("JPY", "0.5", 1, "50", "1", "1", "2"),
    ("KWD", "0.3335", 3, "7.5", "1.001", "0.075", "1.076"),
    ("KWD", "0.0005", 1, "0", "0.001", "0", "0.001"),
    ("USD", "19.995", 3, "7.5", "59.99", "4.50", "64.49"),
]


@pytest.mark.parametrize(
    ("currency", "unit_price", "quantity", "percent", "goods", "charge", "total"), CURRENCIES
)
def test_is_exact_to_the_last_digit(currency, unit_price, quantity, percent, goods, charge, total):
    order = order_in(currency, unit_price, quantity, percent=percent)
    assert (order.goods_total, order.charges_total) == (Decimal(goods), Decimal(charge))

    pay(order)
    submit(order, total)

    order = fresh(order)
    assert order.status == Status.SUBMITTED
    assert order.total == order.captured_total == Decimal(total)
    assert order.balance == 0
    assert Decimal(order.revisions.get().snapshot["totals"]["total"]) == Decimal(total)


@pytest.mark.parametrize(
    ("currency", "unit_price", "typed", "taken", "rest"),
    [
        ("JPY", "1001", "half", "501", "500"),
        ("JPY", "1001", "33%", "331", "670"),
        ("KWD", "1.001", "moitié", "0.501", "0.5000"),
        ("KWD", "1.001", "0.001", "0.001", "1.0000"),
    ],
)
def test_a_share_is_rounded_up_to_the_smallest_coin(currency, unit_price, typed, taken, rest):
    order = order_in(currency, unit_price, 1, percent="0")
    client = signed_in(order.taken_by)

    client.post(
        address("payments:take-payment", order),
        {"method": "CASH", "amount": typed, "key": "6a3d8a2e-0f5c-4f0f-9df4-5c1f3c0b8a11"},
    )

    assert PaymentEvent.objects.get().amount == Decimal(taken)
    page = client.get(address("payments:summary", order))
    assert value_of(page, "amount") == rest


@pytest.mark.parametrize(
    ("currency", "unit_price", "words"),
    [("JPY", "1234567", ["1,234,567", "JPY"]), ("KWD", "1234.567", ["1,234.567", "KWD"])],
)
def test_the_desk_shows_the_digits_of_the_currency(currency, unit_price, words):
    order = order_in(currency, unit_price, 1, percent="0")

    page = signed_in(order.taken_by).get(address("orders:order", order)).content.decode()

    assert all(word in page for word in words)
    assert f"{words[0]}.00" not in page


def test_more_decimals_than_the_currency_has_are_refused():
    order = order_in("JPY", "1000", 1, percent="0")

    response = signed_in(order.taken_by).post(
        address("payments:take-payment", order),
        {"method": "CASH", "amount": "10.5", "key": "6a3d8a2e-0f5c-4f0f-9df4-5c1f3c0b8a11"},
    )

    assert response.status_code == 422
    assert "This currency has only 0 decimals: shorten “10.5”." in response.content.decode()
