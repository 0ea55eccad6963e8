"""`manage.py audit`: clean over a day's work, and each invariant found where SQL breaks it."""

from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection

from callcenter.models import AuditException
from front.audit import INVARIANTS
from orders import operations
from tests.factories import (
    NOW,
    ConcessionLimitFactory,
    CouponFactory,
    OfferFactory,
    ReasonCodeFactory,
    StockFactory,
    home,
)
from tests.orders.drafts import draft_of_120, pay, submit
from tests.payments.cancelling import GOODWILL, refund
from tests.payments.cards import offer_gift_cards, pay_by_card, sold

ANY = "(SELECT min(id) FROM orders_order WHERE status = 'submitted')"
EVENT = """
    INSERT INTO payments_paymentevent (order_id, payment_id, at, by_id, kind, amount, reference)
    SELECT order_id, payment_id, at, by_id"""
OF_A_PAYMENT = "FROM payments_paymentevent WHERE kind = 'captured'"
BREAKS = {
    "goods": f"UPDATE orders_orderline SET goods = goods + 1, net = net + 1 WHERE order_id = {ANY}",
    "discount": f"UPDATE orders_orderline SET discount = discount + 1, net = net - 1 WHERE order_id = {ANY}",
    "charges": f"UPDATE orders_ordercharge SET amount = amount + 1 WHERE order_id = {ANY}",
    "tax": f"INSERT INTO orders_ordertax (order_id, percent, base, tax) VALUES ({ANY}, 5, 20, 1)",
    "tax_shares": f"UPDATE orders_orderline SET tax = tax + 1 WHERE order_id = {ANY}",
    "tax_added": f"UPDATE orders_order SET tax_total = 1 WHERE id = {ANY}",
    "line_goods": f"UPDATE orders_orderline SET unit_price = unit_price + 1 WHERE order_id = {ANY}",
    "captured": f"UPDATE orders_order SET captured_total = 1 WHERE id = {ANY}",
    "secured": f"UPDATE orders_order SET secured_total = 1 WHERE id = {ANY}",
    "waiting": f"UPDATE orders_order SET waiting_total = 1 WHERE id = {ANY}",
    "declined": f"UPDATE orders_order SET declined_total = 1 WHERE id = {ANY}",
    "accepted": f"UPDATE orders_order SET accepted_total = 1 WHERE id = {ANY}",
    "returned": f"UPDATE orders_order SET returned_total = 1 WHERE id = {ANY}",
    "claims": """
        INSERT INTO payments_accountentry
            (customer_id, currency, amount, order_id, payment_id, at, by_id, kind)
        SELECT o.customer_id, o.currency, 1, o.id, p.id, p.at, p.by_id, 'claimed'
        FROM payments_payment p JOIN orders_order o ON o.id = p.order_id
    """,
    "credit_overdrawn": """
        INSERT INTO payments_creditentry
            (customer_id, currency, amount, order_id, at, by_id, kind)
        SELECT o.customer_id, o.currency, -1, o.id, o.created_at, o.taken_by_id, 'held'
        FROM orders_order o
    """,
    "paid_by_credit": """
        UPDATE payments_paymentmethod SET function = 'credit'
    """,
    "unknown": f"UPDATE orders_order SET unknown_total = 1 WHERE id = {ANY}",
    "by_gift_card": f"UPDATE orders_order SET by_gift_card_total = 1 WHERE id = {ANY}",
    "gift_cards_sold": f"UPDATE orders_order SET gift_cards_total = 1 WHERE id = {ANY}",
    "gift_card_balance": "UPDATE payments_giftcard SET balance = balance - 1",
    "gift_card_payment": "DELETE FROM payments_giftcardentry WHERE payment_id IS NOT NULL",
    "more_gift_cards_than_sold": """
        UPDATE orders_orderline l SET quantity_taken = 0, quantity_shipped = 0, quantity_cancelled = 1
        FROM payments_giftcard c WHERE c.line_id = l.id
    """,
    "given_back_twice": """
        INSERT INTO payments_paymentevent (order_id, payment_id, kind, amount, at, by_id)
        SELECT order_id, id, 'refunded', amount * 2, at, by_id FROM payments_payment
    """,
    "more_than_entered": "UPDATE payments_payment SET amount = 0.01",
    "event_of_another_order": f"""
        UPDATE payments_paymentevent SET order_id = (SELECT max(id) FROM orders_order)
        WHERE order_id = {ANY}
    """,
    "payment_without_event": "DELETE FROM payments_paymentevent",
    "refunds_to_make": f"UPDATE orders_order SET refunds_total = 1 WHERE id = {ANY}",
    "goodwill": f"UPDATE orders_order SET goodwill_total = 2 WHERE id = {ANY}",
    "held": f"UPDATE orders_order SET held_total = 1 WHERE id = {ANY}",
    "written_off": f"UPDATE orders_order SET written_off_total = 1 WHERE id = {ANY}",
    "covered_twice": f"{EVENT}, 'accepted', 1, '' {OF_A_PAYMENT}",
    "waits_for_nothing": f"{EVENT}, 'waiting', 1000, '' {OF_A_PAYMENT}",
    "not_covered": "DELETE FROM payments_paymentevent WHERE kind IN ('authorised', 'captured')",
    "gift_cards_pay_gift_cards": "UPDATE orders_order SET gift_cards_total = total",
    "credit_of_written_off": """
        INSERT INTO payments_paymentevent (order_id, payment_id, at, by_id, kind, amount, reference)
        SELECT id, NULL, created_at, taken_by_id, kind, 1, ''
        FROM orders_order, (VALUES (1, 'written_off'), (2, 'credited')) k (n, kind) ORDER BY n
    """,
    "customer_owes": """
        INSERT INTO payments_accountentry
            (customer_id, currency, amount, order_id, payment_id, reason, at, by_id, kind)
        SELECT o.customer_id, o.currency, 1, o.id, p.id, '', p.at, p.by_id, 'claimed'
        FROM payments_payment p JOIN orders_order o ON o.id = p.order_id
    """,
    "customer_has": """
        INSERT INTO payments_creditentry
            (customer_id, currency, amount, order_id, payment_id, reason, at, by_id, kind)
        SELECT customer_id, currency, 1, id, NULL, '', created_at, taken_by_id, 'credited'
        FROM orders_order
    """,
    "over_limit": f"UPDATE orders_order SET over_limit_total = 1 WHERE id = {ANY}",
    "collect_later": f"UPDATE orders_order SET collect_later_total = 1 WHERE id = {ANY}",
    "refund_changed": """
        UPDATE payments_refund SET amount = amount + 1
    """,
    "refund_not_in_ledger": """
        UPDATE payments_refund SET made_at = at, made_by_id = by_id, reference = 'R'
    """,
    "taken": "UPDATE orders_orderline SET quantity_taken = quantity",
    "refunds_beyond_captured": """
        INSERT INTO payments_refund (order_id, number, payment_id, amount, reason_id, at, by_id)
        SELECT order_id, 90 + number, id, amount * 2, 1, at, by_id FROM payments_payment
    """,
    "cancelled_with_money": f"UPDATE orders_order SET status = 'cancelled' WHERE id = {ANY}",
    "reserved_beyond_stock": "UPDATE catalog_stock SET on_hand = 0",
    "reserved_beyond_order": "UPDATE orders_reservation SET quantity = quantity + 1",
    "reserved_for_nobody": f"UPDATE orders_order SET status = 'shipped' WHERE id = {ANY}",
    "coupon_beyond_limit": """
        WITH one AS (SELECT coupon_id, code FROM orders_ordercoupon LIMIT 1)
        UPDATE catalog_coupon SET most_uses = 0 FROM one WHERE catalog_coupon.code = one.code
    """,
    "revisions": f"UPDATE orders_order SET revision = 2 WHERE id = {ANY}",
    "submitted_without_revision": f"UPDATE orders_order SET revision = 0 WHERE id = {ANY}",
    "revision_total": "UPDATE orders_orderrevision SET total = total + 1",
    "events": "DELETE FROM orders_orderevent WHERE kind = 'submitted'",
    "shipped_with_open_lines": f"UPDATE orders_order SET status = 'shipped' WHERE id = {ANY}",
    "open_without_open_lines": """
        UPDATE orders_orderline SET quantity_taken = quantity, quantity_shipped = quantity
    """,
    "taken_without_export": "UPDATE orders_orderline SET quantity_taken = quantity",
    "shipped_without_shipment": """
        UPDATE orders_orderline SET quantity_taken = quantity, quantity_shipped = quantity
    """,
    "coupon_kept_by_ended_order": "UPDATE orders_order SET status = 'cancelled'",
}


@pytest.fixture(scope="module")
def a_day(module_database):
    """The name of a database with a day's work in it."""
    work()
    return module_database


@pytest.fixture
def day(databases, a_day):
    """A copy of it for each test."""
    with databases.copy_of(a_day):
        yield


def work():
    """A submitted order that is paid, keeps stock and used a coupon; and a draft of the same."""
    call_center = home()
    offer = OfferFactory.create(
        code="SAVE", kind="threshold", value_kind="amount", needs_coupon=True, tiers=[("100", "5")]
    )
    CouponFactory.create(code="SAVE5", offer=offer)
    sold()
    offer_gift_cards(call_center)
    order = draft_of_120()
    StockFactory.create(item=order.lines.get().item, on_hand=5)
    operations.add_coupon(
        order.number, version=order.version, coupon="SAVE5", key=uuid4(), at=NOW, by=order.taken_by
    )
    pay_by_card(order, "20.00")
    pay(order)
    submit(order)
    ConcessionLimitFactory.create()
    ReasonCodeFactory.create(code=GOODWILL)
    refund(order, "0", goodwill="1.00")
    operations.new_order(
        order.customer,
        call_center=call_center,
        key=uuid4(),
        at=NOW,
        by=order.taken_by,
        item="81327",
    )


def audited():
    """Run the command; return its exit status and what it said."""
    said, wrong, status = StringIO(), StringIO(), 0
    try:
        call_command("audit", stdout=said, stderr=wrong)
    except SystemExit as end:
        status = end.code
    return status, said.getvalue(), wrong.getvalue()


def break_it(statement):
    """Change rows behind the application's back: no trigger fires."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        try:
            cursor.execute(statement)
        finally:
            cursor.execute("SET session_replication_role = DEFAULT")


def test_finds_nothing_over_the_whole_demo(demo_database):
    assert audited() == (0, f"{len(INVARIANTS)} invariants, 0 exceptions.\n", "")


def test_finds_nothing_wrong_with_a_day(day):
    assert audited() == (0, f"{len(INVARIANTS)} invariants, 0 exceptions.\n", "")


def test_every_invariant_is_broken_here():
    assert set(BREAKS) == {invariant.code for invariant in INVARIANTS}


@pytest.mark.parametrize("code", [invariant.code for invariant in INVARIANTS])
def test_finds_what_was_broken(code, day):
    break_it(BREAKS[code])

    status, _said, wrong = audited()

    assert status == 1
    assert f"\n{code}: " in f"\n{wrong}"
    assert AuditException.objects.filter(invariant=code).exists()
