"""The list of sales orders as the tests ask for it."""

from django.urls import reverse

from tests.factories import CustomerFactory, OrderFactory, OrderLineFactory

URL = reverse("orders:orders")


def order_of(*, price="10.00", about=None, **names):
    order = OrderFactory.create(customer=CustomerFactory.create(**names), **about or {})
    OrderLineFactory.create(order=order, item__price=price)
    return order


def shown(client, **query):
    return [order.number for order in client.get(URL, query).context["page"].orders]


def part(client, **query):
    headers = {"HX-Request": "true", "HX-Target": "div#found"}
    return client.get(URL, query, headers=headers)
