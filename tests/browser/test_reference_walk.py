"""The reference walk in a browser: with the mouse, with the keyboard alone, without JavaScript."""

from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from orders.models import Event, Order, Status
from tests.browser.waiting import settle
from tests.browser.walk import (
    ENGLISH,
    FRENCH,
    Words,
    find_karen,
    open_order,
    pay_and_submit,
    sign_in,
)

LANGUAGES = [pytest.param(ENGLISH, id="en"), pytest.param(FRENCH, id="fr")]


def page_in(new_context, words: Words, **options) -> Page:
    return new_context(locale=words.locale, **options).new_page()


def check_submitted(mode: str = "99", source_code: str | None = "FAB26") -> None:
    order = Order.objects.select_related("mode", "source_code").get(customer__account_number="2001")
    assert order.status == Status.SUBMITTED
    assert order.total == order.captured_total == Decimal("120.00")
    assert order.charges_total == Decimal("9.95")
    assert order.mode.code == mode
    assert (order.source_code.code if order.source_code else None) == source_code
    assert order.events.filter(kind=Event.SUBMITTED).count() == 1


@pytest.mark.parametrize("words", LANGUAGES)
def test_with_the_mouse(demo_server, new_context, words):
    page = page_in(new_context, words)
    faults: list[str] = []
    page.on(
        "console", lambda message: faults.append(message.text) if message.type == "error" else 0
    )
    page.on("pageerror", lambda error: faults.append(str(error)))
    sign_in(page, demo_server, words)
    find_karen(page, words)
    open_order(page, words)

    page.get_by_role("tab", name=words.header).click()
    delivery = page.get_by_role("region", name=words.delivery)
    delivery.get_by_label(words.mode_of_delivery).select_option("99 Standard")
    page.get_by_role("tab", name=words.lines).click()
    page.get_by_label(words.item_number).press_sequentially("81327")
    page.get_by_role("listbox").get_by_role("option", name="81327").click()
    page.get_by_role("button", name=words.add_line).click()
    expect(page.get_by_label(words.quantity_line_1)).to_have_value("1")
    page.get_by_label(words.source_code).press_sequentially("FAB26")
    page.get_by_role("listbox").get_by_role("option", name="FAB26").click()
    page.get_by_role("button", name=words.complete).click()
    summary = page.get_by_role("dialog", name=words.summary)
    expect(summary.locator(".totals__total dd")).to_have_text(words.amount)
    pay_and_submit(page, words)

    number = Order.objects.get(customer__account_number="2001").number
    expect(page.locator(".number")).to_have_text(str(number))
    check_submitted()
    assert faults == []


@pytest.mark.parametrize("words", LANGUAGES)
def test_without_javascript(demo_server, new_context, words):
    page = page_in(new_context, words, java_script_enabled=False)
    sign_in(page, demo_server, words)
    find_karen(page, words)
    open_order(page, words)

    page.get_by_role("tab", name=words.header).click()
    delivery = page.get_by_role("region", name=words.delivery)
    delivery.get_by_label(words.mode_of_delivery).select_option("99 Standard")
    page.locator("#mode-form").get_by_role("button").click()
    page.get_by_role("tab", name=words.lines).click()
    page.get_by_label(words.source_code).fill("FAB26")
    page.locator("#source-form").get_by_role("button").click()
    page.get_by_label(words.item_number).fill("81327")
    page.get_by_role("button", name=words.complete).click()
    summary = page.get_by_role("dialog", name=words.summary)
    expect(summary.locator(".totals__total dd")).to_have_text(words.amount)
    pay_and_submit(page, words)

    check_submitted()


class Keyboard:
    """Presses keys and counts them; a chord counts as one."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.count = 0

    def type(self, text: str) -> None:
        self.count += len(text)
        self.page.keyboard.type(text, delay=20)

    def press(self, *keys: str) -> None:
        for key in keys:
            self.count += 1
            self.page.keyboard.press(key)


def test_with_the_keyboard_alone_in_at_most_45_keys(demo_server, new_context):
    page = page_in(new_context, ENGLISH)
    sign_in(page, demo_server, ENGLISH)
    expect(page.get_by_label("Search text")).to_be_focused()
    keys = Keyboard(page)

    keys.type("Karen")
    keys.press("Enter")
    expect(page.get_by_role("dialog", name="Customer search")).to_be_visible()
    settle(page)
    keys.press("Enter")
    expect(page.get_by_role("heading", name="Karen Berg", level=1)).to_be_visible()
    keys.press("Alt+n")
    expect(page.get_by_label("Item number")).to_be_focused()
    keys.press("Alt+w")
    keys.type("99")
    keys.press("Alt+c")
    keys.type("FAB26")
    keys.press("Enter")
    keys.type("81327")
    keys.press("Enter", "Enter")
    expect(page.get_by_label("Quantity, line 1")).to_be_visible()
    expect(page.get_by_label("Item number")).to_be_focused()
    keys.press("F9")
    expect(page.get_by_role("button", name="Add", exact=True)).to_be_focused()
    settle(page)
    keys.press("Enter")
    expect(page.get_by_role("dialog", name="Enter customer payment information")).to_be_visible()
    settle(page)
    keys.press("Control+Enter")
    expect(page.get_by_role("button", name="Submit")).to_be_focused()
    keys.press("Enter")
    expect(page.get_by_text("Open order").first).to_be_visible()

    assert keys.count <= 45
    check_submitted()
