"""The admin's pages that need two floors, and those of the ground, whose front door they stand behind."""

from front.admin import access, audit, call_centers, letters, orders, stock, warehouse

__all__ = ["access", "audit", "call_centers", "letters", "orders", "stock", "warehouse"]
