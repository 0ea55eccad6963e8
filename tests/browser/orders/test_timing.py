"""How long the server took stands in the corner, for those who switch it on."""

import re

from playwright.sync_api import Page, expect

from tests.browser.entering import enter

SAID = re.compile(r"^\d+ ms, of it \d+ ms for \d+ statements$")


def test_stands_in_the_corner_once_it_is_switched_on(demo_server, page: Page):
    enter(page, demo_server)
    corner = page.locator("[data-server-timing]")
    expect(corner).to_be_hidden()

    page.keyboard.press("F1")
    page.get_by_label("Show in the corner how long the server took").check()
    page.keyboard.press("Escape")

    expect(corner).to_be_visible()
    expect(corner).to_have_text(SAID)
    page.reload()
    expect(corner).to_be_visible()
    before = corner.inner_text()
    page.get_by_role("searchbox").first.press_sequentially("berg")
    expect(page.get_by_text("Karen Berg").first).to_be_visible()
    expect(corner).to_have_text(SAID)
    expect(corner).not_to_have_text(before)
