"""Write on the orders that are there what they hold, and what was written off."""

from django.db import migrations

RECKON = """
    WITH events AS (
        SELECT order_id,
            sum(CASE kind WHEN 'captured' THEN amount WHEN 'refunded' THEN -amount
                WHEN 'returned' THEN -amount WHEN 'credited' THEN -amount ELSE 0 END) AS held,
            coalesce(sum(amount) FILTER (
                WHERE kind = 'written_off' AND reference <> 'goodwill'), 0) AS written_off
        FROM payments_paymentevent GROUP BY order_id
    ), to_make AS (
        SELECT order_id, sum(amount) AS amount FROM payments_refund
        WHERE made_at IS NULL AND dropped_at IS NULL GROUP BY order_id
    )
    UPDATE orders_order o SET held_total = e.held - coalesce(r.amount, 0),
                              written_off_total = e.written_off
    FROM events e LEFT JOIN to_make r ON r.order_id = e.order_id
    WHERE e.order_id = o.id
"""


class Migration(migrations.Migration):
    dependencies = [("payments", "0007_money_stands"), ("orders", "0005_money_stands")]

    operations = [migrations.RunSQL(RECKON, migrations.RunSQL.noop)]
