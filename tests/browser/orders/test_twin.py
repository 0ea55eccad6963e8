"""A line too many: an item that is there already, added once more; and a deleted line that comes back."""

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


def test_one_key_brings_a_deleted_line_back(desk):
    add(desk, 1)
    row = desk.locator("#line-1")
    was = row.inner_text()
    desk.get_by_role("button", name="Delete line 1").click()
    expect(row).to_have_count(0)
    expect(desk.locator("#undo")).to_contain_text("Line 1 is deleted.")

    desk.keyboard.press("Alt+Z")

    expect(row).to_have_text(was, use_inner_text=True)
    expect(desk.locator("#announce")).to_contain_text("Line 1 is back.")
    expect(desk.locator("#undo")).to_be_empty()
    expect(desk.locator("#item")).to_be_focused()
