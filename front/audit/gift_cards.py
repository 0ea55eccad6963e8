"""Gift cards: what is left on a card is what its ledger says, and what it pays is on the orders."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from front.audit.invariant import Invariant

GIFT_CARDS = (
    Invariant(
        code="gift_cards_sold",
        sentence=_("Order {number} says {stored} of gift cards; its lines come to {reckoned}."),
        query="""
            SELECT o.number, o.gift_cards_total AS stored, coalesce(l.reckoned, 0) AS reckoned
            FROM orders_order o LEFT JOIN (
                SELECT l.order_id, sum(l.net) AS reckoned FROM orders_orderline l
                JOIN catalog_item i ON i.id = l.item_id AND i.is_gift_card GROUP BY 1
            ) l ON l.order_id = o.id
            WHERE o.status <> 'cancelled' AND o.gift_cards_total <> coalesce(l.reckoned, 0)
        """,
    ),
    Invariant(
        code="gift_card_balance",
        sentence=_(
            "Order {number}, gift card …{card}: {stored} is left on it; its ledger says {reckoned}."
        ),
        query="""
            SELECT o.number, c.last_four AS card, c.balance AS stored,
                   coalesce(e.reckoned, 0) AS reckoned
            FROM payments_giftcard c
            JOIN orders_orderline l ON l.id = c.line_id
            JOIN orders_order o ON o.id = l.order_id
            LEFT JOIN (
                SELECT card_id, sum(amount) AS reckoned FROM payments_giftcardentry GROUP BY 1
            ) e ON e.card_id = c.id
            WHERE c.balance <> coalesce(e.reckoned, 0)
        """,
    ),
    Invariant(
        code="gift_card_payment",
        sentence=_(
            "Order {number}, payment {payment}: {stored} is paid by gift card; the card’s ledger says {reckoned}."
        ),
        query="""
            SELECT o.number, p.number AS payment, e.stands AS stored,
                   coalesce(c.taken, 0) AS reckoned
            FROM payments_payment p
            JOIN orders_order o ON o.id = p.order_id
            CROSS JOIN LATERAL (
                SELECT coalesce(sum(CASE kind WHEN 'authorised' THEN amount
                    WHEN 'voided' THEN -amount WHEN 'refunded' THEN -amount ELSE 0 END), 0) AS stands
                FROM payments_paymentevent WHERE payment_id = p.id
            ) e
            LEFT JOIN (
                SELECT payment_id, -sum(amount) AS taken FROM payments_giftcardentry GROUP BY 1
            ) c ON c.payment_id = p.id
            WHERE p.gift_card_id IS NOT NULL AND e.stands <> coalesce(c.taken, 0)
        """,
    ),
    Invariant(
        code="more_gift_cards_than_sold",
        sentence=_("Order {number}, line {line}: {cards} gift cards are good, of {sold} sold."),
        query="""
            SELECT o.number, l.number AS line, count(*) AS cards, l.quantity AS sold
            FROM payments_giftcard c
            JOIN orders_orderline l ON l.id = c.line_id
            JOIN orders_order o ON o.id = l.order_id
            WHERE c.voided_at IS NULL
            GROUP BY o.number, l.id HAVING count(*) > l.quantity - l.quantity_cancelled
        """,
    ),
)
