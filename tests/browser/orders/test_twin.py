"""An item that is there already, as an agent adds it once more at the desk."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.entering import open_desk
from tests.browser.orders.test_stock import add


@pytest.fixture
def desk(demo_server, page: Page) -> Page:
    open_desk(page, demo_server)
    return page


def test_one_key_raises_the_line_that_was_there(desk):
    add(desk, 1)
    add(desk, 2)
    expect(desk.locator("#line-2")).to_contain_text("Line 1 has this item already.")

    desk.keyboard.press("Alt+J")

    expect(desk.locator("#line-2")).to_have_count(0)
    expect(desk.get_by_label("Quantity, line 1")).to_have_value("2")
    expect(desk.locator("#item")).to_be_focused()


def test_the_offer_follows_the_quantity_of_the_line_that_was_there(desk):
    add(desk, 1)
    add(desk, 2)
    expect(desk.get_by_role("button", name="Raise line 1 to 2 instead")).to_be_visible()

    first = desk.get_by_label("Quantity, line 1")
    first.fill("4")
    first.press("Tab")

    expect(desk.get_by_role("button", name="Raise line 1 to 5 instead")).to_be_visible()
