"""How the lines of one order are delivered: by which mode, where to, when, and what stands against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from callcenter.errors import Refused
from catalog.models import DeliveryMode, Warehouse
from catalog.terms import tax_rates
from catalog.terms.delivery import DeliveryTerms, delivery_terms, offered_terms
from catalog.terms.offered import stores_of
from customers.places.countries import country_name
from orders import errors
from orders.models import Order, OrderLine
from orders.questions.destination import Destination, destination_of, goes_elsewhere


def store_for(
    mode: DeliveryMode | None, store: Warehouse | None, stores: Sequence[Warehouse]
) -> Warehouse | None:
    """Return the store that goes with a mode: none, the one there was, or the only one there is."""
    if mode is None or not mode.is_pickup:
        return None
    return store or (stores[0] if len(stores) == 1 else None)


def stores_for(order: Order, mode: DeliveryMode | None) -> Sequence[Warehouse]:
    """Return the stores to choose from; only a pick-up has any."""
    return stores_of(order.call_center_id) if mode and mode.is_pickup else []


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """An order, its lines, and how its call center delivers; ``stores`` only where one is needed."""

    order: Order
    lines: Sequence[OrderLine]
    terms: DeliveryTerms
    at: datetime
    stores: Sequence[Warehouse] = ()
    _dates: dict[tuple[int, date], date | None] = field(default_factory=dict, compare=False)
    _places: dict[int | None, Destination] = field(default_factory=dict, compare=False)

    @property
    def today(self) -> date:
        """The day at the call center."""
        return self.order.day_of(self.at)

    def mode_of(self, line: OrderLine) -> DeliveryMode | None:
        """Return the line's own mode, else the header's."""
        return line.mode or self.order.mode

    def expected_date(self, line: OrderLine | None = None) -> date | None:
        """Return when a line, or what goes by the header's mode, arrives if it is ordered now.

        Pieces on back-order leave when the item is expected back, if anybody knows.
        """
        mode = self.mode_of(line) if line else self.order.mode
        back = line.item.back_order_date if line and line.quantity_back_ordered else self.today
        if mode is None or back is None:
            return None
        if (mode.pk, back) not in self._dates:
            found = self.terms.expected_date(mode, at=self.at, not_before=back)
            self._dates[mode.pk, back] = found
        return self._dates[mode.pk, back]

    def promised_date(self, line: OrderLine) -> date | None:
        """Return what the caller is told of a line: what was promised, or what is expected now."""
        if self.order.is_draft or (self.order.is_editable and not line.promised_date):
            return self.expected_date(line)
        return line.promised_date

    @cached_property
    def dates(self) -> set[date | None]:
        """The dates on which the lines arrive; of a draft without lines, on which they would."""
        if not self.lines and self.order.is_draft:
            return {self.expected_date()}
        return {self.promised_date(line) for line in self.lines}

    @property
    def dates_differ(self) -> bool:
        return len(self.dates) > 1

    @property
    def only_date(self) -> date | None:
        """The date on which all arrives, if it is one."""
        return None if self.dates_differ else next(iter(self.dates), None)

    def destination_of(self, line: OrderLine, mode: DeliveryMode | None) -> Destination:
        """Return where a line goes by this mode; most go where the header does."""
        if goes_elsewhere(line, mode):
            return destination_of(self.order, line, mode=mode)
        key = mode.pk if mode else None
        if key not in self._places:
            self._places[key] = destination_of(self.order, mode=mode)
        return self._places[key]

    @property
    def modes_gone_by(self) -> list[DeliveryMode]:
        """The modes that the lines go by, the header's first; of an order without lines the header's."""
        lines = {mode for line in self.lines if (mode := self.mode_of(line))}
        header = [self.order.mode] if self.order.mode in lines or not self.lines else []
        others = sorted(lines - {self.order.mode}, key=lambda mode: mode.code)
        return [mode for mode in (*header, *others) if mode]

    @property
    def tax_depends_on_store(self) -> bool:
        """Whether something is picked up at a store nobody has chosen, where stores differ in tax."""
        if self.order.store:
            return False
        picked_up = [
            line for line in self.lines if not line.store and is_pickup(self.mode_of(line))
        ]
        waits = picked_up or (not self.lines and is_pickup(self.order.mode))
        rates = tax_rates({self.order.call_center.country}, on=self.today) if waits else ()
        return any(rate.state or rate.postcode_prefix for rate in rates)

    @cached_property
    def of_item(self) -> dict[int, list[OrderLine]]:
        """The lines of each item."""
        found: dict[int, list[OrderLine]] = {}
        for line in self.lines:
            found.setdefault(line.item_id, []).append(line)
        return found

    # What stands against it
    def refusals(self, mode: DeliveryMode) -> Iterator[Refused]:
        """Tell all that refuses a mode of the header: for the order, and for lines without their own."""
        following = [line for line in self.lines if line.mode is None]
        to = destination_of(self.order, mode=mode)
        goes_along = [line for line in following if not goes_elsewhere(line, mode)]
        if (goes_along or not self.lines) and not self.goes_to(mode, to):
            yield errors.ModeDoesNotGo(mode=mode.title, region=shown(to))
        for line in following:
            yield from self.line_refusals(line, mode, is_own=False)

    def line_refusals(
        self, line: OrderLine, mode: DeliveryMode, *, is_own: bool = True
    ) -> Iterator[Refused]:
        """Tell all that refuses a mode for one line; of the header's, only what is the line's own."""
        to = self.destination_of(line, mode)
        if (is_own or goes_elsewhere(line, mode)) and not self.goes_to(mode, to):
            yield errors.LineModeDoesNotGo(mode=mode.title, region=shown(to), line=line.number)
        if not self.terms.limits_of(mode).takes(line.item_id, line.item.group_id):
            yield errors.ModeDoesNotTake(
                mode=mode.title, item_number=line.item.item_number, line=line.number
            )

    def goes_to(self, mode: DeliveryMode, to: Destination) -> bool:
        """Tell whether a mode goes there; of a place that is not known yet, nothing is refused."""
        return not to.is_known or self.terms.limits_of(mode).goes_to(to.country, to.state)


def delivery_of(order: Order, lines: Sequence[OrderLine], *, at: datetime) -> Delivery:
    """Load how these lines are delivered, in a query or two; ``lines`` come by ``in_order()``."""
    modes = {mode for mode in (order.mode, *(line.mode for line in lines)) if mode}
    items = [line.item for line in lines]
    terms = (
        delivery_terms(order.call_center, items=items, at=at, also=modes)
        if order.is_editable
        else offered_terms(order.call_center)
    )
    has_pickup = any(mode.is_pickup for mode in modes)
    return Delivery(
        order=order,
        lines=lines,
        terms=terms,
        stores=stores_of(order.call_center_id) if has_pickup else [],
        at=at,
    )


def is_pickup(mode: DeliveryMode | None) -> bool:
    return mode is not None and mode.is_pickup


def shown(to: Destination) -> str:
    """Name a region for a sentence: state and country."""
    return ", ".join(filter(None, (to.state, country_name(to.country))))
