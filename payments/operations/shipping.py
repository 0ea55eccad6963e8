"""Pieces have left the warehouse: what is due for them is captured."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from callcenter.models import User
from callcenter.words.money import ZERO, total
from orders.models import Order, Shipment, lines_of, lock_order_anywhere
from orders.questions.shipped import cost_of_shipped
from orders.under_lock.shipping import Parcel, earlier_shipment, ship_pieces
from payments.questions.figures import figures_by_payment
from payments.under_lock.letting_go import claim_returned
from payments.under_lock.securing import payments_of
from payments.ways import way_of
from payments.ways.accounts import lock_customer


@transaction.atomic
def ship(number: int, parcel: Parcel, *, at: datetime, by: User) -> Shipment:
    """Write down what left of an order, and capture what is due for it.

    The same shipment again is the first one. Whoever speaks for the warehouse
    may do so for every call center. Raises NoSuchOrder, OtherShipment, and
    whatever ``ship_pieces`` refuses.
    """
    order = lock_order_anywhere(number)
    if earlier := earlier_shipment(order, parcel):
        return earlier
    if order.returned_total:
        lock_customer(
            order.customer
        )  # before the stock: with the last piece he owes what came back
    shipment = ship_pieces(order, parcel, at=at, by=by)
    capture_shipped(order, at=at, by=by)
    claim_returned(order, payments_of(order), at=at, by=by)
    return shipment


def capture_shipped(order: Order, *, at: datetime, by: User) -> None:
    """Ask each way for its part of what is due for the pieces that have left, and is not taken yet.

    Money in hand is captured at Submit, and a claim is made there: this
    concerns what is only authorised since.
    """
    figures = figures_by_payment(order)
    taken = total(one.captured + one.accepted for one in figures.values())
    lines = lines_of(order)
    due = cost_of_shipped(order, lines) - taken
    for payment in payments_of(order):
        amount = min(figures[payment.pk].authorised if payment.pk in figures else ZERO, due)
        if amount > ZERO:
            way_of(payment.method).at_shipment(payment, amount, at=at, by=by)
            due -= amount
