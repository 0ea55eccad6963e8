"""What the ledger of an order comes to, for every course a payment can take."""

from decimal import Decimal

import pytest

from orders.models import Order
from payments.models import Payment, PaymentEvent
from payments.questions.figures import figures_by_payment
from payments.under_lock.totals import store_totals
from tests.factories import NOW, PaymentMethodFactory
from tests.orders.drafts import draft, fresh

pytestmark = pytest.mark.django_db


def happen(order, *courses):
    """Write down one payment for each course, and the order's own money where it names none."""
    for number, course in enumerate(courses, start=1):
        is_own = course[0][0] in {"written_off", "credited"}
        payment = None if is_own else new_payment(order, number, course[0][1])
        for kind, amount in course:
            PaymentEvent.objects.create(
                order=order,
                payment=payment,
                kind=kind,
                amount=Decimal(amount),
                at=NOW,
                by=order.taken_by,
            )
    store_totals(fresh(order))


def new_payment(order, number, amount):
    return Payment.objects.create(
        order=order,
        number=number,
        method=PaymentMethodFactory.create(),
        amount=Decimal(amount),
        taken_date=NOW.date(),
        at=NOW,
        by=order.taken_by,
    )


COURSES = {
    # what happened: secured, captured, waiting, declined, balance of an order of 100.00
    "nothing": ([], "0", "0", "0", "0", "100"),
    "cash in hand": ([[("authorised", 40)]], "40", "0", "0", "0", "60"),
    "cash handed back": ([[("authorised", 40), ("voided", 40)]], "0", "0", "0", "0", "100"),
    "cash captured": ([[("authorised", 40), ("captured", 40)]], "40", "40", "0", "0", "60"),
    "card": ([[("captured", 100)]], "100", "100", "0", "0", "0"),
    "card refunded": ([[("captured", 100), ("refunded", 100)]], "0", "0", "0", "0", "100"),
    "card refunded in part": ([[("captured", 100), ("refunded", 30)]], "70", "70", "0", "0", "30"),
    "charged back": ([[("captured", 100), ("returned", 100)]], "0", "0", "0", "0", "100"),
    "on account": ([[("authorised", 100), ("accepted", 100)]], "100", "0", "0", "0", "0"),
    "requested": ([[("requested", 100)]], "0", "0", "0", "0", "100"),
    "unknown": ([[("requested", 100), ("unknown", 100)]], "0", "0", "0", "0", "100"),
    "declined": ([[("requested", 100), ("declined", 100)]], "0", "0", "0", "100", "100"),
    "authorised, declined": ([[("authorised", 9), ("declined", 9)]], "0", "0", "0", "9", "100"),
    "check to come": ([[("waiting", 100)]], "0", "0", "100", "0", "100"),
    "check came": ([[("waiting", 100), ("captured", 100)]], "100", "100", "0", "0", "0"),
    "check given up": ([[("waiting", 100), ("voided", 100)]], "0", "0", "0", "0", "100"),
    "captured in part": ([[("authorised", 100), ("captured", 30)]], "100", "30", "0", "0", "0"),
    "too much": ([[("captured", 103)]], "103", "103", "0", "0", "0"),
    "written off": ([[("captured", 99)], [("written_off", 1)]], "100", "99", "0", "0", "0"),
    "credited": ([[("captured", 103)], [("credited", 3)]], "100", "103", "0", "0", "0"),
    "cash, card, check": (
        [[("authorised", 20)], [("captured", 30)], [("waiting", 40)]],
        *("50", "30", "40", "0", "50"),
    ),
    "card refunded, then cash": (
        [[("captured", 100), ("refunded", 100)], [("authorised", 60)]],
        *("60", "0", "0", "0", "40"),
    ),
    "half a cent of a dinar": ([[("authorised", "0.005")]], "0.005", "0", "0", "0", "99.995"),
}


@pytest.mark.parametrize("course", COURSES)
def test_what_the_order_comes_to(course):
    courses, secured, captured, waiting, declined, balance = COURSES[course]
    order = draft("100.00")

    happen(order, *courses)

    order = fresh(order)
    assert (order.secured_total, order.captured_total) == (Decimal(secured), Decimal(captured))
    assert (order.waiting_total, order.declined_total) == (Decimal(waiting), Decimal(declined))
    assert order.balance == Decimal(balance)


def test_each_payment_has_figures_of_its_own():
    order = draft("100.00")

    happen(order, [("authorised", 20)], [("captured", 30), ("refunded", 10)], [("waiting", 40)])

    cash, card, check = (
        figures_by_payment(order)[payment.pk] for payment in Payment.objects.order_by("number")
    )
    assert (cash.authorised, cash.captured, cash.secured) == (20, 0, 20)
    assert (card.authorised, card.captured, card.refunded, card.secured) == (0, 30, 10, 20)
    assert (check.authorised, check.waiting, check.secured) == (0, 40, 0)


def test_the_orders_own_money_stands_under_none():
    order = draft("100.00")

    happen(order, [("captured", 99)], [("written_off", 1)])

    own = figures_by_payment(order)[None]
    assert (own.written_off, own.captured, own.secured) == (1, 0, 1)


def test_other_orders_do_not_count():
    order, other = draft("100.00"), draft("100.00")

    happen(other, [("captured", 100)])
    store_totals(fresh(order))

    assert fresh(order).secured_total == 0
    assert figures_by_payment(order) == {}


def test_storing_the_totals_counts_the_version_and_touches_nothing_else():
    order = draft("100.00")

    happen(order, [("captured", 100)])

    after = Order.objects.values().get(pk=order.pk)
    before = {name: getattr(order, name) for name in after}
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"version", "secured_total", "captured_total", "held_total"}
    assert after["version"] == order.version + 1
