"""What the warehouse has in hand was handed to it, and what has left was told by it."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from front.audit.invariant import Invariant

WAREHOUSE = (
    Invariant(
        code="taken_without_export",
        sentence=_(
            "Order {number}, line {line}: the warehouse has taken {taken} pieces; the order was never handed to it."
        ),
        query="""
            SELECT o.number, l.number AS line, l.quantity_taken AS taken
            FROM orders_orderline l
            JOIN orders_order o ON o.id = l.order_id
            JOIN catalog_item i ON i.id = l.item_id
            WHERE l.quantity_taken > 0 AND NOT i.is_gift_card
                AND NOT EXISTS (SELECT FROM orders_exportedorder e WHERE e.order_id = o.id)
        """,
    ),
    Invariant(
        code="taken",
        sentence=_(
            "Order {number}, line {line}: {stored} pieces count as taken; by its exports it is {reckoned}."
        ),
        query="""
            WITH exported AS (
                SELECT e.order_id, (l ->> 'line')::int AS line, sum((l ->> 'quantity')::int) AS pieces
                FROM orders_exportedorder e, jsonb_array_elements(e.content -> 'lines') l
                GROUP BY 1, 2
            ), recalled AS (
                SELECT e.order_id, p.key::int AS line, sum(p.value::int) AS pieces
                FROM orders_orderevent e, jsonb_each_text(e.facts -> 'pieces') p
                WHERE e.kind = 'recalled' GROUP BY 1, 2
            )
            SELECT o.number, l.number AS line, l.quantity_taken AS stored,
                   coalesce(e.pieces, 0) - coalesce(r.pieces, 0) AS reckoned
            FROM orders_orderline l
            JOIN orders_order o ON o.id = l.order_id
            JOIN catalog_item i ON i.id = l.item_id AND NOT i.is_gift_card
            LEFT JOIN exported e ON e.order_id = l.order_id AND e.line = l.number
            LEFT JOIN recalled r ON r.order_id = l.order_id AND r.line = l.number
            WHERE l.quantity_taken <> coalesce(e.pieces, 0) - coalesce(r.pieces, 0)
        """,
    ),
    Invariant(
        code="shipped_without_shipment",
        sentence=_(
            "Order {number}, line {line}: {stored} pieces count as shipped; its shipments hold {reckoned}."
        ),
        query="""
            SELECT o.number, l.number AS line, l.quantity_shipped AS stored,
                   coalesce(s.pieces, 0) AS reckoned
            FROM orders_orderline l
            JOIN orders_order o ON o.id = l.order_id
            JOIN catalog_item i ON i.id = l.item_id
            LEFT JOIN (
                SELECT line_id, sum(quantity) AS pieces FROM orders_shipmentline GROUP BY line_id
            ) s ON s.line_id = l.id
            WHERE NOT i.is_gift_card AND l.quantity_shipped <> coalesce(s.pieces, 0)
        """,
    ),
)
