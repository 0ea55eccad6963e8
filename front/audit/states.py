"""An order is in one state, and its rows agree."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from front.audit.invariant import Invariant

STATES = (
    Invariant(
        code="revisions",
        sentence=_("Order {number} says it was submitted {stored} times; {reckoned} are kept."),
        query="""
            SELECT o.number, o.revision AS stored, count(r.id) AS reckoned
            FROM orders_order o LEFT JOIN orders_orderrevision r ON r.order_id = o.id
            GROUP BY o.id HAVING o.revision <> count(r.id) OR o.revision <> coalesce(max(r.number), 0)
        """,
    ),
    Invariant(
        code="submitted_without_revision",
        sentence=_("Order {number} is {status}, and was never submitted."),
        query="""
            SELECT o.number, o.status FROM orders_order o
            WHERE o.status IN ('submitted', 'amending', 'shipped') AND o.revision = 0
        """,
    ),
    Invariant(
        code="revision_total",
        sentence=_("Order {number} comes to {stored}; it was submitted at {reckoned}."),
        query="""
            SELECT o.number, o.total AS stored, r.total AS reckoned
            FROM orders_order o
            JOIN orders_orderrevision r ON r.order_id = o.id AND r.number = o.revision
            WHERE o.status IN ('submitted', 'shipped') AND o.total <> r.total
        """,
    ),
    Invariant(
        code="events",
        sentence=_("Order {number} is {status}; its history last says {reckoned}."),
        query="""
            SELECT o.number, o.status, coalesce(e.kind, '') AS reckoned
            FROM orders_order o
            LEFT JOIN LATERAL (
                SELECT kind FROM orders_orderevent e
                WHERE e.order_id = o.id AND e.kind IN ('opened', 'submitted', 'cancelled')
                ORDER BY e.id DESC LIMIT 1
            ) e ON true
            WHERE coalesce(e.kind, '') <> CASE o.status
                WHEN 'draft' THEN 'opened' WHEN 'cancelled' THEN 'cancelled' ELSE 'submitted' END
        """,
    ),
    Invariant(
        code="shipped_with_open_lines",
        sentence=_("Order {number} is shipped, and line {line} still waits for {open} pieces."),
        query="""
            SELECT o.number, l.number AS line,
                   l.quantity - l.quantity_shipped - l.quantity_cancelled AS open
            FROM orders_orderline l JOIN orders_order o ON o.id = l.order_id
            WHERE o.status = 'shipped'
                AND l.quantity > l.quantity_shipped + l.quantity_cancelled
        """,
    ),
    Invariant(
        code="open_without_open_lines",
        sentence=_("Order {number} is open, and waits for nothing."),
        query="""
            SELECT o.number FROM orders_order o
            WHERE o.status = 'submitted' AND NOT EXISTS (
                SELECT FROM orders_orderline l
                WHERE l.order_id = o.id AND l.quantity > l.quantity_shipped + l.quantity_cancelled
            )
        """,
    ),
    Invariant(
        code="coupon_kept_by_ended_order",
        sentence=_("Order {number} is cancelled, and still keeps the coupon {code}."),
        query="""
            SELECT o.number, c.code FROM orders_ordercoupon c JOIN orders_order o ON o.id = c.order_id
            WHERE o.status = 'cancelled' AND c.freed_at IS NULL
        """,
    ),
)
