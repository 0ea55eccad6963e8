"""Submitted orders that are modified, and terms that change meanwhile. Here time goes on."""

from decimal import Decimal

from django.utils import timezone

from catalog.models import ChargeRule, ChargeTier, Price
from catalog.operations import replace_price, replace_rule
from orders import operations
from orders.models import (
    Order,
    OrderCharge,
    OrderCoupon,
    OrderLine,
    OrderTax,
    Override,
    Reservation,
)
from tests.orders.answers import rows
from tests.orders.drafts import draft_of_120, fresh, pay, submit

LEDGERS = {"captured_total", "secured_total", "waiting_total", "declined_total"}


def open_order(order=None, *, at=None):
    """An order of 120.00 (or another), paid in cash and submitted now."""
    order = order or draft_of_120()
    at = at or timezone.now()
    if fresh(order).balance:
        pay(order, at=at)
    submit(order, at=at)
    return fresh(order)


def amend(order, *, by=None):
    operations.amend_order(order.number, at=timezone.now(), by=by or order.taken_by)
    return fresh(order)


def discard(order, *, by=None):
    operations.discard_changes(
        order.number, version=fresh(order).version, at=timezone.now(), by=by or order.taken_by
    )
    return fresh(order)


def submit_again(order, shown_total=None, **about):
    submit(order, shown_total, at=timezone.now(), **about)
    return fresh(order)


def said(order):
    """What every change is told: version, moment, user."""
    return {"version": fresh(order).version, "at": timezone.now(), "by": order.taken_by}


def new_price(item_number, price):
    """Let an item cost something else from now on, as an admin does it."""
    old = Price.objects.standing().get(item__item_number=item_number, price_group=None)
    old.unit_price = Decimal(price)
    return replace_price(old)


def new_tiers(charge_code, *tiers):
    """Let a charge ask something else from now on."""
    rule = ChargeRule.objects.standing().get(charge_code__code=charge_code)
    return replace_rule(
        rule,
        tiers=[
            ChargeTier(
                at_least=Decimal(at_least),
                below=None if below is None else Decimal(below),
                value=Decimal(value),
            )
            for at_least, below, value in tiers
        ],
    )


def figures(order):
    """Prices and charges, and the total."""
    order = fresh(order)
    return (
        [(line.number, line.quantity, f"{line.unit_price:.2f}") for line in lines_of(order)],
        [
            (charge.charge_code.code, f"{charge.amount:.2f}")
            for charge in OrderCharge.objects.filter(order=order)
            .select_related("charge_code")
            .order_by("charge_code__code")
        ],
        f"{order.total:.2f}",
    )


def lines_of(order):
    return OrderLine.objects.filter(order=order).order_by("number")


def as_it_stands(order):
    """Every column of an order and of what belongs to it; its version counts on."""
    header = Order.objects.filter(pk=order.pk).values().get()
    del header["version"]
    standing = Override.objects.filter(order=order, put_back_at=None)
    return {
        "order": header,
        "lines": rows(OrderLine.objects.filter(order=order)),
        "charges": rows(OrderCharge.objects.filter(order=order)),
        "taxes": rows(OrderTax.objects.filter(order=order)),
        "coupons": rows(OrderCoupon.objects.filter(order=order)),
        "reservations": rows(Reservation.objects.filter(order=order)),
        "overrides": sorted(
            ({**row, "id": None} for row in standing.values()),
            key=lambda row: (row["kind"], row["line"] or 0),
        ),
    }
