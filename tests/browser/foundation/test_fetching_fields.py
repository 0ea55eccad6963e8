"""A field that fetches while it is typed into shows the answer to what it says last."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.entering import enter
from tests.browser.waiting import Held

TEMPLATES = Path(__file__).parents[3] / "templates"
ELEMENT = re.compile(r'<(\w+)\b[^<>]*?\bhx-trigger="([^"]*)"[^<>]*>')
TYPING = re.compile(r"\b(input|change)\b")


def test_d3_every_field_that_fetches_while_typing_replaces_what_it_asked_before():
    """A form that saves itself at a change asks nothing: what it sends waits for its turn."""
    found = {}
    for template in TEMPLATES.glob("**/*.html"):
        for element in ELEMENT.finditer(template.read_text()):
            saves = element[1] == "form" and "hx-get" not in element[0]
            if TYPING.search(element[2]) and not saves:
                found[f"{template.name}: {element[0][:60]}"] = (
                    'hx-sync="this:replace"' in element[0]
                )

    assert len(found) > 8
    assert [place for place, replaces in found.items() if not replaces] == []


def test_d3_the_form_is_that_of_the_country_typed_last(demo_server, page: Page):
    enter(page, demo_server, "/customers/new/")
    country = page.get_by_label("Country", exact=True)
    held = Held(page, "**/customers/new/")
    for code in ("IR", "IQ", "IE"):
        country.select_option(code)
    held.let_go()

    expect(page.get_by_label("Eircode", exact=True)).to_be_visible()
    expect(country).to_have_value("IE")
