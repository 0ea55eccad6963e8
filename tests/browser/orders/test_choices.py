"""Fields with few choices: typed, gone through with arrows or pointed at; and no key of the desk is lost in a list."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import require_accessible
from tests.browser.entering import open_desk
from tests.browser.walk import the_order


@pytest.fixture
def desk(demo_server, page: Page) -> Page:
    """The desk of an order of Karen's with one 81327."""
    open_desk(page, demo_server)
    page.keyboard.type("81327")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Quantity, line 1")).to_be_visible()
    return page


def keys(page: Page, *pressed: str) -> None:
    for key in pressed:
        page.keyboard.press(key)


def reached(page: Page):
    return page.get_by_role("listbox").locator("[role='option'][aria-selected='true']")


def test_a_typed_code_is_taken_and_the_next_function_key_works(desk):
    keys(desk, "Alt+w", "1", "1")
    expect(reached(desk)).to_have_text("11 Express")
    desk.keyboard.press("Enter")
    expect(desk.get_by_label("Item number")).to_be_focused()
    desk.keyboard.press("F9")

    expect(desk.get_by_role("dialog", name="Sales order summary")).to_be_visible()
    assert the_order().mode.code == "11"


def test_the_mode_that_stands_there_is_taken_again_and_f9_completes(desk):
    keys(desk, "Alt+w", "9", "9", "Enter", "F9")

    expect(desk.get_by_role("dialog", name="Sales order summary")).to_be_visible()
    assert the_order().mode.code == "99"


def test_a_function_key_takes_what_was_typed(desk):
    keys(desk, "Alt+w", "2", "1", "F9")

    expect(desk.get_by_role("dialog", name="Sales order summary")).to_be_visible()
    assert the_order().mode.code == "21"


def test_words_arrows_and_escape(desk):
    mode = desk.get_by_label("Mode of delivery")
    keys(desk, "Alt+w")
    desk.keyboard.type("over")
    expect(reached(desk)).to_have_text("21 Overnight")
    desk.keyboard.type("x")
    expect(desk.get_by_role("listbox")).to_contain_text("Nothing here begins with “overx”.")
    expect(reached(desk)).to_have_count(0)
    keys(desk, "Backspace")
    expect(reached(desk)).to_have_text("21 Overnight")
    keys(desk, "ArrowUp")
    expect(reached(desk)).to_have_text("11 Express")
    keys(desk, "Escape")

    expect(desk.get_by_role("listbox")).to_have_count(0)
    expect(mode).to_be_focused()
    expect(mode).to_have_value("99")


def test_a_click_opens_and_a_click_takes(desk):
    desk.get_by_label("Mode of delivery").click()
    require_accessible(desk)
    desk.get_by_role("listbox").get_by_role("option", name="11 Express").click()

    expect(desk.locator(".totals__total dd")).to_have_text("128.56")
    expect(desk.get_by_label("Mode of delivery")).to_have_value("11")


def test_in_a_dialog_the_list_lies_over_its_edge_and_enter_goes_on(desk):
    keys(desk, "F9")
    summary = desk.get_by_role("dialog", name="Sales order summary")
    summary.get_by_role("button", name="Add").click()
    payment = desk.get_by_role("dialog", name="Enter customer payment information")
    payment.get_by_label("Payment method").focus()
    desk.keyboard.type("car")
    expect(reached(desk)).to_have_text("Card")
    require_accessible(desk)
    keys(desk, "Enter")

    expect(payment.get_by_label("Payment method")).to_have_value("CARD")
    expect(payment.get_by_label("Payment amount")).to_be_focused()
    expect(payment.get_by_label("Last four digits")).to_be_visible()
