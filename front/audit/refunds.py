"""What is to be given back was captured, and refunds are what was said of them."""

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
        code="refund_changed",
        sentence=_(
            "Order {number}, refund {refund}: {stored} it says now; {said} was set to be given back."
        ),
        query="""
            SELECT o.number, r.number AS refund, r.amount AS stored, e.facts ->> 'amount' AS said
            FROM payments_refund r
            JOIN orders_order o ON o.id = r.order_id
            JOIN payments_payment p ON p.id = r.payment_id
            JOIN orders_orderevent e ON e.order_id = r.order_id AND e.kind = 'refund_set'
                AND (e.facts ->> 'refund')::int = r.number
            WHERE (e.facts ->> 'amount')::numeric <> r.amount
                OR (e.facts ->> 'payment')::int <> p.number
                OR (e.facts ->> 'as_credit')::boolean <> r.as_credit
        """,
    ),
    Invariant(
        code="refund_not_in_ledger",
        sentence=_(
            "Order {number}, refund {refund}: {amount} is said to be given back; the ledger has no such event."
        ),
        query="""
            SELECT o.number, r.number AS refund, r.amount
            FROM payments_refund r JOIN orders_order o ON o.id = r.order_id
            WHERE r.made_at IS NOT NULL AND NOT EXISTS (
                SELECT FROM payments_paymentevent e
                WHERE e.payment_id = r.payment_id AND e.amount = r.amount AND e.at = r.made_at
                    AND e.kind = CASE WHEN r.as_credit THEN 'credited' ELSE 'refunded' END
            )
        """,
    ),
)
