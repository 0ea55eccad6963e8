"""Reads back all that the order's pages show, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, partial
from typing import Any
from uuid import uuid4

from django.utils.functional import SimpleLazyObject

from callcenter.web.http import Context
from catalog.models import DeliveryMode
from customers.models import Address
from customers.places.telephone import shown
from orders.blocks import Block, submit_blocks, warehouse_blocks
from orders.forms.coupons import CouponForm
from orders.forms.header import ContactForm, DetailsForm, OneTimeAddressForm
from orders.forms.lines import LineForm
from orders.forms.orders import KeepForm, ReasonForm
from orders.models import Order, OrderLine, charges_on, holds_of, lines_of
from orders.models.amending import amendment_of
from orders.questions.allocation import Share
from orders.questions.availability import noted_shares, shares_of
from orders.questions.by_hand import ShownTouch, touches_of
from orders.questions.delivery import Delivery, delivery_of
from orders.questions.reading import addresses_of_customer
from orders.shown.changes import changes_of
from orders.shown.charges import badges_of, offer_names, shown_charges, shown_coupons, shown_taxes
from orders.shown.scripts import script_of, submit_scripts_of
from orders.shown.stock import share_words
from orders.shown.whereabouts import line_progress
from pricing.because import Wording


@dataclass(frozen=True, kw_only=True)
class Row:
    """One line as the desk shows it, put into words only where it is looked at.

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
        return self.line.unit_price != self.line.list_price

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
        return line_progress(self.line)


def desk_of(order: Order, *, at: datetime) -> Context:
    """Return all that the desk shows of an order loaded by ``for_desk()``."""
    lines = lines_of(order)
    delivery = delivery_of(order, lines, at=at)
    charges = charges_on(order)
    wording = wording_of(order, delivery.terms.modes, offers=offer_names(order, lines, charges))
    touches = touches_of(order, lines)
    by_line = touches.shown_by_line(order.currency)
    holds = holds_of(order)
    shares = shares_of(order, lines, at=at) if order.is_editable else noted_shares(lines)
    rows = [
        Row(
            line=line,
            wording=wording,
            delivery=delivery,
            share=shares[line.number],
            touches=by_line.get(line.number, []),
        )
        for line in lines
    ]
    blocks = (
        list(submit_blocks(order, delivery=delivery, touches=touches, shares=shares, holds=holds))
        if order.is_editable
        else []
    )
    return {
        "order": order,
        "rows": rows,
        "changes": changes_of(order, amendment_of(order)),
        "can_submit_here": can_submit_here(order, blocks),
        "pieces": sum(line.pieces for line in lines),
        "is_handed_over": any(line.quantity_taken for line in lines),
        "shown_charges": shown_charges(order, charges, wording, touches),
        "shown_coupons": shown_coupons(order, wording),
        "shown_taxes": shown_taxes(order, wording),
        "coupon_form": lazily(CouponForm),
        "order_touches": touches.shown(touches.of_order(), order.currency),
        "waiting": touches.shown(touches.waiting, order.currency),
        "waiting_ids": ",".join(str(request.pk) for request in touches.waiting),
        "holds": holds,
        "waits_for": [
            block
            for block in warehouse_blocks(order, holds=holds, at=at, is_asked=bool(touches.waiting))
            if block.cause
        ],
        "blocks": blocks,
        "modes": delivery.terms.modes,
        "stores": delivery.stores,
        **dates_of(order, rows, delivery),
        "starts_at_source": order.call_center.source_code_required and not order.source_code_id,
        "script": script_of(order),
        "submit_scripts": submit_scripts_of(order, lines),
        "addresses": lazily(addresses_of, order),
        "details_form": lazily(details_form_of, order),
        "one_time_form": lazily(one_time_form_of, order),
        "contact_form": lazily(contact_form_of, order),
        "submit_key": uuid4(),
        "entry_form": lazily(LineForm),
        "cancel_form": lazily(ReasonForm),
        "keep_form": lazily(KeepForm),
    }


def lazily(make: Callable[..., object], *facts: object) -> Any:
    """Make it when it is looked at: most answers show but a part of the desk."""
    return SimpleLazyObject(partial(make, *facts))


def can_submit_here(order: Order, blocks: Sequence[Block]) -> bool:
    """Whether Submit stands on the desk: no payments here, or a change of which nothing is due."""
    if not order.call_center.order_completion:
        return order.is_editable
    return order.is_amending and not (blocks or order.balance or order.completed_at)


def wording_of(
    order: Order, modes: Iterable[DeliveryMode], *, offers: Mapping[str, str]
) -> Wording:
    """Return what puts figures into words; it knows the offered modes and the order's own."""
    titles = {mode.code: mode.title for mode in modes}
    if order.mode:
        titles.setdefault(order.mode.code, order.mode.title)
    return Wording(currency=order.currency, modes=titles, offers=offers)


def dates_of(order: Order, rows: Iterable[Row], delivery: Delivery) -> Context:
    """Return the one date on which all arrives, or else that the lines differ."""
    dates = {row.promised_date for row in rows}
    if not dates and order.is_draft:
        dates = {delivery.expected_date()}
    (only,) = dates if len(dates) == 1 else (None,)
    return {"expected_date": only, "dates_differ": len(dates) > 1}


def addresses_of(order: Order) -> list[Address]:
    return addresses_of_customer(order.customer_id)


def details_form_of(order: Order) -> DetailsForm:
    return DetailsForm(initial={name: getattr(order, name) for name in DetailsForm.base_fields})


def one_time_form_of(order: Order) -> OneTimeAddressForm:
    names = OneTimeAddressForm.base_fields
    initial = {name: getattr(order, name) for name in names if order.address_id is None}
    region = order.call_center.country
    initial["country"] = initial.get("country") or region
    return OneTimeAddressForm(initial=initial, region=region)


def contact_form_of(order: Order) -> ContactForm:
    region = order.call_center.country
    telephone = shown(order.telephone, region) if order.telephone else ""
    return ContactForm(initial={"telephone": telephone, "email": order.email}, region=region)
