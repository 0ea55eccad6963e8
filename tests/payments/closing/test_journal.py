"""The day in the books: every debit has its credit."""

import csv
from collections import defaultdict
from datetime import date
from decimal import Decimal
from io import StringIO
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from callcenter.models import CallCenter
from payments.lists.journal import journal_of
from payments.operations import remove_payment
from tests.conftest import signed_in
from tests.factories import NOW, ItemFactory, OrderFactory, TaxGroupFactory, TaxRateFactory, home
from tests.orders.drafts import (
    RECEIPT,
    add,
    draft,
    draft_of_120,
    fresh,
    offer_card,
    pay,
    submit,
    supervisor_of,
)

pytestmark = pytest.mark.usefixtures("database")
TODAY = date(2026, 11, 24)


def entries(call_center=None, day=TODAY):
    return [
        (entry.order, entry.account, entry.code, entry.debit, entry.credit)
        for entry in journal_of(call_center or home(), day)
    ]


def sums(rows):
    debits, credits = defaultdict(Decimal), defaultdict(Decimal)
    for order, _account, _code, debit, credit in rows:
        debits[order] += debit
        credits[order] += credit
    return dict(debits), dict(credits)


def test_an_order_paid_in_cash(call_center):
    order = draft_of_120()
    pay(order)
    submit(order)

    assert entries() == [
        (order.number, "charges", "HANDLING", 0, Decimal("2.00")),
        (order.number, "charges", "SHIPPING", 0, Decimal("7.95")),
        (order.number, "goods", "", 0, Decimal("110.05")),
        (order.number, "orders", "", Decimal("120.00"), 0),
        (order.number, "payments", "CASH", Decimal("120.00"), 0),
        (order.number, "orders", "", 0, Decimal("120.00")),
    ]
    assert entries(day=date(2026, 11, 23)) == []


@pytest.mark.parametrize(
    ("with_tax", "goods", "total"), [(True, "100.00", "120.00"), (False, "120.00", "144.00")]
)
def test_tax_stands_apart(call_center, with_tax, goods, total):
    group = TaxGroupFactory.create()
    TaxRateFactory.create(tax_group=group, percent="20", country="US")
    item = ItemFactory.create(price="120.00", price__with_tax=with_tax, tax_group=group)
    order = OrderFactory.create(prices_with_tax=with_tax)
    add(order, item.item_number)
    pay(fresh(order))
    submit(order)

    assert entries()[:3] == [
        (order.number, "goods", "", 0, Decimal(goods)),
        (order.number, "tax", "20", 0, Decimal(total) - Decimal(goods)),
        (order.number, "orders", "", Decimal(total), 0),
    ]


def test_a_gift_card_is_owed_and_not_earned(call_center):
    order = OrderFactory.create()
    add(order, ItemFactory.create(price="10.00").item_number)
    add(order, ItemFactory.create(price="50.00", is_gift_card=True).item_number)
    pay(fresh(order))
    submit(order)

    assert entries()[:3] == [
        (order.number, "gift_cards", "", 0, Decimal("50.00")),
        (order.number, "goods", "", 0, Decimal("10.00")),
        (order.number, "orders", "", Decimal("60.00"), 0),
    ]


def test_a_card_that_was_refunded_leaves_nothing(call_center):
    offer_card(call_center)
    order = draft("60.00")
    pay(order, method="CARD", **RECEIPT)
    remove_payment(order.number, 1, key=uuid4(), at=NOW, by=order.taken_by, reference="R1")

    assert entries() == [
        (order.number, "payments", "CARD", Decimal("60.00"), 0),
        (order.number, "orders", "", 0, Decimal("60.00")),
        (order.number, "orders", "", Decimal("60.00"), 0),
        (order.number, "payments", "CARD", 0, Decimal("60.00")),
    ]


def test_what_is_written_off_is_said(call_center):
    call_center.tolerance_percent, call_center.tolerance_amount = 10, 5
    call_center.save()
    order = draft("100.00")
    pay(order, "95.00")
    submit(order)

    assert (order.number, "write_offs", "", Decimal("5.00"), 0) in entries()
    debits, credits = sums(entries())
    assert debits == credits


def test_debits_equal_credits_over_the_whole_demo_day(own_database):
    call_command("load_demo", verbosity=0)
    rows = [
        row
        for call_center in CallCenter.objects.all()
        for day in {timezone.now().date(), timezone.localdate()}
        for row in entries(call_center, day)
    ]

    debits, credits = sums(rows)
    assert debits == credits
    assert len(debits) >= 4


def test_comes_as_csv_from_the_page_and_the_command(call_center):
    order = draft_of_120()
    pay(order)
    submit(order)
    client = signed_in(supervisor_of(call_center))

    answer = client.get("/orders/takings/journal.csv?day=2026-11-24")
    text = b"".join(answer.streaming_content).decode()
    said = StringIO()
    call_command("journal", "2026-11-24", call_center="USRT", stdout=said)

    assert said.getvalue() == text
    rows = list(csv.DictReader(StringIO(text)))
    assert rows[2] == {
        "day": "2026-11-24", "time": rows[2]["time"], "call_center": "USRT",
        "order": str(order.number), "account": "goods", "code": "", "debit": "",
        "credit": "110.05", "currency": "USD",
    }  # fmt: skip


def test_an_unknown_call_center_is_said(call_center):
    with pytest.raises(CommandError, match="no call center NOWHERE"):
        call_command("journal", "2026-11-24", call_center="NOWHERE")
