"""A payment of a locked order."""

from __future__ import annotations

from orders.models import Order
from payments import errors
from payments.models import Payment


def get_payment(order: Order, number: int) -> Payment:
    try:
        payment = Payment.objects.select_related("method").get(order=order, number=number)
    except Payment.DoesNotExist:
        raise errors.NoSuchPayment(number=order.number, payment=number) from None
    payment.order = order
    return payment
