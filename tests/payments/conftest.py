"""What is in stock."""

from tests.orders.conftest import jacket, main, shop

__all__ = ["jacket", "main", "shop"]
