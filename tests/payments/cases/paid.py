"""Orders that were paid in some way, for the cases of money."""

from decimal import Decimal
from uuid import uuid4

from orders import operations
from payments import operations as payments
from tests.factories import NOW, ItemFactory, offer
from tests.orders.drafts import RECEIPT, add, draft, fresh, pay, submit, supervisor_of
from tests.payments.accounts import limit
from tests.payments.cancelling import reasons


def tolerate(order, *, percent=10, amount="5.00"):
    order.call_center.tolerance_percent = percent
    order.call_center.tolerance_amount = Decimal(amount)
    order.call_center.save(update_fields=["tolerance_percent", "tolerance_amount"])


def by_card(*prices, **about):
    """Submitted, and paid with a card."""
    order = draft(*prices, **about)
    offer("card_terminal", code="CARD")
    pay(order, method="CARD", **RECEIPT)
    submit(order)
    return fresh(order)


def by_check(*prices):
    order = draft(*prices)
    offer("check")
    pay(order, method="CHECK", check_number="1234")
    submit(order)
    return fresh(order)


def by_account(*prices, limit_of="5000.00"):
    order = draft(*prices)
    limit(order.customer, limit_of)
    offer("on_account")
    pay(order, method="ON_ACCOUNT")
    submit(order)
    return fresh(order)


def with_reasons(order):
    reasons()
    return order


def amend(order):
    operations.amend_order(order.number, at=NOW, by=order.taken_by)
    return fresh(order)


def add_for(order, price):
    add(order, ItemFactory.create(price=price).item_number)
    return fresh(order)


def take_off(order, line):
    operations.delete_line(
        order.number, line, version=fresh(order).version, at=NOW, by=order.taken_by
    )
    return fresh(order)


def bounce(order, payment=1):
    by = supervisor_of(order.call_center)
    payments.return_payment(order.number, payment, reason="Bounced", key=uuid4(), at=NOW, by=by)
    return fresh(order)
