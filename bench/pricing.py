"""Pricing at 5, 50 and 500 lines: the engine alone, repricing, and a line added at the desk."""

from collections.abc import Callable
from decimal import Decimal
from itertools import count
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse

from bench.timing import print_table, timed
from catalog.models import Item
from orders.models import Order, OrderLine, Override, SetByHand
from orders.under_lock.reprice import question_of, reprice
from pricing import price
from tests import factories

SIZES = [5, 50, 500]


def measure() -> None:
    """Print how pricing grows with the lines of an order."""
    settings.ALLOWED_HOSTS = ["*"]
    set_up()
    orders = [order_of(lines) for lines in SIZES]
    client = Client()
    client.force_login(orders[0].taken_by)
    measures: dict[str, Callable[[Order], Callable[[], object]]] = {
        "the engine alone": engine_alone,
        "reprice, nothing changed": reprice_alone,
        "reprice, every line changed": reprice_all,
        "a quantity changed at the desk": lambda order: at_the_desk(client, order),
    }
    rows = {name: [timed(make(order)) for order in orders] for name, make in measures.items()}
    print_table("Pricing an order", SIZES, rows)


def set_up() -> None:
    """Terms of every kind: prices by quantity, charges of both levels, offers, a tax rate."""
    group = factories.TaxGroupFactory.create()
    factories.TaxRateFactory.create(tax_group=group, percent="7.25")
    factories.ChargeRuleFactory.create(tiers=[("0", "50", "5.95"), ("50", None, "7.95")])
    factories.ChargeRuleFactory.create(level="line", tiers=[("0", None, "0.10")])
    factories.ChargeRuleFactory.create(spread=True, tiers=[("0", None, "3.00")])
    factories.OfferFactory.create(kind="quantity", tiers=[("3", "10")])
    factories.OfferFactory.create(
        kind="threshold", value_kind="amount", concurrency="compounded", tiers=[("100", "5")]
    )
    for number in range(max(SIZES)):
        item = factories.ItemFactory.create(
            item_number=f"9{number:04}", price=f"{10 + number % 90}.95", tax_group=group
        )
        factories.PriceFactory.create(item=item, unit_price="9.00", from_quantity=5)


def order_of(lines: int) -> Order:
    order = factories.OrderFactory.create()
    items = Item.objects.filter(item_number__startswith="9").order_by("item_number")[:lines]
    OrderLine.objects.bulk_create(
        OrderLine(order=order, number=number, item=item, quantity=1 + number % 4)
        for number, item in enumerate(items, start=1)
    )
    with transaction.atomic():
        reprice(order, at=factories.NOW)
    return Order.objects.for_desk().get(pk=order.pk)


def engine_alone(order: Order) -> Callable[[], object]:
    asked = question_of(order, on=order.day_of(factories.NOW))
    return lambda: price(asked.facts, asked.terms)


def reprice_alone(order: Order) -> Callable[[], object]:
    def call() -> None:
        with transaction.atomic():
            reprice(order, at=factories.NOW)

    return call


def reprice_all(order: Order) -> Callable[[], object]:
    """Change the discount of the order each time, so that every line bears another share."""
    about = {
        "order": order,
        "kind": SetByHand.ORDER_DISCOUNT,
        "reason": factories.ReasonCodeFactory.create(),
        "at": factories.NOW,
        "by": order.taken_by,
    }
    amounts = count(1)

    def call() -> None:
        put_back(order)
        Override.objects.create(amount=Decimal("7.77") * next(amounts), **about)
        with transaction.atomic():
            reprice(order, at=factories.NOW)

    return call


def put_back(order: Order) -> None:
    Override.objects.filter(order=order, put_back_at=None).update(
        put_back_at=factories.NOW, put_back_by=order.taken_by
    )


def at_the_desk(client: Client, order: Order) -> Callable[[], object]:
    put_back(order)
    address = reverse("orders:change-line", args=[order.number, 1])
    quantities = [1, 2]

    def call() -> None:
        quantities.reverse()
        now = Order.objects.get(pk=order.pk)
        answer = client.post(
            address,
            {"quantity": quantities[0], "key": uuid4()},
            headers={"HX-Request": "true", "Order-Version": str(now.version)},
        )
        assert answer.status_code == 200, answer.content

    return call
