"""The French of the screens: the labels word for word, well set, and no English between."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from callcenter.management.commands.messages import faults, read
from tests.house.labels import LABELS
from tests.orders.drafts import draft_of_120, pay, submitted

CATALOG = read(Path(settings.LOCALE_PATHS[0]) / "fr/LC_MESSAGES/django.po", "fr")
NARROW, WIDE = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"
BADLY_SET = {
    "a straight apostrophe or quotation mark": r"['\"]",
    "English quotation marks": "[“”]",
    "three points for an ellipsis": r"\.\.\.",
    "a mark without its no-break space": rf"[^{NARROW}{WIDE}][:;!?]",
    "a quotation mark without its no-break space": f"«[^{NARROW}{WIDE}]|[^{NARROW}{WIDE}]»",
    "a plain space before a percent sign": " %(?![(a-z])",
    "two spaces": "  ",
}
NOT_OF_OURS = {"English", "Ctrl+Enter"}  # a language's own name; two buttons name a key
ENGLISH = re.compile(
    r"\b(?:the|this|that|these|there|your|you|with|without|from|and|are|was|is|not|nothing|who|what|when|"
    r"Sign|Password|Username|Customers?|Search|Select|New|Sales|Orders?|Headers?|Lines?|Delivery|Quantity|"
    r"Goods|Discount|Charges|Paid|Balance|Complete|Summary|Payments?|Add|Amount|Cancel|Close|Save|Submit|"
    r"Open|Draft|Shipped|Cancelled|History|Keep|Back|Next|Keyboard|Account|Address|Telephone|Item number|Items|Total:|"
    r"Recipient|Town|Remove|Change|Delete|Unit|Actions:|Names?|Call|Enter|Shift|Esc)\b"
)


def texts():
    """Every French text, with the English it stands for."""
    for message in CATALOG:
        if message.id:
            forms = [message.string] if isinstance(message.string, str) else message.string
            english = message.id if isinstance(message.id, str) else message.id[0]
            yield from ((english, form) for form in forms)


def test_labels_are_said_exactly_so():
    there = {en: CATALOG.get(en).string for en in LABELS if en in CATALOG}

    assert there == {en: fr for en, fr in LABELS.items() if en in there}
    assert len(there) > 50


def test_catalog_is_complete():
    assert list(faults(CATALOG)) == []


def test_catalog_says_what_the_sources_say():
    call_command("messages", "check")


@pytest.mark.parametrize("fault", BADLY_SET)
def test_french_is_well_set(fault):
    wrong = re.compile(BADLY_SET[fault])

    assert [fr for _en, fr in texts() if wrong.search(fr)] == []


def test_what_ends_as_a_sentence_does_so_in_french():
    ends = re.compile(r"[.:?!…]$")
    unlike = [(en, fr) for en, fr in texts() if bool(ends.search(en)) != bool(ends.search(fr))]

    assert unlike == []


class Words(HTMLParser):
    """What a page says: its text, and what is said of its elements."""

    SAID = {"aria-label", "title", "placeholder", "data-key-label"}

    def __init__(self, page):
        super().__init__()
        self.silent = 0
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.silent += tag in {"script", "style"}
        self.found += [value for name, value in attrs if name in self.SAID and value]

    def handle_endtag(self, tag):
        self.silent -= tag in {"script", "style"}

    def handle_data(self, data):
        if data.strip() and not self.silent:
            self.found.append(data.strip())


def english_on(response):
    said = Words(response.content.decode()).found
    assert len(said) > 10
    return [text for text in said if text not in NOT_OF_OURS and ENGLISH.search(text)]


@pytest.fixture
def french_client(agent, agent_client):
    agent.language = "fr"
    agent.save()
    return agent_client


def test_sign_in_page_is_french(client, db):
    page = client.get("/accounts/login/", headers={"accept-language": "fr-FR"})

    assert english_on(page) == []


@pytest.mark.parametrize(
    "path",
    [
        "/customers/",
        "/customers/?q=zzzz",
        "/customers/?q={account}",
        "/customers/new/",
        "/customers/{account}/",
        "/customers/{account}/addresses/add/",
        "/customers/{account}/contact-points/add/",
        "/prices/",
        "/prices/?q=81327&customer={account}",
        "/orders/",
        "/orders/?q=zzzz",
        "/orders/{number}/",
        "/orders/{number}/?tab=header",
        "/orders/{number}/history/",
        "/orders/{number}/summary/",
        "/orders/{number}/keep/",
        "/orders/{number}/cancel/",
        "/orders/999999/",
        "/nothing/",
        "/accounts/logout/",
    ],
)
def test_page_is_french(french_client, path):
    order = draft_of_120()
    pay(order)
    where = {"number": order.number, "account": order.customer.account_number}

    page = french_client.get(path.format(**where))

    assert page.headers["Content-Language"] == "fr"
    assert english_on(page) == []


def test_submitted_order_is_french(french_client):
    order = submitted()

    assert english_on(french_client.get(f"/orders/{order.number}/")) == []


def test_amounts_and_sentences_are_french(french_client):
    order = draft_of_120()

    page = french_client.get(f"/orders/{order.number}/").content.decode()

    assert "120,00" in page
    assert f"110,05 de marchandises{WIDE}: tranche de 50,00 à moins de 150,00." in page


def test_admin_is_french(admin_client, admin, call_center):
    admin.language = "fr"
    admin.save()

    for path in ("", "callcenter/callcenter/", f"callcenter/callcenter/{call_center.pk}/change/"):
        assert english_on(admin_client.get(f"/admin/{path}")) == []
