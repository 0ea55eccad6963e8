"""The admin's pages of orders."""

from orders.admin import orders, rows

__all__ = ["orders", "rows"]
