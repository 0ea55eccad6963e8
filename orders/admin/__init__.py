"""The admin's pages of orders."""

from orders.admin import letters, orders, rows, warehouse

__all__ = ["letters", "orders", "rows", "warehouse"]
