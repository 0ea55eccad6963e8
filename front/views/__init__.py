"""The roof's pages: the front door, Customer service, the customer, price and stock."""

from front.views.choices import set_language, switch_call_center
from front.views.customer import customer
from front.views.customer_service import customer_service, select_customer
from front.views.front_door import front_door
from front.views.price_and_stock import price_and_stock

__all__ = [
    "customer",
    "customer_service",
    "front_door",
    "price_and_stock",
    "select_customer",
    "set_language",
    "switch_call_center",
]
