"""Kept is owed: what covers an order covers what it costs, and never twice; credit is somebody's money.

Reckoned once more in SQL, from events, refunds and revisions, apart from ``orders.standing``.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from front.audit.invariant import Invariant
from front.audit.ledger import HELD, OPEN, PAYMENTS, STILL_ACCEPTED, STILL_WAITING

# Of each order: what it costs, and what stands against that.
STANDING = f"""
    WITH {PAYMENTS}, ledger AS (
        SELECT order_id, sum({HELD}) AS held, sum({OPEN}) AS promised,
            sum({STILL_ACCEPTED}) AS claimed, sum({STILL_WAITING}) AS waiting,
            sum(written_off - goodwill) AS written_off, sum(goodwill) AS goodwill,
            sum(returned) AS returned, sum(declined) AS declined
        FROM payments GROUP BY order_id
    ), to_make AS (
        SELECT order_id, sum(amount) AS amount, sum(goodwill) AS goodwill FROM payments_refund
        WHERE made_at IS NULL AND dropped_at IS NULL GROUP BY order_id
    ), standing AS (
        SELECT o.id, o.number, o.status,
            CASE WHEN o.status = 'cancelled' THEN 0 ELSE coalesce(r.total, 0) END AS cost,
            coalesce(l.held, 0) - coalesce(m.amount, 0) AS held,
            coalesce(l.goodwill, 0) + coalesce(m.goodwill, 0) AS goodwill,
            coalesce(l.promised, 0) AS promised, coalesce(l.claimed, 0) AS claimed,
            coalesce(l.waiting, 0) AS waiting, coalesce(l.written_off, 0) AS written_off,
            coalesce(l.returned, 0) AS returned, coalesce(l.declined, 0) AS declined
        FROM orders_order o
        LEFT JOIN ledger l ON l.order_id = o.id
        LEFT JOIN to_make m ON m.order_id = o.id
        LEFT JOIN orders_orderrevision r ON r.order_id = o.id AND r.number = o.revision
    )
"""  # noqa: S608  (names of our own columns)
KEPT = "(s.held + s.promised + s.claimed + s.written_off + s.goodwill)"
HANDED_OVER = "s.status IN ('submitted', 'shipped')"
LAST_SAID = """
    (SELECT kind FROM orders_orderevent e WHERE e.order_id = s.id
        AND e.kind IN ('submitted', 'lines_cancelled', 'changes_discarded')
        ORDER BY e.id DESC LIMIT 1)
"""


def of_standing(select: str) -> str:
    """Return a query that may name the orders as they stand, s."""
    return f"{STANDING} {select}"


KEPT_IS_OWED = (
    Invariant(
        code="held",
        sentence=_("Order {number} says {stored} of it is held; its ledger says {reckoned}."),
        query=of_standing("""
            SELECT o.number, o.held_total AS stored, coalesce(s.held, 0) AS reckoned
            FROM orders_order o LEFT JOIN standing s ON s.id = o.id
            WHERE o.held_total <> coalesce(s.held, 0)
        """),
    ),
    Invariant(
        code="goodwill",
        sentence=_("Order {number} says {stored} is goodwill; its refunds say {reckoned}."),
        query=of_standing("""
            SELECT o.number, o.goodwill_total AS stored, coalesce(s.goodwill, 0) AS reckoned
            FROM orders_order o LEFT JOIN standing s ON s.id = o.id
            WHERE o.goodwill_total <> coalesce(s.goodwill, 0)
        """),
    ),
    Invariant(
        code="covered_twice",
        sentence=_(
            "Order {number} costs {cost}; beside the {held} that is held, {claimed} is claimed and {written_off} written off."
        ),
        query=of_standing(f"""
            SELECT s.number, s.cost, s.held + s.goodwill AS held, s.claimed, s.written_off
            FROM standing s
            WHERE {HANDED_OVER}
                AND s.claimed + s.written_off > greatest(s.cost - s.held - s.goodwill, 0)
        """),  # noqa: S608
    ),
    Invariant(
        code="waits_for_nothing",
        sentence=_("Order {number} waits for {waiting}; only {missing} is missing."),
        query=of_standing(f"""
            SELECT s.number, s.waiting, greatest(s.cost - {KEPT}, 0) AS missing
            FROM standing s
            WHERE s.status IN ('submitted', 'shipped', 'cancelled')
                AND s.waiting > greatest(s.cost - {KEPT}, 0)
        """),  # noqa: S608
    ),
    Invariant(
        code="not_covered",
        sentence=_("Order {number} costs {cost}; {kept} covers it, and nobody says why no more."),
        query=of_standing(f"""
            SELECT s.number, s.cost, {KEPT} + s.waiting AS kept
            FROM standing s
            JOIN orders_order o ON o.id = s.id
            JOIN callcenter_callcenter c ON c.id = o.call_center_id AND c.order_completion
            WHERE {HANDED_OVER} AND {LAST_SAID} = 'submitted'
                AND EXISTS (SELECT FROM payments_payment p WHERE p.order_id = o.id)
                AND s.cost - {KEPT} - s.waiting > s.declined + o.collect_later_total
                    + CASE WHEN s.status = 'shipped' THEN 0 ELSE s.returned END
        """),  # noqa: S608
    ),
    Invariant(
        code="cancelled_with_money",
        sentence=_("Order {number} is cancelled, and nobody says what becomes of {left} of it."),
        query=of_standing("""
            SELECT s.number, s.held + s.claimed + s.written_off + s.goodwill AS left
            FROM standing s
            WHERE s.status = 'cancelled' AND s.held + s.claimed + s.written_off + s.goodwill <> 0
        """),
    ),
    Invariant(
        code="gift_cards_pay_gift_cards",
        sentence=_(
            "Order {number}: {paid} is paid by gift card; of what stands they may pay {most}."
        ),
        query=of_standing(f"""
            SELECT s.number, o.by_gift_card_total AS paid, s.cost - o.gift_cards_total AS most
            FROM standing s JOIN orders_order o ON o.id = s.id
            WHERE {HANDED_OVER} AND o.gift_cards_total > 0
                AND o.by_gift_card_total - greatest(s.held + s.goodwill - s.cost, 0)
                    > greatest(s.cost - o.gift_cards_total, 0)
        """),  # noqa: S608
    ),
    Invariant(
        code="credit_of_written_off",
        sentence=_(
            "Order {number}: {amount} became credit while {written_off} of it was written off."
        ),
        query="""
            SELECT o.number, e.amount, w.written_off
            FROM payments_paymentevent e
            JOIN orders_order o ON o.id = e.order_id
            CROSS JOIN LATERAL (
                SELECT sum(CASE kind WHEN 'written_off' THEN amount ELSE -amount END) AS written_off
                FROM payments_paymentevent w
                WHERE w.order_id = e.order_id AND w.id < e.id AND w.reference <> 'goodwill'
                    AND w.kind IN ('written_off', 'taken_back')
            ) w
            WHERE e.kind = 'credited' AND e.payment_id IS NULL AND w.written_off > 0
        """,
    ),
)
