"""What a customer owes and has: his account and his credit, beside what his orders say of both."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from front.audit.invariant import Invariant
from front.audit.ledger import PAYMENTS, STILL_ACCEPTED

# Above the limit when the order last claimed something, where nothing has moved since.
LIMITS = """
    limits AS (
        SELECT c.id AS customer_id, t.credit_currency AS currency, max(t.credit_limit) AS credit_limit
        FROM customers_customer c
        JOIN catalog_customerterms t ON t.customer_id = c.id OR t.customer_group_id = c.group_id
        WHERE t.credit_limit IS NOT NULL
        GROUP BY c.id, t.credit_currency HAVING count(*) = 1
    ), last_entries AS (
        SELECT DISTINCT ON (customer_id, currency) customer_id, currency, order_id, at
        FROM payments_accountentry ORDER BY customer_id, currency, id DESC
    ), used AS (
        SELECT customer_id, currency, sum(amount) AS amount
        FROM payments_accountentry GROUP BY customer_id, currency
    ), released AS (
        SELECT order_id, max(amount) AS amount FROM payments_release
        WHERE kind = 'credit_limit' GROUP BY order_id
    )
"""
MOVED_SINCE = """
    EXISTS (
        SELECT FROM catalog_customertermsevent t WHERE t.pgh_label <> 'insert'
            AND t.pgh_created_at > e.at AND (t.customer_id = o.customer_id
                OR t.customer_group_id = (SELECT group_id FROM customers_customer WHERE id = o.customer_id))
    )
"""

CUSTOMERS = (
    Invariant(
        code="customer_owes",
        sentence=_(
            "Customer {account}: {stored} {currency} stand on his account; his orders claim {reckoned}."
        ),
        query=f"""
            WITH {PAYMENTS}, orders AS (
                SELECT o.customer_id, o.currency, sum({STILL_ACCEPTED}) AS amount
                FROM payments p JOIN orders_order o ON o.id = p.order_id GROUP BY 1, 2
            ), entries AS (
                SELECT customer_id, currency, sum(amount) AS amount FROM payments_accountentry
                WHERE kind NOT IN ('settled', 'adjusted') GROUP BY 1, 2
            )
            SELECT c.account_number AS account, currency,
                   coalesce(e.amount, 0) AS stored, coalesce(o.amount, 0) AS reckoned
            FROM orders o FULL JOIN entries e USING (customer_id, currency)
            JOIN customers_customer c ON c.id = customer_id
            WHERE coalesce(e.amount, 0) <> coalesce(o.amount, 0)
        """,  # noqa: S608
    ),
    Invariant(
        code="customer_has",
        sentence=_(
            "Customer {account}: his credit comes to {stored} {currency} by its entries, and to {reckoned} by his orders."
        ),
        query=f"""
            WITH {PAYMENTS}, orders AS (
                SELECT o.customer_id, o.currency, sum(p.credited - CASE WHEN m.function = 'credit'
                    THEN p.authorised - p.voided - p.refunded ELSE 0 END) AS amount
                FROM payments p
                JOIN orders_order o ON o.id = p.order_id
                LEFT JOIN payments_payment one ON one.id = p.payment_id
                LEFT JOIN payments_paymentmethod m ON m.id = one.method_id
                GROUP BY 1, 2
            ), entries AS (
                SELECT customer_id, currency, sum(amount) AS amount FROM payments_creditentry
                WHERE kind <> 'adjusted' GROUP BY 1, 2
            )
            SELECT c.account_number AS account, currency,
                   coalesce(e.amount, 0) AS stored, coalesce(o.amount, 0) AS reckoned
            FROM orders o FULL JOIN entries e USING (customer_id, currency)
            JOIN customers_customer c ON c.id = customer_id
            WHERE coalesce(e.amount, 0) <> coalesce(o.amount, 0)
        """,  # noqa: S608
    ),
    Invariant(
        code="over_limit",
        sentence=_(
            "Order {number} says {stored} of it is above the credit limit; {accepted} stands on account, {released} is released."
        ),
        query=f"""
            WITH {LIMITS}
            SELECT o.number, o.over_limit_total AS stored, o.accepted_total AS accepted,
                   coalesce(r.amount, 0) AS released
            FROM orders_order o
            LEFT JOIN released r ON r.order_id = o.id
            LEFT JOIN last_entries e ON e.order_id = o.id
            LEFT JOIN limits l ON l.customer_id = o.customer_id AND l.currency = o.currency
            LEFT JOIN used u ON u.customer_id = o.customer_id AND u.currency = o.currency
            WHERE o.over_limit_total > o.accepted_total
                OR o.over_limit_total > 0 AND o.accepted_total <= coalesce(r.amount, 0)
                OR o.status = 'submitted' AND o.accepted_total > coalesce(r.amount, 0)
                    AND e.order_id IS NOT NULL AND l.customer_id IS NOT NULL AND NOT {MOVED_SINCE}
                    AND o.over_limit_total
                        <> greatest(least(u.amount - l.credit_limit, o.accepted_total), 0)
        """,  # noqa: S608
    ),
    Invariant(
        code="collect_later",
        sentence=_("Order {number} may leave with {stored} still due; a supervisor said {said}."),
        query="""
            WITH said AS (
                SELECT DISTINCT ON (order_id) order_id, amount, at FROM payments_release
                WHERE kind = 'collect_later' ORDER BY order_id, id DESC
            )
            SELECT o.number, o.collect_later_total AS stored, coalesce(s.amount, 0) AS said
            FROM orders_order o LEFT JOIN said s ON s.order_id = o.id
            WHERE o.collect_later_total NOT IN (0, coalesce(s.amount, 0))
                OR o.collect_later_total <> s.amount AND 'collect_later' = (
                    SELECT coalesce(e.facts ->> 'how', e.kind) FROM orders_orderevent e
                    WHERE e.order_id = o.id AND e.kind IN ('balance_settled', 'payment_taken',
                        'payment_removed', 'payment_returned', 'check_received', 'submitted',
                        'provider_answered', 'lines_cancelled', 'changes_discarded', 'cancelled',
                        'refund_set', 'refund_made', 'refund_dropped', 'amending_begun',
                        'gift_card_voided')
                    ORDER BY e.id DESC LIMIT 1
                )
        """,
    ),
)
