"""The admin's pages of what is offered. Stock stands in front.admin, for it shows what orders reserve."""

from catalog.admin import charges, delivery, items, offers, sources, tax

__all__ = ["charges", "delivery", "items", "offers", "sources", "tax"]
