"""Lines are cancelled: what remains never costs more without a word."""

from decimal import Decimal

import pytest
from django.urls import reverse

from orders import operations
from orders.models import Status, Use
from payments import errors
from tests.factories import (
    NOW,
    ChargeRuleFactory,
    ItemFactory,
    OrderFactory,
    PriceFactory,
    ReasonCodeFactory,
    TaxGroupFactory,
    TaxRateFactory,
)
from tests.orders.answers import all_of
from tests.orders.drafts import add, fresh, pay, submit
from tests.payments.cancelling import cancel_lines, reasons, refunds, ship
from tests.soundness import require_sound

pytestmark = pytest.mark.django_db

OURS = "NOT-SOLD"


def sold(*lines):
    """A paid order of items with their quantities, 2.00 handling, shipping of 7.95 below 150.00."""
    reasons()
    ReasonCodeFactory.create(code=OURS, name="Not to be had", use=Use.CANCEL, is_ours=True)
    ChargeRuleFactory.create(charge_code__is_shipping=False, tiers=[("0", None, "2.00")])
    ChargeRuleFactory.create(tiers=[("0", "150", "7.95"), ("150", None, "0")])
    order = OrderFactory.create()
    for item, quantity in lines:
        add(order, item.item_number, quantity)
    pay(order)
    submit(order)
    return fresh(order)


def mugs():
    item = ItemFactory.create(price="10.50")
    PriceFactory.create(item=item, unit_price="9.00", from_quantity=24)
    return item


def test_a9_the_last_mug_that_we_have_not():
    """23 × 9.00 and 2.00 handling, where 23 × 10.50 would be 241.50; 9.00 goes back."""
    order = sold((mugs(), 24))
    assert order.total == Decimal("218.00")
    ship(order, 1, 23)

    cancel_lines(order, [1], "9.00", reason=OURS)

    order = fresh(order)
    assert (order.status, order.total) == (Status.SHIPPED, Decimal("209.00"))
    assert [amount for _, _, amount, _ in refunds(order)] == [Decimal("9.00")]
    assert order.lines.get().because[-1]["step"] == "lost"


def test_the_terms_hold_when_the_order_is_priced_again():
    order = sold((mugs(), 24), (ItemFactory.create(price="5.00"), 1))
    cancel_lines(order, [2], "5.00", reason=OURS)

    operations.amend_order(order.number, at=NOW, by=order.taken_by)
    operations.change_line(
        order.number, 1, quantity=23, version=fresh(order).version, at=NOW, by=order.taken_by
    )

    assert fresh(order).total == Decimal("243.50")  # 23 × 10.50 and handling: the caller's own wish


def test_a9_a_reason_of_the_callers_is_told_asked_and_settled():
    """153.90 goods ship free; 148.95 do not: 158.90 instead of 155.90."""
    dear, cheap = ItemFactory.create(price="148.95"), ItemFactory.create(price="4.95")
    order = sold((dear, 1), (cheap, 1))
    assert order.total == Decimal("155.90")
    before = all_of(order)

    with pytest.raises(errors.MoreToCollect, match=r"3\.00 USD is still to be collected"):
        cancel_lines(order, [2], "0")
    assert all_of(order) == before
    cancel_lines(order, [2], "0", collect=Decimal("3.00"))
    assert (fresh(order).total, fresh(order).due) == (Decimal("158.90"), Decimal("3.00"))
    pay(order)

    assert (fresh(order).due, fresh(order).captured_total) == (0, Decimal("158.90"))
    require_sound()


def test_what_the_tolerance_lets_pass_is_written_off():
    dear, cheap = ItemFactory.create(price="148.95"), ItemFactory.create(price="4.95")
    order = sold((dear, 1), (cheap, 1))
    order.call_center.tolerance_percent, order.call_center.tolerance_amount = 10, 5
    order.call_center.save()

    cancel_lines(fresh(order), [2], "0")

    assert (fresh(order).total, fresh(order).due) == (Decimal("158.90"), 0)


def test_the_same_line_cancelled_for_a_reason_of_ours_costs_no_more():
    dear, cheap = ItemFactory.create(price="148.95"), ItemFactory.create(price="4.95")
    order = sold((dear, 1), (cheap, 1))

    cancel_lines(order, [2], "4.95", reason=OURS)

    assert fresh(order).total == Decimal("150.95")
    require_sound()


def taxed(percent):
    group = TaxGroupFactory.create()
    TaxRateFactory.create(tax_group=group, percent=percent)
    return ItemFactory.create(price="100.00", tax_group=group)


def test_a9_tax_of_the_handling_goes_by_what_remains_and_is_told(agent_client):
    """202.00 and 20.20 and 5.56, on half the handling each; then 102.00 and 20.40: 105.36 less."""
    order = sold((taxed("20"), 1), (taxed("5.5"), 1))
    assert order.total == Decimal("227.76")

    cancel_lines(order, [2], "105.36", reason=OURS)

    order = fresh(order)
    assert (order.charges_total, order.total) == (Decimal("2.00"), Decimal("122.40"))
    assert [amount for _, _, amount, _ in refunds(order)] == [Decimal("105.36")]
    page = agent_client.get(f"/orders/{order.number}/").content.decode()
    assert "With tax 2.40 instead of 2.26: its tax goes by what remains." in page
    require_sound()


def test_the_dialog_tells_what_is_to_be_collected_and_leads_to_the_payments(agent_client):
    dear, cheap = ItemFactory.create(price="148.95"), ItemFactory.create(price="4.95")
    order = sold((dear, 1), (cheap, 1))
    address = reverse("payments:cancel-lines", args=[order.number])

    page = agent_client.get(address, {"lines": 2, "reason": "CHANGED-MIND"}).content.decode()
    assert "3.00 USD is then still to be collected" in page
    ours = agent_client.get(address, {"lines": 2, "reason": OURS}).content.decode()
    assert "still to be collected" not in ours
    response = agent_client.post(
        address,
        {
            "lines": 2, "reason": "CHANGED-MIND", "shown": "0", "collect": "3.00",
            "version": fresh(order).version, "key": "3a3c0f6e-9d8f-4c53-8a65-0f2f1d9d0c01",
        },
    )  # fmt: skip

    assert response.headers["Location"] == f"/orders/{order.number}/payments/"
