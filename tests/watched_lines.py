"""Watches that the lines which an operation leaves known are those that stand in the database."""

from django.db import connection

from orders.models import Order, reading
from orders.shown.desk import Desk
from orders.views import answers

BESIDE_A_LINE = ["item", "mode", "store", "source_code", "address"]
BESIDE_AN_ORDER = ["customer", "call_center", "mode", "store", "source_code", "address"]


def watch(monkeypatch):
    """Compare the lines whenever they are looked at, and the order whenever an answer shows it."""

    def watched(*, order, **shown):
        if not is_counting():
            stored = Order.objects.for_desk().get(pk=order.pk)
            require_alike([order], [stored], BESIDE_AN_ORDER)
        return Desk(order=order, **shown)

    monkeypatch.setattr(Order, "known_lines", WatchedLines())
    monkeypatch.setattr(answers, "Desk", watched)


class WatchedLines:
    """Stands in for ``Order.known_lines``."""

    def __get__(self, order, owner=None):
        lines = None if order is None else order.__dict__.get("known_lines")
        if lines is not None and not is_counting():
            require_alike(lines, reading.read_lines(order), BESIDE_A_LINE)
        return lines

    def __set__(self, order, lines):
        order.__dict__["known_lines"] = lines


def is_counting():
    """Whether a test looks at the statements just now."""
    return connection.force_debug_cursor


def require_alike(held, stored, beside):
    wrong = [
        (name, was, stands)
        for one, other in zip(held, stored, strict=True)
        for name, was, stands in differences(one, other, beside)
    ]
    assert not wrong, f"known, and stored: {wrong}"


def differences(held, stored, beside):
    for field in held._meta.concrete_fields:
        was, stands = field.value_from_object(held), field.value_from_object(stored)
        if was != stands:
            yield field.name, was, stands
    for name in beside:
        was, stands = getattr(held, name), getattr(stored, name)
        if was != stands:
            yield name, was, stands
