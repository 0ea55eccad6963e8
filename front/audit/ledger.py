"""What an order says of its money is what its ledger says, event by event."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from front.audit.invariant import Invariant

# Of each payment, and of each order's money that belongs to no payment: the sums of its events.
PAYMENTS = """
    payments AS (
        SELECT order_id, payment_id,
            coalesce(sum(amount) FILTER (WHERE kind = 'authorised'), 0) AS authorised,
            coalesce(sum(amount) FILTER (WHERE kind = 'waiting'), 0) AS waiting,
            coalesce(sum(amount) FILTER (WHERE kind = 'requested'), 0) AS requested,
            coalesce(sum(amount) FILTER (WHERE kind = 'captured'), 0) AS captured,
            coalesce(sum(amount) FILTER (WHERE kind = 'accepted'), 0) AS accepted,
            coalesce(sum(amount) FILTER (WHERE kind = 'voided'), 0) AS voided,
            coalesce(sum(amount) FILTER (WHERE kind = 'declined'), 0) AS declined,
            coalesce(sum(amount) FILTER (WHERE kind = 'refunded'), 0) AS refunded,
            coalesce(sum(amount) FILTER (WHERE kind = 'returned'), 0) AS returned,
            coalesce(sum(CASE kind WHEN 'written_off' THEN amount
                WHEN 'taken_back' THEN -amount END), 0) AS written_off,
            coalesce(sum(CASE kind WHEN 'written_off' THEN amount
                WHEN 'taken_back' THEN -amount END) FILTER (WHERE reference = 'goodwill'), 0) AS goodwill,
            coalesce(sum(CASE kind WHEN 'credited' THEN amount
                WHEN 'uncredited' THEN -amount END), 0) AS credited
        FROM payments_paymentevent GROUP BY order_id, payment_id
    )
"""
TAKEN = "(captured + accepted)"
ENDED = f"({TAKEN} + voided + declined)"
OPEN = f"greatest(authorised - {ENDED}, 0)"
STILL_WAITING = f"greatest(waiting - greatest(authorised, {ENDED}), 0)"
STILL_ACCEPTED = f"greatest(accepted - greatest(voided - greatest(authorised - {TAKEN}, 0), 0), 0)"
HELD = "captured - refunded - returned - credited"
SECURED = f"{OPEN} + {STILL_ACCEPTED} + written_off + {HELD}"


def order_says(column: str, reckoned: str) -> str:
    """Return the query for orders whose column is not what their events come to."""
    return f"""
        WITH {PAYMENTS}, orders AS (SELECT order_id, sum({reckoned}) AS reckoned FROM payments GROUP BY 1)
        SELECT o.number, o.{column} AS stored, coalesce(p.reckoned, 0) AS reckoned
        FROM orders_order o LEFT JOIN orders p ON p.order_id = o.id
        WHERE o.{column} <> coalesce(p.reckoned, 0)
    """  # noqa: S608  (names of our own columns)


LEDGER = (
    Invariant(
        code="captured",
        sentence=_("Order {number} says {stored} is captured; its ledger says {reckoned}."),
        query=order_says("captured_total", "captured - refunded - returned"),
    ),
    Invariant(
        code="secured",
        sentence=_("Order {number} says {stored} is paid; its ledger says {reckoned}."),
        query=order_says("secured_total", SECURED),
    ),
    Invariant(
        code="waiting",
        sentence=_("Order {number} says {stored} is waiting; its ledger says {reckoned}."),
        query=order_says("waiting_total", STILL_WAITING),
    ),
    Invariant(
        code="accepted",
        sentence=_("Order {number} says {stored} is on account; its ledger says {reckoned}."),
        query=order_says("accepted_total", STILL_ACCEPTED),
    ),
    Invariant(
        code="written_off",
        sentence=_("Order {number} says {stored} is written off; its ledger says {reckoned}."),
        query=order_says("written_off_total", "written_off - goodwill"),
    ),
    Invariant(
        code="returned",
        sentence=_("Order {number} says {stored} was returned; its ledger says {reckoned}."),
        query=order_says("returned_total", "returned"),
    ),
    Invariant(
        code="declined",
        sentence=_("Order {number} says {stored} was declined; its ledger says {reckoned}."),
        query=order_says("declined_total", "declined"),
    ),
    Invariant(
        code="claims",
        sentence=_(
            "Order {number}, payment {payment}: {stored} stands on account; the account says {reckoned}."
        ),
        query=f"""
            WITH {PAYMENTS}, claims AS (
                SELECT payment_id, sum(amount) AS amount FROM payments_accountentry GROUP BY 1
            )
            SELECT o.number, p.number AS payment, {STILL_ACCEPTED} AS stored,
                   coalesce(c.amount, 0) AS reckoned
            FROM payments e
            JOIN payments_payment p ON p.id = e.payment_id
            JOIN orders_order o ON o.id = p.order_id
            LEFT JOIN claims c ON c.payment_id = p.id
            WHERE {STILL_ACCEPTED} <> coalesce(c.amount, 0)
        """,  # noqa: S608
    ),
    Invariant(
        code="credit_overdrawn",
        sentence=_("Customer {account} has a credit of {reckoned} {currency}."),
        query="""
            SELECT c.account_number AS account, e.currency, sum(e.amount) AS reckoned
            FROM payments_creditentry e JOIN customers_customer c ON c.id = e.customer_id
            GROUP BY c.id, e.currency HAVING sum(e.amount) < 0
        """,
    ),
    Invariant(
        code="paid_by_credit",
        sentence=_(
            "Order {number}, payment {payment}: {stored} was paid by credit; {reckoned} was taken from it."
        ),
        query=f"""
            WITH {PAYMENTS}, used AS (
                SELECT payment_id, -sum(amount) AS amount FROM payments_creditentry GROUP BY 1
            )
            SELECT o.number, p.number AS payment,
                   e.authorised - e.voided - e.refunded - e.credited AS stored,
                   coalesce(u.amount, 0) AS reckoned
            FROM payments e
            JOIN payments_payment p ON p.id = e.payment_id
            JOIN payments_paymentmethod m ON m.id = p.method_id AND m.function = 'credit'
            JOIN orders_order o ON o.id = p.order_id
            LEFT JOIN used u ON u.payment_id = p.id
            WHERE e.authorised - e.voided - e.refunded - e.credited <> coalesce(u.amount, 0)
        """,  # noqa: S608
    ),
    Invariant(
        code="unknown",
        sentence=_("Order {number} waits for answers about {stored}; its ledger says {reckoned}."),
        query=order_says("unknown_total", "greatest(requested - authorised - declined, 0)"),
    ),
    Invariant(
        code="by_gift_card",
        sentence=_(
            "Order {number} says {stored} is paid by gift card; its ledger says {reckoned}."
        ),
        query=f"""
            WITH {PAYMENTS}, orders AS (
                SELECT e.order_id, sum({SECURED}) AS reckoned FROM payments e
                JOIN payments_payment p ON p.id = e.payment_id AND p.gift_card_id IS NOT NULL
                GROUP BY 1
            )
            SELECT o.number, o.by_gift_card_total AS stored, coalesce(p.reckoned, 0) AS reckoned
            FROM orders_order o LEFT JOIN orders p ON p.order_id = o.id
            WHERE o.by_gift_card_total <> coalesce(p.reckoned, 0)
        """,  # noqa: S608
    ),
    Invariant(
        code="given_back_twice",
        sentence=_(
            "Order {number}, payment {payment}: {captured} was captured, and {given_back} given back."
        ),
        query=f"""
            WITH {PAYMENTS}
            SELECT o.number, p.number AS payment, e.captured,
                   greatest(e.refunded + e.credited, e.returned) AS given_back
            FROM payments e
            JOIN payments_payment p ON p.id = e.payment_id
            JOIN orders_order o ON o.id = p.order_id
            WHERE greatest(e.refunded + e.credited, e.returned) > e.captured
        """,  # noqa: S608
    ),
    Invariant(
        code="more_than_entered",
        sentence=_(
            "Order {number}, payment {payment}: {amount} was entered, and {happened} came of it."
        ),
        query=f"""
            WITH {PAYMENTS}
            SELECT o.number, p.number AS payment, p.amount,
                   greatest(e.captured, e.accepted, e.voided, e.authorised) AS happened
            FROM payments e
            JOIN payments_payment p ON p.id = e.payment_id
            JOIN orders_order o ON o.id = p.order_id
            WHERE greatest(e.captured, e.accepted, e.voided, e.authorised) > p.amount
        """,  # noqa: S608
    ),
    Invariant(
        code="event_of_another_order",
        sentence=_("Order {number} has an event of a payment that belongs to order {other}."),
        query="""
            SELECT o.number, other.number AS other
            FROM payments_paymentevent e
            JOIN payments_payment p ON p.id = e.payment_id AND p.order_id <> e.order_id
            JOIN orders_order o ON o.id = e.order_id
            JOIN orders_order other ON other.id = p.order_id
        """,
    ),
    Invariant(
        code="payment_without_event",
        sentence=_("Order {number}, payment {payment}: nothing is known of what happened to it."),
        query="""
            SELECT o.number, p.number AS payment
            FROM payments_payment p JOIN orders_order o ON o.id = p.order_id
            WHERE NOT EXISTS (SELECT FROM payments_paymentevent e WHERE e.payment_id = p.id)
        """,
    ),
)
