"""What is to be given back is the customer's, and nothing of a cancelled order is left unspoken for."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from front.audit.invariant import Invariant

# Of each payment: what was captured and did not go back yet, and what of it is set to go back.
LEFT = """
    events AS (
        SELECT payment_id, sum(CASE kind
            WHEN 'captured' THEN amount WHEN 'refunded' THEN -amount
            WHEN 'returned' THEN -amount WHEN 'credited' THEN -amount ELSE 0 END) AS captured
        FROM payments_paymentevent WHERE payment_id IS NOT NULL GROUP BY payment_id
    ),
    to_make AS (
        SELECT payment_id, sum(amount) AS amount FROM payments_refund
        WHERE made_at IS NULL AND dropped_at IS NULL GROUP BY payment_id
    ),
    paid AS (
        SELECT p.order_id, p.number, coalesce(e.captured, 0) AS captured,
               coalesce(r.amount, 0) AS to_make
        FROM payments_payment p
        LEFT JOIN events e ON e.payment_id = p.id
        LEFT JOIN to_make r ON r.payment_id = p.id
    )
"""

REFUNDS = (
    Invariant(
        code="refunds_to_make",
        sentence=_("Order {number} says {stored} is to be refunded; its refunds say {reckoned}."),
        query="""
            SELECT o.number, o.refunds_total AS stored, coalesce(r.reckoned, 0) AS reckoned
            FROM orders_order o LEFT JOIN (
                SELECT order_id, sum(amount - goodwill) AS reckoned FROM payments_refund
                WHERE made_at IS NULL AND dropped_at IS NULL GROUP BY order_id
            ) r ON r.order_id = o.id
            WHERE o.refunds_total <> coalesce(r.reckoned, 0)
        """,
    ),
    Invariant(
        code="goodwill",
        sentence=_("Order {number} says {stored} is goodwill; its refunds say {reckoned}."),
        query="""
            SELECT o.number, o.goodwill_total AS stored, coalesce(r.reckoned, 0) AS reckoned
            FROM orders_order o LEFT JOIN (
                SELECT order_id, sum(goodwill) AS reckoned FROM payments_refund
                WHERE dropped_at IS NULL GROUP BY order_id
            ) r ON r.order_id = o.id
            WHERE o.goodwill_total <> coalesce(r.reckoned, 0)
        """,
    ),
    Invariant(
        code="refunds_beyond_captured",
        sentence=_(
            "Order {number}, payment {payment}: {to_make} is to be refunded, and {captured} is left of it."
        ),
        query=f"""
            WITH {LEFT}
            SELECT o.number, p.number AS payment, p.to_make, p.captured
            FROM paid p JOIN orders_order o ON o.id = p.order_id
            WHERE p.to_make > greatest(p.captured, 0)
        """,  # noqa: S608
    ),
    Invariant(
        code="cancelled_with_money",
        sentence=_("Order {number} is cancelled, and nobody says what becomes of {left} of it."),
        query=f"""
            WITH {LEFT}
            SELECT o.number, sum(p.captured - p.to_make) AS left
            FROM paid p JOIN orders_order o ON o.id = p.order_id
            WHERE o.status = 'cancelled'
            GROUP BY o.number HAVING sum(p.captured - p.to_make) > 0
        """,  # noqa: S608
    ),
)
