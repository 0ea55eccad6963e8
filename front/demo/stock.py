"""The demo's warehouses and stores, what lies in them, what is not sold, and what items cost."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import NamedTuple

from callcenter.models import CallCenter
from callcenter.words.money import rounded
from catalog.models import Cost, Item, OfferedWarehouse, Price, Stock, Warehouse
from front.demo.words import named

IN_A_WAREHOUSE, IN_A_STORE = 400, 8
COST_SHARE = Decimal("0.55")  # of the price without tax
TAX_IN_EUROS = Decimal("1.20")


class Place(NamedTuple):
    """A warehouse as written below; ``call_center`` ships from it, or its customers pick up there."""

    call_center: str
    code: str
    name: str
    name_fr: str
    street: str
    postcode: str
    city: str
    state: str
    country: str
    is_store: bool = True


PLACES = [
    Place("USRT", "RENO", "Reno warehouse", "Entrepôt de Reno", "1200 Lear Boulevard", "89506", "Reno",
          "NV", "US", is_store=False),
    Place("USRT", "PORTLAND", "Portland, Pioneer Place", "Portland, Pioneer Place",
          "700 SW 5th Avenue", "97204", "Portland", "OR", "US"),
    Place("USRT", "SANFRAN", "San Francisco, Union Square", "San Francisco, Union Square",
          "333 Post Street", "94108", "San Francisco", "CA", "US"),
    Place("FRFR", "LOGNES", "Lognes warehouse", "Entrepôt de Lognes", "8 allée des Palombes", "77185",
          "Lognes", "", "FR", is_store=False),
    Place("FRFR", "PARIS", "Paris, Bastille", "Paris, Bastille", "14 rue de la Roquette", "75011",
          "Paris", "", "FR"),
    Place("FRFR", "LYON", "Lyon, Bellecour", "Lyon, Bellecour", "5 rue Victor-Hugo", "69002",
          "Lyon", "", "FR"),
]  # fmt: skip

# Of these there are few or none, in the warehouses alone; everything else may be ordered on.
LEFT = {"82008": 2, "83009": 0, "87008": 0}
COMES_BACK = "83009"  # after three weeks; 20 pieces may be ordered before
STOPPED, NOT_YET, NO_LONGER = "84011", "82009", "86008"


def load_stock(*, on: date) -> None:
    """Add warehouses and stores with stock of every item, as seen from the day."""
    items = list(Item.objects.order_by("item_number"))
    for position, place in enumerate(PLACES, start=1):
        row = place._asdict()
        call_center = CallCenter.objects.get(code=row.pop("call_center"))
        row |= named(row["name"], row.pop("name_fr"))
        warehouse = Warehouse.objects.create(**row)
        OfferedWarehouse.objects.create(
            call_center=call_center, warehouse=warehouse, position=position * 10
        )
        Stock.objects.bulk_create(
            Stock(item=item, warehouse=warehouse, on_hand=pieces(item, place)) for item in items
        )
    load_sales_control(on=on)


def pieces(item: Item, place: Place) -> int:
    if place.is_store:
        return 0 if item.item_number in LEFT else IN_A_STORE
    return LEFT.get(item.item_number, IN_A_WAREHOUSE)


def load_sales_control(*, on: date) -> None:
    """Say what may be ordered when it is out of stock, and what is not on sale."""
    numbered = Item.objects.filter
    Item.objects.exclude(item_number__in=LEFT).update(back_order_allowed=True)
    numbered(item_number=COMES_BACK).update(
        back_order_allowed=True, back_order_most=20, back_order_date=on + timedelta(weeks=3)
    )
    numbered(item_number=STOPPED).update(is_active=False)
    numbered(item_number=NOT_YET).update(on_sale_from=on + timedelta(weeks=8))
    numbered(item_number=NO_LONGER).update(on_sale_to=on - timedelta(weeks=4))


def load_costs() -> None:
    """Say what every item costs us, without tax."""
    base = Price.objects.filter(price_group=None, from_quantity=1).select_related("item")
    Cost.objects.bulk_create(
        Cost(
            item=price.item,
            currency=price.currency,
            unit_cost=rounded(
                price.unit_price / (TAX_IN_EUROS if price.with_tax else 1) * COST_SHARE, 2
            ),
        )
        for price in base.order_by("item__item_number", "currency")
    )
