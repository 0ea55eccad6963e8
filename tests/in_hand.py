"""Watches that what an operation leaves in hand is what stands in the database."""

from functools import partial

from django.db import connection

from orders.models import Order, reading
from orders.views import answers

BESIDE_A_LINE = ["item", "mode", "store", "source_code", "address"]
KNOWN = {
    "has_holds": reading._holds,
    "has_overrides": reading._overrides,
    "has_requests": reading._requests,
    "has_coupons": reading._coupons,
}
BESIDE_AN_ORDER = ["customer", "call_center", "mode", "store", "source_code", "address"]


def watch(monkeypatch):
    """Compare the lines whenever they are looked at, and the order whenever an answer shows it."""
    desk_of = answers.desk_of

    def watched(order, **options):
        if not is_counting():
            stored = Order.objects.for_desk().get(pk=order.pk)
            require_alike([order], [stored], BESIDE_AN_ORDER)
        return desk_of(order, **options)

    monkeypatch.setattr(Order, "lines_in_hand", Watched("lines_in_hand", require_same_lines))
    for name, read in KNOWN.items():
        monkeypatch.setattr(Order, name, Watched(name, partial(require_none, read)))
    monkeypatch.setattr(answers, "desk_of", watched)


class Watched:
    """Stands in for an attribute of ``Order``."""

    def __init__(self, name, require):
        self.name, self.require = name, require

    def __get__(self, order, owner=None):
        known = None if order is None else order.__dict__.get(self.name)
        if known is not None and not is_counting():
            self.require(order, known)
        return known

    def __set__(self, order, known):
        order.__dict__[self.name] = known


def require_same_lines(order, lines):
    require_alike(lines, reading.read_lines(order), BESIDE_A_LINE)


def require_none(read, order, known):
    """Whoever knows of none must be right; the others ask."""
    assert known or not read(order.pk)


def is_counting():
    """Whether a test looks at the statements just now."""
    return connection.force_debug_cursor


def require_alike(held, stored, beside):
    wrong = [
        (name, was, stands)
        for one, other in zip(held, stored, strict=True)
        for name, was, stands in differences(one, other, beside)
    ]
    assert not wrong, f"in hand, and stored: {wrong}"


def differences(held, stored, beside):
    for field in held._meta.concrete_fields:
        was, stands = field.value_from_object(held), field.value_from_object(stored)
        if was != stands:
            yield field.name, was, stands
    for name in beside:
        was, stands = getattr(held, name), getattr(stored, name)
        if was != stands:
            yield name, was, stands
