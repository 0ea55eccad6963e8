"""The details of a line, by the keyboard alone."""

import pytest
from playwright.sync_api import Page, expect

from catalog.models import DeliveryMode, ModeForItem
from orders.models import Order
from tests.browser.entering import open_desk
from tests.browser.waiting import settle


@pytest.fixture
def desk(demo_server, page: Page) -> Page:
    """The desk of an order of Karen's with two lines."""
    open_desk(page, demo_server)
    for line in (1, 2):
        page.keyboard.type("81327")
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        expect(page.get_by_label(f"Quantity, line {line}")).to_be_visible()
    return page


def the_lines() -> list:
    return list(Order.objects.get(customer__account_number="2001").lines.in_order())


def test_alt_i_opens_the_line_with_the_focus_else_the_last(desk):
    desk.keyboard.press("Alt+i")
    dialog = desk.get_by_role("dialog", name="Line 2")
    expect(dialog.get_by_label("Line mode of delivery")).to_be_focused()
    desk.keyboard.press("Escape")
    expect(desk.get_by_label("Item number")).to_be_focused()

    desk.get_by_label("Quantity, line 1").focus()
    desk.keyboard.press("Alt+i")
    expect(desk.get_by_role("dialog", name="Line 1")).to_be_visible()
    desk.keyboard.press("Escape")
    expect(desk.get_by_label("Quantity, line 1")).to_be_focused()


def test_a_line_gets_its_own_mode_address_and_mark(desk):
    desk.keyboard.press("Alt+i")
    dialog = desk.get_by_role("dialog", name="Line 2")
    expect(dialog.get_by_label("Line mode of delivery")).to_be_focused()
    desk.keyboard.type("11")
    settle(desk)
    desk.keyboard.press("Enter")
    row = desk.locator("#line-2")
    expect(row).to_contain_text("11 Express")
    expect(dialog.get_by_label("Line mode of delivery")).to_be_focused()

    dialog.get_by_label("Expedite").focus()
    desk.keyboard.press("Space")
    expect(row).to_contain_text("Expedite")
    expect(dialog.get_by_label("Expedite")).to_be_focused()
    desk.keyboard.press("Control+Enter")

    expect(dialog).to_be_hidden()
    expect(desk.get_by_label("Item number")).to_be_focused()
    first, second = the_lines()
    assert (first.mode, second.mode.code) == (None, "11")
    assert (first.is_expedited, second.is_expedited) == (False, True)


def test_what_is_missing_of_a_line_leads_to_its_details(desk):
    item = the_lines()[1].item
    standard = DeliveryMode.objects.get(code="99")
    ModeForItem.objects.create(mode=standard, item=item, is_excluded=True)
    desk.reload()
    why = "99 Standard does not take item 81327. Give line 2 another mode of delivery."
    desk.get_by_role("link", name=why).click()

    expect(desk.get_by_role("link", name="Details, line 2")).to_be_focused()
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("dialog", name="Line 2")).to_be_visible()
