"""What is in stock."""

import pytest

from tests.factories import ItemFactory, StockFactory, WarehouseFactory


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
