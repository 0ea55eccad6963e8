"""On account: claims, what the customer may owe, and what waits for a supervisor."""

from decimal import Decimal
from functools import partial
from uuid import uuid4

import pytest

from orders.operations import delete_line
from payments import errors, operations
from payments.models import AccountEntry, Claim, Payment
from payments.ways.accounts import exposure_of
from tests.factories import (
    NOW,
    CustomerFactory,
    CustomerGroupFactory,
    ItemFactory,
    offer,
)
from tests.orders.answers import address, all_of, events_of
from tests.orders.drafts import add, draft, elsewhere, fresh, pay, submit
from tests.orders.racing import at_once
from tests.payments.accounts import adjust, happenings, limit, on_account, owed

pytestmark = pytest.mark.usefixtures("database")


def test_a_claim_is_written_at_submit():
    order = on_account("120.00", limit_of="500.00", submitted=False)
    assert (fresh(order).secured_total, owed(order.customer)) == (Decimal("120.00"), 0)

    submit(order)

    after = fresh(order)
    assert happenings(order) == [
        ("authorised", Decimal("120.00")),
        ("accepted", Decimal("120.00")),
    ]
    assert (after.accepted_total, after.captured_total) == (Decimal("120.00"), 0)
    assert (after.secured_total, after.over_limit_total) == (Decimal("120.00"), 0)
    entry = AccountEntry.objects.get()
    assert (entry.kind, entry.amount, entry.currency) == (Claim.CLAIMED, Decimal("120.00"), "USD")
    assert (entry.customer, entry.order, entry.payment) == (
        order.customer, order, Payment.objects.get(),
    )  # fmt: skip


def test_exposure_is_what_is_claimed_and_what_unfinished_orders_would_add():
    order = on_account("120.00", limit_of="500.00")
    on_account("30.00", customer=order.customer, submitted=False)

    exposure = exposure_of(order.customer, currency="USD")

    assert (exposure.limit, exposure.used) == (Decimal("500.00"), Decimal("150.00"))
    assert (exposure.free, exposure.exceeds) == (Decimal("350.00"), 0)


def test_exposure_counts_all_call_centers_of_the_currency_and_no_other():
    order = on_account("120.00", limit_of="500.00")
    there = elsewhere()
    ItemFactory.create(price="30.00")
    on_account("30.00", customer=order.customer, call_center=there)
    adjust(order.customer, "70.00", kind=Claim.ADJUSTED, currency="EUR")

    assert exposure_of(order.customer, currency="USD").used == Decimal("150.00")
    assert exposure_of(order.customer, currency="EUR") is None


def test_what_the_customer_pays_on_his_account_is_free_again():
    order = on_account("120.00", limit_of="500.00")

    adjust(order.customer, "100.00")

    assert exposure_of(order.customer, currency="USD").used == Decimal("20.00")


def test_a_group_has_a_limit_for_each_of_its_customers_and_his_own_goes_first():
    group = CustomerGroupFactory.create()
    customer = CustomerFactory.create(group=group)
    terms = limit(CustomerFactory.create(), "10.00")
    terms.customer, terms.customer_group = None, group
    terms.save()
    assert exposure_of(customer, currency="USD").limit == Decimal("10.00")

    limit(customer, "0.00")

    assert exposure_of(customer, currency="USD").limit == 0


def test_refuses_a_customer_without_a_limit():
    order = draft("120.00")
    offer("on_account")
    before = all_of(order)

    with pytest.raises(errors.NoCreditLimit, match="Nothing is taken on account in USD from"):
        pay(order, method="ON_ACCOUNT")

    assert all_of(order) == before


def test_never_takes_more_than_is_due():
    order = draft("120.00")
    limit(order.customer, "500.00")
    offer("on_account", may_exceed=True)

    with pytest.raises(errors.MoreThanDue):
        pay(order, "120.01", method="ON_ACCOUNT")


def test_above_the_limit_it_is_taken_and_the_order_says_by_how_much():
    order = on_account("120.00", limit_of="100.00")

    assert fresh(order).over_limit_total == Decimal("20.00")


def test_at_the_limit_nothing_waits():
    order = on_account("120.00", limit_of="120.00")

    assert fresh(order).over_limit_total == 0


def test_only_the_order_that_leads_above_the_limit_waits():
    first = on_account("100.00", limit_of="110.00")

    second = on_account("50.00", customer=first.customer)

    assert (fresh(first).over_limit_total, second.over_limit_total) == (0, Decimal("40.00"))


def test_no_more_than_stands_on_account_is_above_the_limit():
    first = on_account("100.00", limit_of="10.00")

    second = on_account("50.00", customer=first.customer)

    assert second.over_limit_total == Decimal("50.00")


def test_once_he_pays_the_order_waits_no_more():
    order = on_account("120.00", limit_of="100.00")

    adjust(order.customer, "15.00")
    assert fresh(order).over_limit_total == Decimal("5.00")
    adjust(order.customer, "5.00")

    assert fresh(order).over_limit_total == 0


def test_removing_it_asks_for_nothing_and_frees_the_limit():
    order = on_account("120.00", limit_of="500.00", submitted=False)

    operations.remove_payment(order.number, 1, key=uuid4(), at=NOW, by=order.taken_by)

    assert (fresh(order).secured_total, owed(order.customer)) == (0, 0)
    assert exposure_of(order.customer, currency="USD").used == 0


def test_a_total_that_fell_claims_no_more_than_it_is():
    order = on_account("70.00", limit_of="500.00", submitted=False)
    extra = ItemFactory.create(price="50.00")
    add(order, extra.item_number)
    pay(order, method="ON_ACCOUNT")
    delete_line(order.number, 2, version=fresh(order).version, at=NOW, by=order.taken_by)

    submit(order)

    after = fresh(order)
    assert (after.accepted_total, after.secured_total) == (Decimal("70.00"), Decimal("70.00"))
    assert owed(order.customer) == Decimal("70.00")
    assert happenings(order)[-2:] == [
        ("voided", Decimal("50.00")),
        ("accepted", Decimal("70.00")),
    ]


@pytest.mark.usefixtures("own_database")
def test_two_orders_at_once_do_not_both_stay_within_the_limit():
    first = on_account("80.00", limit_of="100.00", submitted=False)
    second = on_account("80.00", customer=first.customer, submitted=False)

    at_once(partial(submit, first), partial(submit, second))

    over = sorted([fresh(first).over_limit_total, fresh(second).over_limit_total])
    assert over in ([0, Decimal("60.00")], [Decimal("60.00"), Decimal("60.00")])
    assert owed(first.customer) == Decimal("160.00")


def test_announces_that_the_order_will_wait_for_the_credit_limit(htmx_client):
    order = draft("120.00")
    limit(order.customer, "100.00")
    offer("on_account")

    response = htmx_client.post(address("payments:take-payment", order), said())

    assert events_of(response)["announce"] == {
        "text": "Above the credit limit by 20.00 USD: the order waits for a supervisor."
    }


def test_announces_nothing_within_the_credit_limit(htmx_client):
    order = draft("120.00")
    limit(order.customer, "120.00")
    offer("on_account")

    response = htmx_client.post(address("payments:take-payment", order), said())

    assert "announce" not in events_of(response)


def said():
    return {"method": "ON_ACCOUNT", "amount": "120.00", "key": uuid4()}
