"""Says how many pieces can be had: of an item before it is ordered, of a line while it is."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from callcenter.words.dates import day_written
from orders.questions.allocation import Share, Supply


def supply_words(supply: Supply | None) -> str:
    """Say what is available of an item; nothing of one that is not counted."""
    if supply is None:
        return ""
    if supply.free:
        return _("%(pieces)s available") % {"pieces": supply.free}
    return back_order_words(supply.expected) if supply.can_wait else _("out of stock")


def share_words(share: Share) -> str:
    """Say what a line lacks; nothing where all its pieces are there."""
    if not (share.short or share.back_ordered):
        return ""
    facts = {"available": share.available, "wanted": share.wanted}
    said = _("%(available)s of %(wanted)s available") % facts
    if not share.back_ordered:
        return said
    rest = f"{share.back_ordered} {back_order_words(share.expected)}"
    return _("%(available)s; %(rest)s") % {"available": said, "rest": rest}


def back_order_words(expected: date | None) -> str:
    if expected is None:
        return _("on back-order")
    return _("on back-order, expected %(day)s") % {"day": day_written(expected)}
