"""The admin's pages of orders."""

from orders.admin import holds, letters, orders, rows, warehouse

__all__ = ["holds", "letters", "orders", "rows", "warehouse"]
