"""One line as the desk shows it, and what an answer tells of a line that was added or changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from uuid import UUID

from django.utils.translation import gettext as _

from catalog.models import DeliveryMode
from orders.models import Order, OrderLine
from orders.questions.allocation import Share
from orders.questions.by_hand import ShownTouch
from orders.questions.delivery import Delivery
from orders.shown.stock import share_words
from orders.shown.whereabouts import line_progress
from pricing.because import Wording


@dataclass(frozen=True, kw_only=True)
class Mark:
    """``label`` says for whom does not see it what kind of thing it is; ``kind`` is the badge's, if any."""

    text: str
    label: str = ""
    kind: str = ""

    @property
    def whole(self) -> str:
        return f"{self.label} {self.text}".strip()

    @property
    def badge(self) -> str:
        """Return the classes of its badge."""
        return f"badge badge--{self.kind}" if self.kind else "badge"


@dataclass(frozen=True, kw_only=True)
class Marks:
    """All of a line. On the desk one of them stands for the others, so that a line stays one row."""

    all: Sequence[Mark]

    @property
    def first(self) -> Mark | None:
        return self.all[0] if self.all else None

    @property
    def others(self) -> str:
        return ", ".join(mark.whole for mark in self.all[1:])

    @property
    def more(self) -> int:
        return max(len(self.all) - 1, 0)


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line, put into words only where it is looked at.

    ``typed`` is a refused quantity, ``error`` says why.
    """

    line: OrderLine
    wording: Wording
    delivery: Delivery
    share: Share
    touches: Sequence[ShownTouch] = ()
    typed: str = ""
    error: str = ""

    @property
    def quantity(self) -> str:
        return self.typed if self.error else str(self.line.quantity)

    @property
    def is_price_changed(self) -> bool:
        return not self.line.is_at_list_price

    @cached_property
    def twin(self) -> OrderLine | None:
        """An earlier line that could have its pieces, while the order can be changed."""
        if not self.delivery.order.is_editable:
            return None
        return self.line.twin_among(self.delivery.of_item[self.line.item_id])

    @property
    def together(self) -> int:
        """How many pieces that line would have then."""
        return self.line.quantity + self.twin.quantity if self.twin else self.line.quantity

    @cached_property
    def sentence(self) -> str:
        return self.wording.sentence(self.line.because)

    @cached_property
    def marks(self) -> Marks:
        """What it has of its own, in a word or two each."""
        return marks_of(self.delivery.order, self.line, self.touches)

    @property
    def mode(self) -> DeliveryMode | None:
        """Its own, or the header's."""
        return self.delivery.mode_of(self.line)

    @cached_property
    def promised_date(self) -> date | None:
        return self.delivery.promised_date(self.line)

    @cached_property
    def stock(self) -> str:
        """What the line lacks."""
        return share_words(self.share)

    @cached_property
    def progress(self) -> str:
        """How much of it has left."""
        has_moved = self.line.quantity_taken or self.line.quantity_cancelled
        return line_progress(self.line) if has_moved else ""


@dataclass(frozen=True, kw_only=True)
class Added:
    """The line that was just added, and the key under which the page knows its pending row."""

    line: OrderLine
    key: UUID


@dataclass(frozen=True, kw_only=True)
class Changed:
    """The line that an answer shows again; with what was typed and why it was refused, if it was."""

    line: int
    typed: str = ""
    error: str = ""

    def shown_in(self, row: Row) -> Row:
        if row.line.number != self.line:
            return row
        return replace(row, typed=self.typed, error=self.error)


def marks_of(order: Order, line: OrderLine, touches: Iterable[ShownTouch]) -> Marks:
    """Return what a line has of its own; what the agent has to look after comes first."""
    found = [*_of_its_own(line), *_become(order, line), *map(_by_hand, touches)]
    return Marks(all=sorted(found, key=lambda mark: mark.kind != "warning"))


def _of_its_own(line: OrderLine) -> Iterator[Mark]:
    for text in badges_of(line):
        yield Mark(text=text)
    if line.source_code:
        yield Mark(text=line.source_code.code, label=_("Line source code"))
    if line.mode:
        yield Mark(text=line.mode.title, label=_("Line mode of delivery"))
    if line.store:
        yield Mark(text=line.store.title, label=_("Line store"))
    if line.address:
        where = f"{line.address.street}, {line.address.city}"
        yield Mark(text=where, label=_("Line delivery address"))


def _become(order: Order, line: OrderLine) -> Iterator[Mark]:
    if order.is_amending and not line.terms_at:
        yield Mark(text=_("today’s price"))
    if line.is_expedited:
        yield Mark(text=_("Expedite"), kind="warning")
    if pieces := line.quantity_cancelled:
        yield Mark(text=_("cancelled: %(pieces)s") % {"pieces": pieces}, kind="cancelled")


def _by_hand(touch: ShownTouch) -> Mark:
    return Mark(text=touch.badge, kind="warning" if touch.is_waiting or touch.is_lapsed else "")


def badges_of(line: OrderLine) -> list[str]:
    """Return what gave the line its price, in a word each: an offer, a coupon."""
    badges = []
    for step in line.because:
        if step["step"] == "offer":
            coupon = step["coupon"]
            badges.append(_("coupon %(coupon)s") % {"coupon": coupon} if coupon else _("offer"))
    return list(dict.fromkeys(badges))
