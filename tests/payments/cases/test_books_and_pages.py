"""B9, B10 and B12: the journal, orders that owe nothing, no refusal without its sentence; and what closes B."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.utils.translation import override

from orders.letters.facts import tax_word
from orders.lists.spreadsheet import row_of
from orders.models import Order, Status
from payments import operations
from payments.models import Claim, PaymentMethod
from payments.questions.takings import takings_of
from tests.conftest import signed_in
from tests.factories import NOW, ConcessionLimitFactory, offer
from tests.orders.answers import address
from tests.orders.drafts import draft, pay, submit, supervisor_of
from tests.payments.accounts import adjust, give_credit
from tests.payments.books import booked, require_books
from tests.payments.cancelling import cancel, cancel_lines, make, refund
from tests.payments.cases.paid import bounce, by_account, by_card, by_check, tolerate, with_reasons

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)


def books():
    """The accounts of the day that do not come to nothing; orders are told apart."""
    require_books(TODAY, TODAY)
    return booked(TODAY, TODAY)


def test_b9_a_claim_that_is_given_up_is_booked_once():
    order = with_reasons(by_account("1206.82"))
    assert books()["claims"] == Decimal("1206.82")

    cancel(order, "0.00")

    assert books() == {}


def test_b9_a_check_that_bounced_is_owed_and_lies_nowhere():
    order = by_check("120.00")
    Order.objects.update(status=Status.SHIPPED)

    bounce(order)

    assert books() == {"claims": Decimal("120.00"), "goods": Decimal("-120.00")}


def test_b9_a_write_off_of_a_cancelled_order_is_none():
    order = draft("100.00")
    tolerate(with_reasons(order))
    pay(order, "95.00")
    submit(order)
    assert books()["write_offs"] == Decimal("5.00")

    cancel(order, "95.00")
    make(order, 1)

    assert books() == {}


def test_b9_goodwill_of_a_cancelled_order_is_none():
    # 120.00 paid, 10.00 of goodwill given back, cancelled: the other 110.00 go back too.
    ConcessionLimitFactory.create()
    order = with_reasons(by_card("120.00"))
    refund(order, "0", goodwill="10.00")
    make(order, 1)
    assert books()["write_offs"] == Decimal("10.00")

    cancel(order, "110.00")
    make(order, 2, "T1-78")

    assert books() == {}


def test_b9_what_an_admin_enters_is_booked():
    order = by_account("120.00")
    adjust(order.customer, "100.00")
    adjust(order.customer, "5.00", kind=Claim.ADJUSTED)
    give_credit(order.customer, "7.00")

    accounts = books()

    assert accounts == {
        "claims": Decimal("25.00"),  # 120.00 − 100.00 + 5.00
        "settlements": Decimal("100.00"),
        "customer_credit": Decimal("-7.00"),
        "adjustments": Decimal("2.00"),
        "goods": Decimal("-120.00"),
    }


def test_b10_a_cancelled_order_owes_nothing(agent_client):
    order = with_reasons(by_card("120.00"))
    cancel(order, "120.00")
    make(order, 1)

    page = agent_client.get(address("payments:payments", order)).content.decode()

    order = Order.objects.select_related("customer", "call_center", "taken_by", "mode").get()
    assert "missing" not in page
    assert "Take another payment" not in page
    assert (order.balance, order.due, order.surplus, order.is_out_of_balance) == (0, 0, 0, False)
    assert row_of(order, point=".")[-2] == "0.00"


def test_b10_the_totals_show_what_is_to_be_given_back(agent_client):
    order = with_reasons(by_card("120.00", "24.00"))
    cancel_lines(order, [2], "24.00")

    page = agent_client.get(address("payments:payments", order)).content.decode()

    assert "<dt>To give back</dt><dd>24.00</dd>" in page


def sentence_on(client, name, *where, **said):
    answer = client.post(address(name, *where), {"key": uuid4(), **said})
    assert answer.status_code == 422
    return answer.content.decode()


def test_b12_removing_a_payment_twice_says_so(agent_client):
    order = draft("20.00")
    pay(order)
    gone = {"key": uuid4(), "handed_back": "on"}
    agent_client.post(address("payments:remove-payment", order, 1), gone)

    page = sentence_on(agent_client, "payments:remove-payment", order, 1, handed_back="on")

    assert "Payment 1 was already removed." in page


def test_b12_receiving_a_check_twice_says_so(agent_client):
    order = draft("20.00")
    offer("check_to_come")
    pay(order, method="CHECK_TO_COME")
    submit(order)
    agent_client.post(
        address("payments:receive-check", order, 1), {"key": uuid4(), "check_number": "1"}
    )

    page = sentence_on(agent_client, "payments:receive-check", order, 1, check_number="1")

    assert "Payment 1 waits for no check." in page


def test_b12_returning_twice_says_so(call_center):
    order = by_check("20.00")
    bounce(order)

    page = sentence_on(
        signed_in(supervisor_of(call_center)), "payments:return-payment", order, 1, reason="Bounced"
    )

    assert "Nothing of payment 1 is left to be returned." in page


def test_checks_belong_to_the_takings():
    # 12.00 in hand, 8.00 that came, 5.00 that never will.
    order = draft("25.00")
    for function in ("check", "check_to_come"):
        offer(function)
    pay(order, "12.00", method="CHECK", check_number="1")
    pay(order, "8.00", method="CHECK_TO_COME")
    pay(order, method="CHECK_TO_COME")
    said = {"at": NOW, "by": order.taken_by}
    operations.receive_check(order.number, 2, check_number="2", key=uuid4(), **said)
    operations.remove_payment(order.number, 3, key=uuid4(), **said)

    told = {one.method.code: one.recorded for one in takings_of(order.call_center, TODAY)}

    assert told == {"CHECK": Decimal("12.00"), "CHECK_TO_COME": Decimal("8.00")}


def test_an_unknown_provider_at_a_method_is_refused(admin_client):
    answer = admin_client.post(
        "/admin/payments/paymentmethod/add/",
        {"code": "STORED", "name": "Stored", "function": "provider", "provider": "nobody"},
    )

    assert "No payment provider is connected as nobody." in answer.content.decode()
    assert not PaymentMethod.objects.filter(code="STORED").exists()


@pytest.mark.parametrize(
    ("said", "language", "word"),
    [
        ("VAT", "fr", "TVA"), ("TVA", "en", "VAT"), ("TVA", "es", "IVA"), ("Tax", "fr", "TVA"),
        ("Octroi", "fr", "Octroi"),
    ],
)  # fmt: skip
def test_words_of_tax_are_translated_in_letters(said, language, word):
    with override(language):
        assert tax_word(said) == word
