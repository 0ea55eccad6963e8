"""Charge rules as they stand beside each other, and what is odd about them. Pure; not asked for an order."""
