"""The one way from an order's rows to its figures and back. Runs under the order's lock."""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from catalog.models import Coupon
from orders.models import (
    Order,
    OrderLine,
    Override,
    coupons_of,
    lines_of,
    standing_overrides,
)
from orders.questions.held import Held, held_by
from orders.questions.untaxed import untaxed_hint
from orders.under_lock.facts import facts_of
from orders.under_lock.storing import store_charges, store_lines, store_nothing, store_taxes
from orders.under_lock.terms import load_terms
from pricing import OrderFacts, Priced, Terms, conceded, price

FIGURES = [
    "goods_total",
    "discount_total",
    "charges_total",
    "tax_total",
    "tax_added",
    "gift_cards_total",
    "total",
    "untouched_total",
    "conceded_total",
    "unapproved_total",
    "is_below_cost",
    "tax_certificate",
    "hints",
]


@dataclass(frozen=True, kw_only=True)
class Question:
    """What the engine is asked about an order."""

    everything: Sequence[OrderLine]  # as entered
    lines: Sequence[OrderLine]  # that the engine is asked about
    cancelled: Sequence[OrderLine]  # wholly: they are not asked about
    overrides: Sequence[Override]
    held: Mapping[datetime | None, Held]  # at each moment that the terms are of
    on: date  # today at the call center
    facts: OrderFacts
    terms: Terms
    code_ids: Mapping[str, int]  # of charge codes


def reprice(
    order: Order, *, at: datetime, also: Iterable[str] = (), counts: bool = True
) -> Question:
    """Price the whole order from scratch, store what differs, and count the version.

    ``also`` names further changed fields of the order, saved in the same
    statement; ``counts=False`` leaves the version as it is, for what must not
    make the agent's page stale. Takes a fixed number of queries, whatever the
    number of lines.
    """
    asked = question_of(order, on=order.day_of(at))
    priced = price(asked.facts, asked.terms)
    store_lines(asked.lines, priced.lines, version=order.version + 1)
    store_nothing(asked.cancelled, version=order.version + 1)
    store_charges(order, asked.lines, priced, code_ids=asked.code_ids)
    if priced.taxes or order.tax_total:
        store_taxes(order, priced.taxes)
    lay_down(order, asked, priced)
    order.version += counts
    order.save(update_fields=[*FIGURES, "version", *also])
    return asked


def question_of(
    order: Order,
    *,
    on: date,
    lines: Sequence[OrderLine] | None = None,
    without: Collection[int] = (),
    lost: bool = False,
) -> Question:
    """Load the lines, unless they are given, what was set by hand, and the terms of an order.

    ``without`` names lines whose open pieces are taken as cancelled, for a preview;
    with ``lost``, for a reason of ours.
    """
    everything = lines_of(order) if lines is None else lines
    if without:
        everything = [copy.copy(line) for line in everything]
    for line in everything:
        if line.number in without:
            line.cancel_open(lost=lost)
    lines = [line for line in everything if line.pieces or line.quantity_lost]
    if not any(line.pieces for line in lines):
        lines = []
    asked_about = {line.number for line in lines}
    overrides = standing_overrides(order)
    held = held_by(order, lines, on=on)
    facts = facts_of(order, lines, overrides, held=held)
    terms, code_ids = load_terms(order, lines, overrides, facts, held=held, on=on)
    return Question(
        everything=everything,
        lines=lines,
        cancelled=[line for line in everything if line.number not in asked_about],
        overrides=overrides,
        held=held,
        on=on,
        facts=facts,
        terms=terms,
        code_ids=code_ids,
    )


def lay_down(order: Order, asked: Question, priced: Priced) -> None:
    """Lay the sums down on the order."""
    totals = priced.totals
    order.goods_total = totals.goods
    order.discount_total = totals.discount
    order.charges_total = totals.charges
    order.tax_total = totals.tax
    order.tax_added = totals.tax_added
    order.gift_cards_total = totals.gift_cards
    order.total = totals.total
    given = conceded(asked.facts, asked.terms, priced)
    order.untouched_total = given.untouched
    order.conceded_total = given.conceded + order.goodwill_total
    order.unapproved_total = given.unapproved + order.unapproved_goodwill_total
    order.is_below_cost = given.is_below_cost
    order.tax_certificate = certificate_of(order, asked)
    order.hints = hints_of(priced) | untaxed_hint(order, asked.lines, asked.facts, asked.terms)
    order.hints["coupons"] += second_coupons(order, order.hints["coupons"], on=asked.on)


def certificate_of(order: Order, asked: Question) -> str:
    """Return the certificate by which the order, or a line of it, pays no tax; the header's first."""
    places = [(asked.facts.region, asked.facts.moment)]
    lines = asked.facts.there().lines
    places += [(line.region, line.moment) for line in lines if line.is_exempt]
    found = (asked.held[moment].certificate(region) for region, moment in places)
    return next(filter(None, found), "")


def hints_of(priced: Priced) -> dict[str, Any]:
    """Write down what the agent may say: the next tiers, and what became of the coupons."""
    return {
        "next": [
            {
                "charge": hint.charge_code,
                "missing": str(hint.missing),
                "amount": str(hint.amount),
                "offer": hint.offer,
            }
            for hint in priced.next_tiers
        ],
        "coupons": [
            {
                "coupon": coupon.code,
                "offer": coupon.offer_code,
                "amount": str(coupon.amount),
                "missing": None if coupon.missing is None else str(coupon.missing),
                "from_sum": None if coupon.from_sum is None else str(coupon.from_sum),
            }
            for coupon in priced.coupons
        ],
    }


def second_coupons(
    order: Order, told: Sequence[dict[str, Any]], *, on: date
) -> list[dict[str, Any]]:
    """Tell of coupons whose offer another one brings: they give what that gives, and are not used.

    Asks only where nothing is told of a coupon.
    """
    firsts = {hint["offer"]: hint["coupon"] for hint in told}
    others = set(coupons_of(order)) - set(firsts.values()) if told else ()
    if not others:
        return []
    found = Coupon.objects.standing().valid_on(on).filter(code__in=others)
    return [
        {"coupon": code, "offer": offer, "same_as": firsts[offer], "amount": "0", "missing": None}
        for code, offer in found.values_list("code", "offer__code").order_by("code")
        if offer in firsts
    ]
