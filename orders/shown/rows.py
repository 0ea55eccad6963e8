"""One line as the desk shows it, and what an answer tells of a line that was added or changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from uuid import UUID

from catalog.models import DeliveryMode
from orders.models import OrderLine
from orders.questions.allocation import Share
from orders.questions.by_hand import ShownTouch
from orders.questions.delivery import Delivery
from orders.shown.charges import badges_of
from orders.shown.stock import share_words
from orders.shown.whereabouts import line_progress
from pricing.because import Wording


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

    @property
    def badges(self) -> list[str]:
        return badges_of(self.line)

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
