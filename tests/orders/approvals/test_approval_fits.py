"""An approval is for exactly what was asked: it lapses where something else stands there."""

from decimal import Decimal

import pytest

from catalog.models import ChargeTier
from orders import errors, operations
from orders.models import SetByHand
from tests.factories import NOW
from tests.orders.answers import all_of
from tests.orders.conceding import ask, by_hand, change, grant
from tests.orders.drafts import add, draft, draft_of_120, fresh, pay, submit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("reason")]


def test_another_quantity_lets_the_approval_lapse(eve):
    order = draft("100.00")
    grant(ask(order, amount=Decimal("80.00")), eve)

    change(order, 2)

    after = fresh(order)
    assert (after.total, after.unapproved_total) == (160, 40)
    pay(order)
    with pytest.raises(errors.NeedsApproval) as refused:
        submit(order)
    assert str(refused.value) == (
        "Manual price on line 1 needs an approval: by hand, 40.00 USD are conceded on this order. "
        "Lower that, or ask a supervisor."
    )

    change(order, 1)

    assert fresh(order).unapproved_total == 0


@pytest.mark.parametrize(
    "spoil",
    [
        lambda order: change(order, 2),
        lambda order: order.lines.get().item.prices.update(unit_price="101.00"),
    ],
)
def test_refuses_what_is_no_longer_what_was_asked(spoil, eve):
    order = draft("100.00")
    approval = ask(order, amount=Decimal("80.00"))
    spoil(order)
    operations.complete(order.number, at=NOW, by=order.taken_by)
    before = all_of(order) | by_hand(order)

    with pytest.raises(errors.LineChanged, match="Line 1 changed since this was asked: 1 × "):
        grant(approval, eve)

    assert all_of(order) | by_hand(order) == before


def test_refuses_a_line_that_was_deleted_because_its_request_went_with_it(eve):
    order = draft("100.00", "10.00")
    approval = ask(order, amount=Decimal("80.00"))
    operations.delete_line(order.number, 1, version=order.version, at=NOW, by=order.taken_by)

    with pytest.raises(errors.AlreadyWithdrawn, match="This request was withdrawn"):
        grant(approval, eve)


def test_refuses_a_percentage_of_an_order_that_grew(eve):
    order = draft("100.00")
    approval = ask(order, SetByHand.ORDER_DISCOUNT, percent=Decimal(50))
    add(order, order.lines.get().item.item_number)

    with pytest.raises(errors.OrderGrew, match=r"from 100\.00 USD to 200\.00 USD"):
        grant(approval, eve)


def test_an_amount_stays_what_it_was_when_the_order_grows(eve):
    order = draft("100.00")
    approval = ask(order, SetByHand.ORDER_DISCOUNT, amount=Decimal("50.00"))
    add(order, order.lines.get().item.item_number)

    grant(approval, eve)

    assert (fresh(order).total, fresh(order).unapproved_total) == (150, 0)


def test_refuses_a_charge_that_rose(eve):
    order = draft("20.00")
    lower = draft_of_120()
    asked = ask(lower, SetByHand.CHARGE, charge_code="SHIPPING", amount=Decimal(0))
    lower.charges.filter(charge_code__code="SHIPPING").update(amount="9.95")

    with pytest.raises(errors.ChargeRose, match=r"from 7\.95 USD to 9\.95 USD"):
        grant(asked, eve)

    assert fresh(order).total == 20


def test_a_percentage_that_was_approved_lapses_when_the_order_grows(eve):
    order = draft("100.00")
    grant(ask(order, SetByHand.ORDER_DISCOUNT, percent=Decimal(50)), eve)
    assert fresh(order).unapproved_total == 0

    add(order, order.lines.get().item.item_number)

    after = fresh(order)
    assert (after.total, after.unapproved_total) == (100, 100)
    pay(order)
    with pytest.raises(errors.NeedsApproval, match="Discount on the order needs"):
        submit(order)


def test_a_list_price_that_rises_lets_the_approval_lapse(eve):
    order = draft("100.00")
    grant(ask(order, amount=Decimal("80.00")), eve)
    order.lines.get().item.prices.update(unit_price="500.00")

    operations.complete(order.number, at=NOW, by=order.taken_by)

    assert (fresh(order).total, fresh(order).unapproved_total) == (80, 420)


def test_a_list_price_that_falls_does_not(eve):
    order = draft("100.00")
    grant(ask(order, amount=Decimal("80.00")), eve)
    order.lines.get().item.prices.update(unit_price="90.00")

    operations.complete(order.number, at=NOW, by=order.taken_by)

    assert (fresh(order).conceded_total, fresh(order).unapproved_total) == (10, 0)


def test_a_charge_that_rises_lets_the_approval_lapse(eve):
    order = draft_of_120()
    grant(ask(order, SetByHand.CHARGE, charge_code="SHIPPING", amount=Decimal(0)), eve)
    assert fresh(order).unapproved_total == 0
    ChargeTier.objects.filter(rule__charge_code__code="SHIPPING", at_least=50).update(value="24.95")

    operations.complete(order.number, at=NOW, by=order.taken_by)

    assert fresh(order).unapproved_total == Decimal("24.95")
