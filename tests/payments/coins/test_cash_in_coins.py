"""Cash is rounded to the coin: the difference is an event and a journal entry of its own, and refunds follow."""

from datetime import date
from decimal import Decimal
from itertools import count
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from callcenter.words.currencies import COINS
from callcenter.words.money import digits_of, unit_of
from payments import operations
from payments.errors import ReferenceMissing
from payments.lists.journal import journal_of
from payments.models import OfferedMethod
from payments.questions.takings import takings_of
from payments.ways import way_of
from payments.ways.coins import in_coins
from tests.factories import CallCenterFactory, ItemFactory, PriceFactory
from tests.orders.drafts import add, draft, fresh, pay, submit
from tests.payments.cancelling import cancel, ledger, make, reasons

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def order_of(price, *, currency="CHF", coin=None, code=""):
    call_center = CallCenterFactory.create(code=code or currency, currency=currency)
    OfferedMethod.objects.filter(call_center=call_center).update(coin=coin)
    item = ItemFactory.create(price=False)
    PriceFactory.create(item=item, currency=currency, unit_price=Decimal(price))
    order = draft(call_center=call_center)
    add(order, item.item_number)
    return fresh(order)


def drawer(order):
    return sum((one.recorded for one in takings_of(order.call_center, TODAY)), Decimal(0))


def booked(order, account):
    rows = [one for one in journal_of(order.call_center, TODAY) if one.account == account]
    return sum((one.debit - one.credit for one in rows), Decimal(0))


def is_balanced(order):
    rows = list(journal_of(order.call_center, TODAY))
    return sum(row.debit for row in rows) == sum(row.credit for row in rows)


AMOUNTS = st.integers(0, 10_000_000).map(lambda cents: Decimal(cents).scaleb(-2))


@given(AMOUNTS, st.sampled_from([*COINS.values()]))
def test_a12_coins_are_the_nearest(amount, coin):
    paid = in_coins(amount, coin)

    assert paid % coin == 0
    assert abs(paid - amount) * 2 <= coin
    assert in_coins(paid, coin) == paid


CODES = count(1)


@settings(max_examples=10)
@given(st.integers(1, 5000), st.sampled_from(["CHF", "SEK", "NZD"]), st.lists(st.integers(1, 3000)))
def test_a12_the_drawer_holds_coins_and_the_order_is_paid_to_the_cent(cents, currency, parts):
    price = Decimal(cents).scaleb(-2)
    order = order_of(price, currency=currency, code=f"C{next(CODES)}")

    for part in parts:
        if fresh(order).due:
            pay(order, Decimal(part).scaleb(-2))
    if fresh(order).due:
        pay(order)
    submit(order, price)

    assert fresh(order).captured_total == price
    assert drawer(order) == booked(order, "payments")
    assert drawer(order) % COINS[currency] == 0
    assert abs(drawer(order) - price) * 2 <= COINS[currency]
    assert booked(order, "rounding") == price - drawer(order)
    assert is_balanced(order)


def test_a_coin_is_above_the_smallest_amount():
    assert all(coin > unit_of(digits_of(code)) for code, coin in COINS.items())


@pytest.mark.parametrize(
    ("price", "currency", "coin", "taken", "event"),
    [
        ("12.32", "CHF", None, "12.30", ("rounded_off", "0.02")),
        ("12.33", "CHF", None, "12.35", ("rounded_up", "0.02")),
        ("12.35", "CHF", None, "12.35", None),
        ("12.49", "SEK", None, "12.00", ("rounded_off", "0.49")),
        ("12.50", "SEK", None, "13.00", ("rounded_up", "0.50")),
        ("12.25", "DKK", None, "12.50", ("rounded_up", "0.25")),
        ("9992.00", "HUF", None, "9990.00", ("rounded_off", "2.00")),
        ("12.34", "NZD", None, "12.30", ("rounded_off", "0.04")),
        ("12.32", "CHF", "0", "12.32", None),  # the method's own rule
        ("12.32", "CHF", "0.1", "12.30", ("rounded_off", "0.02")),
        ("12.33", "EUR", "0.05", "12.35", ("rounded_up", "0.02")),
        ("12.33", "EUR", None, "12.33", None),
        ("0.02", "CHF", None, "0.00", ("rounded_off", "0.02")),
    ],
)
def test_a12_the_balance_is_paid_in_coins(price, currency, coin, taken, event):
    order = order_of(price, currency=currency, coin=coin)

    payment = pay(order)
    submit(order, price)

    order = fresh(order)
    assert (order.balance, order.captured_total) == (0, Decimal(price))
    assert payment.amount + payment.rounded == Decimal(taken)
    kinds = [(kind, amount) for kind, amount, _ in ledger(order) if kind.startswith("rounded")]
    assert kinds == ([(event[0], Decimal(event[1]))] if event else [])
    assert drawer(order) == booked(order, "payments") == Decimal(taken)
    assert booked(order, "rounding") == Decimal(price) - Decimal(taken)
    assert is_balanced(order)


@pytest.mark.parametrize("price", ["12.32", "12.33", "7.01"])
def test_a12_a_refund_follows(price):
    order = order_of(price)
    reasons()
    pay(order)
    submit(order, price)

    cancel(order, price)
    with pytest.raises(
        ReferenceMissing, match=f"Give {in_coins(order.total, COINS['CHF'])} CHF back"
    ):
        make(order, 1, "")
    make(order, 1)

    order = fresh(order)
    assert order.captured_total == 0
    assert drawer(order) == booked(order, "payments") == booked(order, "rounding") == 0
    assert is_balanced(order)


def test_a12_what_is_removed_goes_back_in_coins():
    order = order_of("12.33")
    payment = pay(order)
    assert drawer(order) == Decimal("12.35")

    with pytest.raises(Exception, match=r"12\.35 CHF"):
        remove(order, payment, handed_back=False)
    remove(order, payment)

    assert drawer(order) == 0
    assert list(journal_of(order.call_center, TODAY)) == []
    assert fresh(order).due == Decimal("12.33")


def remove(order, payment, *, handed_back=True):
    return operations.remove_payment(
        order.number, payment.number, key=uuid4(), at=payment.at, by=payment.by,
        handed_back=handed_back,
    )  # fmt: skip


def test_a12_change_is_what_exceeds_the_coins():
    payment = pay(order_of("12.33"), "20.00")

    assert (payment.amount, payment.change) == (Decimal("12.33"), Decimal("7.65"))
    assert way_of(payment.method).to_say(payment) == (
        "To take in cash: 12.35 CHF, rounded to the coin. Change to give back: 7.65 CHF"
    )


def test_a12_a_part_is_taken_in_coins_and_the_rest_is_rounded():
    order = order_of("12.32")

    first = pay(order, "6.16")
    second = pay(order)

    assert (first.amount, first.rounded) == (Decimal("6.15"), 0)
    assert (second.amount, second.rounded) == (Decimal("6.17"), Decimal("-0.02"))
    assert (fresh(order).due, drawer(order)) == (0, Decimal("12.30"))


def test_a12_the_list_of_refunds_says_what_is_paid_out(client):
    # 12.32 was paid as 12.30 in coins: so much goes back.
    order = order_of("12.32")
    pay(order)
    submit(order)
    reasons()
    cancel(order, "12.32")
    client.force_login(order.taken_by)

    page = client.get("/orders/refunds/").content.decode()

    assert "12.30 CHF," in " ".join(page.split())
    assert "Before it is rounded to the coin</dt><dd>12.32</dd>" in page
