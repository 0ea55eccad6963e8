"""Every form of the desk: what is typed into it, and how one gets to it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from uuid import uuid4

from django.utils import timezone

from orders import operations
from orders.models import Order, SetByHand
from payments import operations as payment_operations
from tests.orders.drafts import pay


@dataclass(frozen=True, kw_only=True)
class DeskForm:
    """``typed`` goes into its fields, after ``pressed`` have opened it on an order made ready."""

    typed: dict[str, str | bool] = field(default_factory=dict)
    pressed: Sequence[str] = ()
    ready: Callable[[Order], object] = lambda _order: None
    leaves: bool = False  # the desk, for another page


def now(order):
    return {"at": timezone.now(), "by": order.taken_by}


def fresh(order):
    return Order.objects.get(pk=order.pk)


def changing(order):
    return {"version": fresh(order).version, **now(order)}


def with_lines(order):
    for item in ("81327", "81001"):
        operations.add_line(order.number, item=item, quantity=2, key=uuid4(), **now(order))


def with_an_item_twice(order):
    operations.add_line(order.number, item="81327", quantity=1, key=uuid4(), **now(order))


def with_coupon(order):
    coupon = {"coupon": "THANKS10", "key": uuid4()}
    operations.add_coupon(order.number, **coupon, **changing(order))


def elsewhere(order):
    there = {"recipient": "Lee", "street": "1 Main Street", "city": "Salem", "state": "OR"}
    there |= {"street_2": "", "postcode": "97301", "country": "US"}
    operations.deliver_to(order.number, address=None, **there, **changing(order))


def with_discount(order):
    little = {"amount": Decimal("1.00"), "reason": "GOODWILL"}
    operations.discount_order(order.number, **little, **changing(order))


def with_request(order):
    wish = operations.Wish(kind=SetByHand.ORDER_DISCOUNT, amount=Decimal(50), reason="GOODWILL")
    operations.request_approval(order.number, wish, **changing(order))


def picked_up(order):
    operations.set_mode(order.number, mode="60", **changing(order))


def line_picked_up(order):
    operations.set_line_mode(order.number, 1, mode="60", **changing(order))


def with_payment(order):
    operations.complete(order.number, **now(order))
    pay(order, "10.00", at=timezone.now())


def paid(order):
    operations.complete(order.number, **now(order))
    pay(order, at=timezone.now())


def amending(order):
    paid(order)
    shown = {"shown_total": fresh(order).total, "key": uuid4()}
    payment_operations.submit(order.number, **shown, **changing(order))
    operations.amend_order(order.number, **now(order))


LINE, SUMMARY = "#details-1", "#complete"
BY_HAND = {"reason": "GOODWILL", "note": "the first box was wet"}

FORMS = {
    "orders:set-source-code": DeskForm(typed={"source_code": "FAB26"}),
    "orders:set-mode": DeskForm(typed={"mode": "21"}),
    "orders:set-store": DeskForm(typed={"store": ""}, ready=picked_up),
    "orders:add-coupon": DeskForm(typed={"coupon": "THANKS10"}),
    "orders:remove-coupon": DeskForm(ready=with_coupon),
    "orders:add-line": DeskForm(typed={"item": "81327", "quantity": "4"}),
    "orders:change-line": DeskForm(typed={"quantity": "3"}),
    "orders:delete-line": DeskForm(),
    "orders:join-line": DeskForm(ready=with_an_item_twice),
    "orders:deliver-to": DeskForm(typed={"address": "1"}, ready=elsewhere),
    "orders:deliver-once": DeskForm(
        typed={
            "recipient": "Lee",
            "street": "1 Main Street",
            "city": "Salem",
            "state": "OR",
            "postcode": "97301",
        }
    ),
    "orders:expedite": DeskForm(typed={"is_expedited": True}),
    "orders:change-details": DeskForm(typed={"reference": "A7", "internal_note": "rings twice"}),
    "orders:change-contact": DeskForm(typed={"email": "karen@berg.example"}, pressed=[SUMMARY]),
    "orders:keep-order": DeskForm(typed={"reason": "asks her husband"}, leaves=True),
    "orders:cancel-order": DeskForm(typed={"reason": "changed her mind"}, leaves=True),
    "orders:place-hold": DeskForm(typed={"code": "ASKED", "note": "asks"}, pressed=["[hx-get$='/holds/place/']"]),
    "orders:set-line-mode": DeskForm(typed={"mode": "21"}, pressed=[LINE]),
    "orders:set-line-store": DeskForm(typed={"store": ""}, pressed=[LINE], ready=line_picked_up),
    "orders:deliver-line-to": DeskForm(typed={"address": "1"}, pressed=[LINE]),
    "orders:expedite-line": DeskForm(typed={"is_expedited": True}, pressed=[LINE]),
    "orders:set-line-source-code": DeskForm(typed={"source_code": "FAB26"}, pressed=[LINE]),
    "orders:set-price": DeskForm(typed={"unit_price": "99.00", **BY_HAND}, pressed=[LINE, "#line-price"]),
    "orders:discount-line": DeskForm(typed={"discount": "2.00", **BY_HAND}, pressed=[LINE, "#line-discount"]),
    "orders:discount-order": DeskForm(typed={"discount": "2.00", **BY_HAND}, pressed=["#change-discount"]),
    "orders:set-charge": DeskForm(typed={"amount": "6.00", **BY_HAND}, pressed=["#change-SHIPPING"]),
    "orders:put-back": DeskForm(ready=with_discount, pressed=["#change-discount"]),
    "orders:withdraw-request": DeskForm(ready=with_request),
    "orders:discard-changes": DeskForm(ready=amending, leaves=True),
    "orders:unlock-line": DeskForm(ready=amending, pressed=[LINE]),
    "payments:complete": DeskForm(),
    "payments:take-payment": DeskForm(typed={"method": "CASH", "amount": "10.00"}, pressed=[SUMMARY]),
    "payments:remove-payment": DeskForm(typed={"handed_back": True}, ready=with_payment, pressed=[SUMMARY]),
    "payments:submit": DeskForm(ready=paid, pressed=[SUMMARY], leaves=True),
}  # fmt: skip
SHOWN_ONLY = {"orders:others"}  # it says that the desk is open, and changes nothing
