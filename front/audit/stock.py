"""No piece is kept twice, and every piece that is kept is kept for somebody."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from front.audit.invariant import Invariant

STOCK = (
    Invariant(
        code="reserved_beyond_stock",
        sentence=_(
            "Item {item} in {warehouse}: {reserved} pieces are reserved, and {on_hand} lie there."
        ),
        query="""
            SELECT i.item_number AS item, w.code AS warehouse, r.reserved, s.on_hand
            FROM catalog_stock s
            JOIN catalog_item i ON i.id = s.item_id
            JOIN catalog_warehouse w ON w.id = s.warehouse_id
            JOIN (
                SELECT r.stock_id, sum(r.quantity) AS reserved
                FROM orders_reservation r JOIN orders_order o ON o.id = r.order_id
                WHERE r.until IS NULL OR r.until > now() OR o.secured_total > 0 OR o.waiting_total > 0
                GROUP BY r.stock_id
            ) r ON r.stock_id = s.id
            WHERE r.reserved > s.on_hand
        """,
    ),
    Invariant(
        code="reserved_beyond_order",
        sentence=_(
            "Order {number}, line {line}: {kept} pieces are kept or on back-order, and {open} are open."
        ),
        query="""
            SELECT o.number, l.number AS line,
                   coalesce(r.reserved, 0) + l.quantity_back_ordered AS kept,
                   l.quantity - l.quantity_shipped - l.quantity_cancelled AS open
            FROM orders_orderline l
            JOIN orders_order o ON o.id = l.order_id
            LEFT JOIN (
                SELECT order_id, line, sum(quantity) AS reserved
                FROM orders_reservation GROUP BY order_id, line
            ) r ON r.order_id = l.order_id AND r.line = l.number
            WHERE coalesce(r.reserved, 0) + l.quantity_back_ordered
                  > l.quantity - l.quantity_shipped - l.quantity_cancelled
              AND o.status <> 'amending' -- it keeps what it had: its changes may be discarded
        """,
    ),
    Invariant(
        code="reserved_for_nobody",
        sentence=_("Order {number}, line {line}: {reserved} pieces are kept, but it has ended."),
        query="""
            SELECT o.number, r.line, sum(r.quantity) AS reserved
            FROM orders_reservation r JOIN orders_order o ON o.id = r.order_id
            WHERE o.status IN ('shipped', 'cancelled')
            GROUP BY o.number, r.line
        """,
    ),
    Invariant(
        code="coupon_beyond_limit",
        sentence=_("Coupon {code}: {uses} uses are counted, and {limit} are allowed."),
        query="""
            SELECT u.code, u.uses, c.most AS limit
            FROM (
                SELECT code, count(*) AS uses FROM orders_ordercoupon
                WHERE used_at IS NOT NULL AND freed_at IS NULL GROUP BY code
            ) u
            JOIN (
                SELECT code, max(most_uses) AS most FROM catalog_coupon
                GROUP BY code HAVING bool_and(most_uses IS NOT NULL)
            ) c ON c.code = u.code
            WHERE u.uses > c.most
        """,
    ),
)
