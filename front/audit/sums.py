"""What an order comes to is what its rows come to."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from callcenter.words.currencies import DIGITS
from front.audit.invariant import Invariant, sum_of

DIGITS_OF_THE_CURRENCY = (
    "CASE o.currency "
    + " ".join(f"WHEN '{currency}' THEN {digits}" for currency, digits in DIGITS.items())
    + " ELSE 2 END"
)
# Tax is taken out of the whole line, and out of one piece to four decimals for the unit price
OF_AN_EXEMPT_LINE = f"(l.quantity - l.quantity_cancelled) * 0.00005 + power(10::numeric, -({DIGITS_OF_THE_CURRENCY}))"

SUMS = (
    sum_of(
        "goods",
        _("Order {number} says goods of {stored}; its lines come to {reckoned}."),
        stored="goods_total",
        rows="orders_orderline",
        column="goods",
    ),
    sum_of(
        "discount",
        _("Order {number} says a discount of {stored}; its lines come to {reckoned}."),
        stored="discount_total",
        rows="orders_orderline",
        column="discount",
    ),
    sum_of(
        "charges",
        _("Order {number} says charges of {stored}; its charges come to {reckoned}."),
        stored="charges_total",
        rows="orders_ordercharge",
        column="amount",
    ),
    sum_of(
        "tax",
        _("Order {number} says tax of {stored}; its rates come to {reckoned}."),
        stored="tax_total",
        rows="orders_ordertax",
        column="tax",
    ),
    Invariant(
        code="tax_shares",
        sentence=_(
            "Order {number} says tax of {stored}; its lines and charges bear {reckoned} of it."
        ),
        query="""
            SELECT o.number, o.tax_total AS stored, coalesce(l.tax, 0) + coalesce(c.tax, 0) AS reckoned
            FROM orders_order o
            LEFT JOIN (SELECT order_id, sum(tax) AS tax FROM orders_orderline GROUP BY order_id) l
                ON l.order_id = o.id
            LEFT JOIN (SELECT order_id, sum(tax) AS tax FROM orders_ordercharge GROUP BY order_id) c
                ON c.order_id = o.id
            WHERE o.tax_total <> coalesce(l.tax, 0) + coalesce(c.tax, 0)
        """,
    ),
    Invariant(
        code="tax_added",
        sentence=_("Order {number} adds tax of {stored} to its prices; it should add {reckoned}."),
        query="""
            SELECT o.number, o.tax_added AS stored,
                   CASE WHEN o.prices_with_tax THEN 0 ELSE o.tax_total END AS reckoned
            FROM orders_order o
            WHERE o.tax_added <> CASE WHEN o.prices_with_tax THEN 0 ELSE o.tax_total END
        """,
    ),
    Invariant(
        code="line_goods",
        sentence=_(
            "Order {number}, line {line}: {quantity} pieces at {unit_price} are {reckoned}, not {stored}."
        ),
        query=f"""
            SELECT o.number, l.number AS line, l.quantity - l.quantity_cancelled AS quantity,
                   l.unit_price, l.goods AS stored,
                   round((l.quantity - l.quantity_cancelled) * l.unit_price,
                         {DIGITS_OF_THE_CURRENCY}) AS reckoned
            FROM orders_orderline l JOIN orders_order o ON o.id = l.order_id
            WHERE l.goods <> round((l.quantity - l.quantity_cancelled) * l.unit_price,
                                   {DIGITS_OF_THE_CURRENCY})
                AND abs(l.goods - (l.quantity - l.quantity_cancelled) * l.unit_price)
                    > CASE WHEN l.because->0 ? 'with_tax' THEN {OF_AN_EXEMPT_LINE} ELSE 0 END
        """,  # noqa: S608  (names and digits of our own)
    ),
)
