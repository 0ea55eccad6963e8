"""The terminal speaks the words of every provider, from its receipt."""

from decimal import Decimal
from uuid import uuid4

import pytest

from payments.providers import Outcome, Provider, Receipt, Terminal, provider_named
from payments.providers.errors import ProviderNotConnected

AMOUNT = Decimal("80.00")


def ask(terminal: Provider, verb: str, amount=AMOUNT):
    named = {"token": ""} if verb == "authorise" else {"reference": "A17"}
    answer = getattr(terminal, verb)(key=uuid4(), amount=amount, currency="USD", **named)
    return answer.outcome, answer.amount, answer.reference


@pytest.mark.parametrize("verb", ["authorise", "capture"])
def test_a_sale_is_captured_with_the_code_of_its_receipt(verb):
    terminal = Terminal(Receipt(amount=AMOUNT, approval_code="A17"))

    assert ask(terminal, verb) == (Outcome.CAPTURED, AMOUNT, "A17")


@pytest.mark.parametrize("verb", ["authorise", "capture", "refund", "void"])
def test_without_a_code_nothing_happened(verb):
    assert ask(Terminal(Receipt(amount=AMOUNT)), verb)[0] == Outcome.DECLINED


def test_a_receipt_of_another_amount_is_none():
    terminal = Terminal(Receipt(amount=AMOUNT, approval_code="A17"))

    assert ask(terminal, "authorise", Decimal("80.01"))[0] == Outcome.DECLINED


def test_a_refund_has_a_code_of_its_own():
    terminal = Terminal(Receipt(amount=AMOUNT, approval_code="A17", refund_code="B18"))

    assert ask(terminal, "refund") == (Outcome.REFUNDED, AMOUNT, "B18")


@pytest.mark.parametrize(
    ("codes", "outcome", "reference"),
    [
        ({"approval_code": "A17"}, Outcome.CAPTURED, "A17"),
        ({"approval_code": "A17", "refund_code": "B18"}, Outcome.REFUNDED, "B18"),
        ({}, Outcome.NOT_KNOWN_THERE, ""),
    ],
)
def test_looked_up_it_is_what_the_receipt_says(codes, outcome, reference):
    answer = Terminal(Receipt(amount=AMOUNT, **codes)).look_up(key=uuid4())

    assert (answer.outcome, answer.amount, answer.reference) == (outcome, AMOUNT, reference)


def test_who_is_not_connected_is_refused():
    with pytest.raises(ProviderNotConnected, match="The payment provider NOBODY is not connected"):
        provider_named("NOBODY")
