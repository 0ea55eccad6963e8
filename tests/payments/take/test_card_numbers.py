"""What looks like a card number, and what does not."""

import pytest
from django import forms

from callcenter.errors import LooksLikeCardNumber
from callcenter.web.free_text import FreeText
from callcenter.words.card_brands import passes_luhn
from callcenter.words.card_numbers import (
    holds_card_number,
    refuse_card_numbers,
)

CARDS = [
    "4242424242424242",
    "4242 4242 4242 4242",
    "4242-4242-4242-4242",
    "4242.4242.4242.4242",
    "4242–4242–4242–4242",
    "4242  4242 4242\t4242",
    "4242\u00a04242\u00a04242\u00a04242",
    "4242/4242/4242/4242",
    "4 2 4 2 4 2 4 2 4 2 4 2 4 2 4 2",
    "4222222222222",
    "378282246310005",
    "3782 822463 10005",
    "6304000000000000",
    "4000000000000000006",
    "card 4242 4242 4242 4242, thanks",
    "4242 4242 4242 4242 12/27 123",
    "12 4242424242424242",
    "PO 4711 4242 4242 4242 4242",
    "a\n4242424242424242\nb",
    "no4242424242424242no",
    "1234242424242424242321",
    "４２４２４２４２４２４２４２４２",
]
NO_CARDS = [
    "",
    "424242424242",
    "4242424242424241",
    "4242 4242 4242 4241",
    "(206) 555-0100",
    "+33 1 23 45 67 89",
    "Order 1041 of 2026-11-24",
    "0000000000000001",
    "1234567890123456",
    "DE-001 and 97214",
]


@pytest.mark.parametrize("text", CARDS)
def test_sees_a_card_number(text):
    assert holds_card_number(text)
    with pytest.raises(LooksLikeCardNumber) as refusal:
        refuse_card_numbers(text)
    assert not any(digits in str(refusal.value) for digits in ("4242", "3782", "6304", "4222"))


@pytest.mark.parametrize("text", NO_CARDS)
def test_sees_none_where_there_is_none(text):
    assert not holds_card_number(text)
    refuse_card_numbers(text)


@pytest.mark.parametrize(
    ("digits", "is_right"),
    [("4242424242424242", True), ("4242424242424241", False), ("0", True), ("18", True)],
)
def test_checks_the_last_digit(digits, is_right):
    assert passes_luhn(digits) == is_right


class NoteForm(forms.Form):
    note = FreeText(required=False)


def test_free_text_is_stripped_and_kept():
    form = NoteForm({"note": "  Ring twice "})

    assert form.is_valid()
    assert form.cleaned_data == {"note": "Ring twice"}


@pytest.mark.parametrize("text", CARDS)
def test_free_text_refuses_a_card_number_and_does_not_give_it_back(text):
    form = NoteForm({"note": text})

    assert form.errors["note"][0].startswith("This looks like a card number.")
    page = form.as_p()
    assert "4242" not in page
    assert text.strip() not in page
