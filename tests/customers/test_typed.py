"""What is typed is told apart before any index is asked."""

import pytest

from customers.finding.search import is_card_number, read

TELEPHONES = [
    "(425) 555-0101",
    "+33 1 23 45 67 89",
    "0101",
    "555 0101",
    "425.555.0101 x12",
    "00 33 1 23 45 67 89",
]
ORDERS = ["1041", "0101", "2001", "999999999"]
E_MAILS = ["karen.berg@example.com", "karen.b", "anna_", "KAREN.BERG@", "a+b@example.com", "k@"]
NAMES = [
    "Karen",
    "karen b",
    "O'Brien",
    "van der Berg",
    "Ng",
    "李",
    "Wiśniewski-Nowak",
    "Alpine Ski House",
    "Dr. Berg",
]
POSTCODES = ["97214 berg", "berg 97214", "SW1A 1AA berg", "98052-1234 alpine house"]
CARDS = ["4111 1111 1111 1111", "4111111111111111", "5500-0000-0000-0004"]
NOTHING = ["", "   ", "\x00"]


def kinds_of(text):
    """Name all that the text may be meant as, by what is asked of an index of its own."""
    typed = read(text, region="US")
    readings = {
        "card": is_card_number(text, region="US"),
        "order": typed.order_number is not None,
        "telephone": bool(typed.ends),
        "e-mail": bool(typed.email),
        "postcode": bool(typed.as_postcode()) and not typed.ends,
        "name": bool(typed.words) and not typed.ends and not typed.email,
    }
    return {kind for kind, is_meant in readings.items() if is_meant}


@pytest.mark.parametrize(
    ("texts", "kinds"),
    [
        (TELEPHONES[:2] + TELEPHONES[3:], {"telephone"}),
        (ORDERS, {"order", "telephone"}),
        (E_MAILS, {"e-mail"}),
        (NAMES, {"name"}),
        (POSTCODES, {"name", "postcode"}),
        (CARDS, {"card", "telephone"}),
        (NOTHING, set()),
        (["12", "7"], {"name", "order"}),
    ],
    ids=[
        "telephones",
        "orders",
        "e-mails",
        "names",
        "postcodes",
        "cards",
        "nothing",
        "short numbers",
    ],
)
def test_is_read_as_what_it_may_be(texts, kinds):
    assert {text: kinds_of(text) for text in texts} == dict.fromkeys(texts, kinds)
