"""The other languages of the screens: labels word for word, well set, and no English between."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from callcenter import languages
from callcenter.management.commands.messages import faults, read
from orders.letters.choosing import TEXTS
from tests.house.labels import LABELS
from tests.orders.drafts import draft_of_120, pay, submitted

OTHERS = [language.code for language in languages.OTHERS]
CATALOGS = {
    code: read(Path(settings.LOCALE_PATHS[0]) / f"{code}/LC_MESSAGES/django.po", code)
    for code in OTHERS
}
NARROW, WIDE = "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}"
EVERYWHERE = {
    "a straight apostrophe or quotation mark": r"['\"]",
    "English quotation marks": "[“”]",
    "three points for an ellipsis": r"\.\.\.",
    "a plain space before a percent sign": " %(?![(a-z])",
    "two spaces": "  ",
}
BADLY_SET = {
    "fr": {
        "a mark without its no-break space": rf"[^{NARROW}{WIDE}][:;!?]",
        "a quotation mark without its space": f"«[^{NARROW}{WIDE}]|[^{NARROW}{WIDE}]»",
    },
    "es": {
        "a space before a mark": rf"[ {NARROW}{WIDE}][:;!]|[ {NARROW}{WIDE}]\?(?!$)",
        "a space within quotation marks": rf"«[ {NARROW}{WIDE}]|[ {NARROW}{WIDE}]»",
        "a question that is not opened": r"^[^¿]*[a-záéíóúñ)]\?",
        "an exclamation that is not opened": r"^[^¡]*!",
    },
}
NOT_OF_OURS = {"English", "Ctrl+Enter"}  # a language's own name; two buttons name a key
ENGLISH = re.compile(
    r"\b(?:the|this|that|these|there|your|you|with|without|from|and|are|was|is|not|nothing|who|what|when|"
    r"Sign|Password|Username|Customers?|Search|Select|New|Sales|Orders?|Headers?|Lines?|Delivery|Quantity|"
    r"Goods|Discount|Charges|Paid|Balance|Complete|Summary|Payments?|Add|Amount|Cancel|Close|Save|Submit|"
    r"Open|Draft|Shipped|Cancelled|History|Keep|Back|Next|Keyboard|Account|Address|Telephone|Item number|Items|"
    r"Recipient|Town|Remove|Change|Delete|Unit|Actions:|Names?|Call|Enter|Shift)\b"
)


def texts(code):
    """Every text of a language, with the English it stands for."""
    for message in CATALOGS[code]:
        if message.id:
            forms = [message.string] if isinstance(message.string, str) else message.string
            english = message.id if isinstance(message.id, str) else message.id[0]
            yield from ((english, form) for form in forms)


@pytest.fixture(params=OTHERS)
def code(request):
    return request.param


def test_labels_are_said_exactly_so(code):
    catalog = CATALOGS[code]
    there = {en: catalog.get(en).string for en in LABELS[code] if en in catalog}

    assert there == {en: said for en, said in LABELS[code].items() if en in there}
    assert len(there) > 50


def test_catalog_is_complete(code):
    assert list(faults(CATALOGS[code])) == []


def test_catalogs_say_what_the_sources_say():
    call_command("messages", "check")


def test_texts_are_well_set(code):
    badly_set = {
        fault: found
        for fault, wrong in (EVERYWHERE | BADLY_SET[code]).items()
        if (found := [said for _en, said in texts(code) if re.search(wrong, said)])
    }

    assert badly_set == {}


def test_what_ends_as_a_sentence_does_so_in_every_language(code):
    ends = re.compile(r"[.:?!…]$")
    unlike = [
        (en, said) for en, said in texts(code) if bool(ends.search(en)) != bool(ends.search(said))
    ]

    assert unlike == []


def test_every_language_has_its_letters():
    folders = {path.name for path in TEXTS.iterdir() if path.is_dir()}
    files = {path: {one.name for one in (TEXTS / path).iterdir()} for path in folders}

    assert folders == {language.code for language in languages.LANGUAGES}
    assert len(set(map(frozenset, files.values()))) == 1


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
def reader(agent, agent_client, code):
    """An agent's browser, in another language."""
    agent.language = code
    agent.save()
    return agent_client


def test_sign_in_page_is_translated(client, db, code):
    page = client.get("/accounts/login/", headers={"accept-language": f"{code}-{code.upper()}"})

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
def test_page_is_translated(reader, path, code):
    order = draft_of_120()
    pay(order)
    where = {"number": order.number, "account": order.customer.account_number}

    page = reader.get(path.format(**where))

    assert page.headers["Content-Language"] == code
    assert english_on(page) == []


def test_submitted_order_is_translated(reader):
    order = submitted()

    assert english_on(reader.get(f"/orders/{order.number}/")) == []


REASONS = {
    "fr": f"110,05 de marchandises{WIDE}: tranche de 50,00 à moins de 150,00.",
    "es": "110,05: tramo de 50,00 a menos de 150,00.",
}


def test_amounts_and_sentences_are_translated(reader, code):
    order = draft_of_120()

    page = reader.get(f"/orders/{order.number}/").content.decode()

    assert "120,00" in page
    assert REASONS[code] in page


def test_admin_is_translated(admin_client, admin, call_center, code):
    admin.language = code
    admin.save()

    for path in ("", "callcenter/callcenter/", f"callcenter/callcenter/{call_center.pk}/change/"):
        assert english_on(admin_client.get(f"/admin/{path}")) == []
