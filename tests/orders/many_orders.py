"""A table of many orders, copied within the database from one that went the usual way."""

from django.db import connection

from orders.models import Order, OrderLine
from tests.factories import (
    CallCenterFactory,
    ChannelUserFactory,
    CustomerFactory,
    DeliveryModeFactory,
    OfferedModeFactory,
    OrderFactory,
    OrderLineFactory,
)

NEWEST = 10_000_000  # the number of the order that was opened last; each other one is one less
COPY = """
INSERT INTO {table} ({columns}) SELECT {values}
FROM {table} AS model CROSS JOIN LATERAL {source} WHERE model.id = {pk}
"""


def load(count, *, call_center, agents=20, customers=20):
    """Load so many orders of a call center, and as many of another one; return its agents.

    Of a hundred, 94 are shipped, 3 open, 2 cancelled, 1 a draft; 94 and more go by the first
    mode, L0. Totals are spread evenly up to 1,000.00; one order was opened every ten minutes.
    """
    users = [ChannelUserFactory.create(call_center=call_center).user for _ in range(agents)]
    callers = [CustomerFactory.create(last_name=f"Caller{n}") for n in range(customers)]
    modes = [DeliveryModeFactory.create(code=f"L{n}") for n in range(4)]
    for mode in modes:
        OfferedModeFactory.create(call_center=call_center, mode=mode)
    other = CallCenterFactory.create(code="OTHER")
    line = OrderLineFactory.create(order=OrderFactory.create(call_center=call_center))
    copy_orders(line.order, count, [call_center, other], users, callers, modes)
    copy_lines(line)
    return users


def copy_orders(order, count, call_centers, agents, customers, modes):
    def one_of(rows, by):
        keys = ", ".join(str(row.pk) for row in rows)
        return f"(ARRAY[{keys}])[1 + {by} % {len(rows)}]"

    at = "model.created_at - (k + 1) * interval '10 minutes'"
    status = (
        "CASE WHEN k % 100 = 7 THEN 'draft' WHEN k % 100 < 3 THEN 'submitted' "
        "WHEN k % 100 < 5 THEN 'cancelled' ELSE 'shipped' END"
    )
    copy(
        Order,
        order,
        f"(SELECT n, n / 2 AS k FROM generate_series(0, {2 * count - 1}) AS n) AS numbers",
        id=f"{order.pk} + 1 + n",
        number=f"{NEWEST} - n",
        call_center_id=one_of(call_centers, "n"),
        taken_by_id=one_of(agents, "(k / 3)"),
        customer_id=one_of(customers, "(k / 7)"),
        mode_id=f"CASE WHEN k % 50 < 47 THEN {modes[0].pk} ELSE {one_of(modes, 'k')} END",
        status=status,
        created_at=at,
        submitted_at=f"CASE WHEN k % 100 = 7 THEN NULL ELSE {at} END",
        total="(k * 7919 % 100000) / 100.0",
        goods_total="(k * 7919 % 100000) / 100.0",
        version="1",
    )


def copy_lines(line):
    source = f"(SELECT id AS o FROM orders_order WHERE id > {line.order_id}) AS orders"
    copy(OrderLine, line, source, id=f"{line.pk} + o - {line.order_id}", order_id="o")


def copy(model, row, source, **changed):
    columns = [field.column for field in model._meta.concrete_fields if not field.generated]
    values = [changed.get(column, f'model."{column}"') for column in columns]
    sql = COPY.format(
        table=model._meta.db_table,
        columns=", ".join(f'"{column}"' for column in columns),
        values=", ".join(values),
        source=source,
        pk=row.pk,
    )
    with connection.cursor() as cursor:
        cursor.execute(sql)
