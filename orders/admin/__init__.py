"""The admin's pages of holds, letters and what belongs to orders. An order's own stands in front.admin: it shows payments."""

from orders.admin import holds, letters, parts

__all__ = ["holds", "letters", "parts"]
