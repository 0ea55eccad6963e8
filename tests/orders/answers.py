"""What the tests of the desk read in an answer, and of an order that must not have changed."""

import json
from datetime import datetime
from html.parser import HTMLParser

from django.urls import reverse

from callcenter.models import Once
from orders.models import Order, OrderCharge, OrderLine, OrderRevision
from payments.models import Payment, PaymentEvent


def address(name, order, *more):
    """The path of an order's view, as in ``address("orders:add-line", order)``."""
    return reverse(name, args=[order.number, *more])


def parts_of(response):
    """The ids that an answer to htmx replaces, in the order in which they stand in it."""
    reader = PartReader()
    reader.feed(response.content.decode())
    return reader.parts


def events_of(response):
    """What an answer tells the page besides its parts."""
    return json.loads(response.headers.get("HX-Trigger", "{}"))


def value_of(response, name, *, within=""):
    """The value that a page's field of this name holds; ``within`` is the id of an element around it."""
    reader = FieldReader(name, within)
    reader.feed(response.content.decode())
    return reader.value


def all_of(order):
    """Everything an operation may change about an order: a refusal leaves it alike."""
    return {
        "order": Order.objects.filter(pk=order.pk).values().get(),
        "lines": rows(OrderLine.objects.filter(order=order)),
        "charges": rows(OrderCharge.objects.filter(order=order)),
        "events": rows(order.events),
        "revisions": rows(OrderRevision.objects.filter(order=order)),
        "payments": rows(Payment.objects.filter(order=order)),
        "ledger": rows(PaymentEvent.objects.filter(order=order)),
        "keys": Once.objects.count(),
    }


def rows(found):
    return list(found.order_by("pk").values())


def day(text):
    """A moment, as in ``day("2026-11-24 18:00+00:00")``."""
    return datetime.fromisoformat(text)


class PartReader(HTMLParser):
    """Collects what swaps itself into the page."""

    def __init__(self):
        super().__init__()
        self.parts = []

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "hx-partial":
            self.parts.append(attrs["hx-target"].removeprefix("#"))
        elif "hx-swap-oob" in attrs:
            self.parts.append(attrs["id"])


class FieldReader(HTMLParser):
    """Finds what one field holds: an input's value, a chosen option, a textarea's text."""

    def __init__(self, name, within):
        super().__init__()
        self.name, self.within = name, within
        self.value = None
        self.is_inside = not within
        self.is_in_select = self.is_in_text = False

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.is_inside = self.is_inside or attrs.get("id") == self.within
        if not self.is_inside:
            return
        if tag == "option" and self.is_in_select and "selected" in attrs:
            self.value = attrs["value"]
        if attrs.get("name") == self.name and self.value is None:
            self.is_in_select = tag == "select"
            self.is_in_text = tag == "textarea"
            self.value = attrs.get("value", "") if tag == "input" else self.value

    def handle_endtag(self, tag):
        if tag == "select":
            self.is_in_select = False
        if tag == "textarea":
            self.is_in_text = False

    def handle_data(self, data):
        if self.is_in_text:
            self.value = (self.value or "") + data.removeprefix("\n")
