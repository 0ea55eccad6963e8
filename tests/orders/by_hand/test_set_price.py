"""Selling a line at another unit price."""

from decimal import Decimal

import pytest

from orders import errors
from orders.models import Event, Override
from tests.factories import ReasonCodeFactory
from tests.orders.answers import all_of
from tests.orders.conceding import by_hand, limited, set_price
from tests.orders.drafts import cancelled, draft, fresh, stranger, submitted

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reason")]


def test_prices_the_line_anew_and_keeps_what_it_was():
    limited()
    order = draft("100.00")

    set_price(order, Decimal("95.00"), note="Scratched box")

    after = fresh(order)
    line = order.lines.get()
    assert (line.list_price, line.unit_price, line.goods) == (100, 95, 95)
    assert (after.total, after.untouched_total) == (95, 100)
    assert (after.conceded_total, after.unapproved_total) == (5, 5)
    assert after.version == order.version + 1
    override = Override.objects.get()
    assert (override.from_amount, override.amount, override.by) == (100, 95, order.taken_by)
    event = order.events.get(kind=Event.OVERRIDE_SET)
    assert event.facts == {
        "touched": "price",
        "line": 1,
        "charge_code": None,
        "from": "100.0000",
        "amount": "95.00",
        "percent": None,
        "reason": "GOODWILL",
        "note": "Scratched box",
    }


def test_one_price_goes_in_place_of_the_one_before():
    limited()
    order = draft("100.00")
    set_price(order, Decimal("95.00"))

    set_price(order, Decimal("92.5000"))

    assert fresh(order).total == Decimal("92.50")
    assert list(Override.objects.order_by("pk").values_list("amount", "put_back_at")) == [
        (95, Override.objects.earliest("pk").put_back_at),
        (Decimal("92.5"), None),
    ]
    assert Override.objects.earliest("pk").put_back_by == order.taken_by


def test_raising_a_price_concedes_nothing():
    order = draft("100.00")

    set_price(order, Decimal("120.00"))

    after = fresh(order)
    assert (after.total, after.unapproved_total) == (120, 0)


@pytest.mark.parametrize(
    ("limit", "price", "refusal", "words"),
    [
        (
            {},
            "89.99",
            errors.AbovePercent,
            "This makes 10.01 USD conceded by hand, 10.01 % of the order. "
            "You may concede 10 % on your own. Ask a supervisor.",
        ),
        (
            {"percent": None, "per_order": "5.00"},
            "94.99",
            errors.AboveAmount,
            "This makes 5.01 USD conceded by hand, 5.01 % of the order. "
            "You may concede 5.00 USD an order on your own. Ask a supervisor.",
        ),
        (
            {"percent": None, "per_day": "5.00"},
            "94.99",
            errors.AboveAmountOfTheDay,
            "This makes 5.01 USD conceded by hand on the day’s orders. "
            "You may concede 5.00 USD a day on your own. Ask a supervisor.",
        ),
    ],
)
def test_refuses_a_cent_above_the_limit_and_changes_nothing(limit, price, refusal, words):
    limited(**limit)
    order = draft("100.00")
    before = all_of(order) | by_hand(order)

    with pytest.raises(refusal) as refused:
        set_price(order, Decimal(price))

    assert str(refused.value) == words
    assert all_of(order) | by_hand(order) == before

    set_price(order, Decimal(price) + Decimal("0.01"))

    assert fresh(order).total == Decimal(price) + Decimal("0.01")


def test_a_role_without_a_limit_concedes_nothing():
    order = draft("100.00")
    before = all_of(order) | by_hand(order)

    with pytest.raises(errors.AboveLimit, match="you may concede nothing on your own"):
        set_price(order, Decimal("99.99"))

    assert all_of(order) | by_hand(order) == before


@pytest.mark.parametrize("code", ["", "NONE", "OLD"])
def test_refuses_without_a_reason_that_is_in_use(code):
    limited()
    ReasonCodeFactory.create(code="OLD", is_active=False)
    order = draft("100.00")
    before = all_of(order) | by_hand(order)

    with pytest.raises(errors.NoSuchReason, match="Pick a reason from the list"):
        set_price(order, Decimal("95.00"), reason=code)

    assert all_of(order) | by_hand(order) == before


@pytest.mark.parametrize(
    ("make", "more", "refusal"),
    [
        (draft, {"version": 99}, errors.Stale),
        (draft, {"line": 2}, errors.NoSuchLine),
        (submitted, {}, errors.NotEditable),
    ],
)
def test_refuses_and_changes_nothing(make, more, refusal):
    limited()
    order = make("100.00")
    before = all_of(order) | by_hand(order)

    with pytest.raises(refusal):
        set_price(order, Decimal("95.00"), **more)

    assert all_of(order) | by_hand(order) == before


def test_is_not_for_a_cancelled_order():
    with pytest.raises(errors.NotEditable):
        set_price(cancelled(), Decimal("95.00"))


def test_is_not_for_agents_of_other_call_centers():
    order = draft("100.00")

    with pytest.raises(errors.NoSuchOrder):
        set_price(order, Decimal("95.00"), by=stranger())
