"""The desk: all that the pages of an order show, each part read when it is first looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from uuid import UUID, uuid4

from catalog.models import DeliveryMode, Script, Warehouse
from customers.models import Address
from orders.blocks import Block, blocks_with, submit_blocks
from orders.history.revisions import revisions_of
from orders.history.timeline import Entry, history_of
from orders.models import (
    Hold,
    Letter,
    Order,
    OrderCharge,
    OrderLine,
    OrderRevision,
    charges_on,
    holds_of,
    lines_of,
)
from orders.models.amending import amendment_of
from orders.questions.allocation import Share
from orders.questions.availability import noted_shares, shares_of
from orders.questions.by_hand import ShownTouch, Touches, touches_of
from orders.questions.delivery import Delivery, delivery_of
from orders.questions.reading import addresses_of_customer
from orders.shown.changes import Changes, changes_of
from orders.shown.charges import (
    ShownCharge,
    ShownCoupon,
    ShownDiscount,
    offer_names,
    shown_charges,
    shown_coupons,
    shown_discounts,
    shown_taxes,
)
from orders.shown.desk_forms import DeskForms
from orders.shown.opened import Opened
from orders.shown.rows import Added, Changed, Row
from orders.shown.scripts import script_of, submit_scripts_of
from orders.shown.whereabouts import whereabouts_of
from pricing.because import Wording

WITH_THE_CALLER = timedelta(minutes=10)  # so long after Submit he may still note the number


@dataclass(frozen=True, kw_only=True)
class Desk:
    """An order loaded by ``for_desk()``, as it is shown at a moment.

    ``changed`` is the line that an answer shows again, ``added`` a new one; others changed since ``shown_version``.
    """

    order: Order
    at: datetime
    forms: DeskForms
    changed: Changed | None = None
    added: Added | None = None
    shown_version: int | None = None
    opened: Opened | None = None  # where today's terms moved what was shown last

    # The lines
    @cached_property
    def lines(self) -> list[OrderLine]:
        return lines_of(self.order)

    @cached_property
    def rows(self) -> list[Row]:
        by_line = self.touches.shown_by_line(self.order.currency)
        rows = [
            Row(
                line=line,
                wording=self.wording,
                delivery=self.delivery,
                share=self.shares[line.number],
                touches=by_line.get(line.number, []),
            )
            for line in self.lines
        ]
        return [self.changed.shown_in(row) for row in rows] if self.changed else rows

    def row(self, number: int) -> Row | None:
        return next((row for row in self.rows if row.line.number == number), None)

    @cached_property
    def changed_row(self) -> Row | None:
        return self.row(self.changed.line) if self.changed else None

    @cached_property
    def added_row(self) -> Row | None:
        return self.row(self.added.line.number) if self.added else None

    @cached_property
    def moved_rows(self) -> list[Row]:
        """The rows whose figures changed since the version that the page shows: an offer moves others, too."""
        own = (self.added_row, self.changed_row)
        if (shown := self.shown_version) is None:
            return []
        return [row for row in self.rows if row.line.version > shown and row not in own]

    @cached_property
    def shares(self) -> Mapping[int, Share]:
        if self.order.is_editable:
            return shares_of(self.order, self.lines, at=self.at)
        return noted_shares(self.lines)

    # What it comes to
    @cached_property
    def wording(self) -> Wording:
        """What puts figures into words; it knows the offered modes and the order's own."""
        titles = {mode.code: mode.title for mode in self.modes}
        if self.order.mode:
            titles.setdefault(self.order.mode.code, self.order.mode.title)
        names = offer_names(self.order, self.lines, self._charges)
        return Wording(currency=self.order.currency, modes=titles, offers=names)

    @cached_property
    def _charges(self) -> list[OrderCharge]:
        return charges_on(self.order)

    @cached_property
    def charges(self) -> list[ShownCharge]:
        return shown_charges(self.order, self._charges, self.wording, self.touches)

    @cached_property
    def discounts(self) -> list[ShownDiscount]:
        return shown_discounts(self.order, self.lines, self.wording)

    @cached_property
    def coupons(self) -> list[ShownCoupon]:
        return shown_coupons(self.order, self.wording)

    @cached_property
    def taxes(self) -> list[str]:
        return shown_taxes(self.order, self.wording, self.delivery)

    @cached_property
    def changes(self) -> Changes | None:
        """What a submitted order that is being modified comes to now."""
        return changes_of(self.order, amendment_of(self.order))

    # What is set by hand, or waits for an approval
    @cached_property
    def touches(self) -> Touches:
        return touches_of(self.order, self.lines)

    @cached_property
    def order_touches(self) -> list[ShownTouch]:
        return self.touches.shown(self.touches.of_order(), self.order.currency)

    @cached_property
    def waiting(self) -> list[ShownTouch]:
        return self.touches.shown(self.touches.waiting, self.order.currency)

    @property
    def waiting_ids(self) -> str:
        return ",".join(str(request.pk) for request in self.touches.waiting)

    @cached_property
    def holds(self) -> Sequence[Hold]:
        return holds_of(self.order)

    @cached_property
    def blocks(self) -> list[Block]:
        """What stops Submit."""
        if not self.order.is_editable:
            return []
        delivery, touches, shares = self.delivery, self.touches, self.shares
        found = submit_blocks(
            self.order, delivery=delivery, touches=touches, shares=shares, holds=self.holds
        )
        return [*(self.opened.blocks if self.opened else ()), *found]

    @cached_property
    def waits_for(self) -> list[Block]:
        """What keeps the order from the warehouse."""
        is_asked = bool(self.touches.waiting)
        found = blocks_with(self.order, self.holds, at=self.at, is_asked=is_asked)
        return [block for block in found if block.cause]

    @property
    def can_submit_here(self) -> bool:
        """Whether Submit stands on the desk: no payments here, or a change of which nothing is due."""
        order = self.order
        if not order.call_center.order_completion:
            return order.is_editable
        return order.is_amending and not (self.blocks or order.balance or order.completed_at)

    @property
    def script(self) -> Script | None:
        return script_of(self.order)

    @cached_property
    def submit_scripts(self) -> list[Script]:
        return submit_scripts_of(self.order, self.lines)

    @property
    def starts_at_source(self) -> bool:
        """Whether the source code is asked for before the first item."""
        return bool(self.order.call_center.source_code_required and not self.order.source_code_id)

    @cached_property
    def key(self) -> UUID:
        """The key of what happens once: Submit, or the next order."""
        return uuid4()

    @cached_property
    def delivery(self) -> Delivery:
        return delivery_of(self.order, self.lines, at=self.at)

    @property
    def modes(self) -> Sequence[DeliveryMode]:
        return self.delivery.terms.modes

    @property
    def stores(self) -> Sequence[Warehouse]:
        return self.delivery.stores

    @cached_property
    def addresses(self) -> list[Address]:
        return list(addresses_of_customer(self.order.customer_id))

    @property
    def is_just_submitted(self) -> bool:
        has_left = any(line.quantity_taken for line in self.lines)
        since = self.order.submitted_at
        return bool(since and self.at - since < WITH_THE_CALLER and not has_left)

    @cached_property
    def whereabouts(self) -> list[str]:
        return whereabouts_of([self.order], at=self.at)[self.order.pk]

    @cached_property
    def history(self) -> list[Entry]:
        return history_of(self.order)

    @cached_property
    def revisions(self) -> list[OrderRevision]:
        return revisions_of(self.order)

    @cached_property
    def letters(self) -> list[Letter]:
        return list(self.order.letters.order_by("-written_at", "-pk"))
