"""What the source codes of an order let the agent say, in the caller's language."""

from __future__ import annotations

from collections.abc import Iterable

from catalog.models import Script
from orders.models import Order, OrderLine


def caller_language(order: Order) -> str:
    """Return the customer's language, else the call center's, such as fr-FR."""
    return order.customer.language or order.call_center.language


def script_of(order: Order) -> Script | None:
    """Return what to say when the order's code is named."""
    return order.source_code.opening(caller_language(order)) if order.source_code else None


def line_script_of(order: Order, line: OrderLine) -> Script | None:
    """Return what to say when a line's own code is named."""
    return line.source_code.opening(caller_language(order)) if line.source_code else None


def submit_scripts_of(order: Order, lines: Iterable[OrderLine]) -> list[Script]:
    """Return what to say before Submit: of the order's code, then of the lines' own, each once."""
    codes = [order.source_code, *(line.source_code for line in lines)]
    scripts = (code.closing(caller_language(order)) for code in codes if code)
    return list(dict.fromkeys(script for script in scripts if script))
