"""The admin's pages of what is offered."""

from catalog.admin import charges, delivery, items, offers, sources, stock, tax

__all__ = ["charges", "delivery", "items", "offers", "sources", "stock", "tax"]
