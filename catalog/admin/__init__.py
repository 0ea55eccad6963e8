"""The admin's pages of what is offered."""

from catalog.admin import charges, delivery, items, sources

__all__ = ["charges", "delivery", "items", "sources"]
