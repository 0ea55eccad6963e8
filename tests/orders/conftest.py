"""What is sold and in stock, and why something is conceded."""

import pytest

from tests.factories import ItemFactory, StockFactory, WarehouseFactory
from tests.orders.conceding import goodwill


@pytest.fixture
def main(call_center):
    return WarehouseFactory.create(code="MAIN", offered__position=1)


@pytest.fixture
def shop(call_center):
    return WarehouseFactory.create(code="SHOP", is_store=True, offered__position=2)


@pytest.fixture
def jacket(main):
    """Three pieces."""
    item = ItemFactory.create(item_number="81327")
    StockFactory.create(item=item, warehouse=main, on_hand=3)
    return item


@pytest.fixture
def reason(database):
    """Why something is conceded."""
    return goodwill()


@pytest.fixture
def shoe(database):
    return ItemFactory.create(item_number="83001", name="Shoe", price="30.00")


@pytest.fixture
def boot(database):
    return ItemFactory.create(item_number="83002", name="Boot", price="20.00")
