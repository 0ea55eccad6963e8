"""The payment's dialog asks what the method needs; what came of it stands on a page of its own."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import require_accessible
from tests.browser.entering import enter, open_desk


@pytest.fixture
def payment(page: Page, demo_server):
    """The dialog of a new payment on Karen's order of 120.00."""
    open_desk(page, demo_server)
    page.get_by_label("Item number", exact=True).fill("81327")
    page.get_by_label("Quantity", exact=True).press("Enter")
    expect(page.locator("#line-1")).to_be_visible()
    page.keyboard.press("F9")
    page.get_by_role("dialog", name="Sales order summary").get_by_role(
        "button", name="Add", exact=True
    ).click()
    dialog = page.get_by_role("dialog", name="Enter customer payment information")
    expect(dialog).to_be_visible()
    return dialog


def test_a_check_is_taken_from_the_keyboard_and_marked_as_returned(
    page: Page, payment, demo_server
):
    method = payment.get_by_label("Payment method", exact=True)
    number = payment.get_by_label("Check number", exact=True)
    expect(number).to_be_hidden()
    method.select_option("CHECK")
    expect(number).to_be_visible()
    expect(payment.get_by_label("Terminal", exact=True)).to_be_hidden()

    payment.get_by_role("button", name="OK", exact=True).click()
    expect(payment.get_by_text("Enter the number of the check.")).to_be_visible()
    number.fill("1234")
    expect(payment.get_by_role("button", name="OK", exact=True)).to_be_enabled()
    number.press("Enter")
    expect(payment).to_be_hidden()
    money = page.locator("#money")
    expect(money.get_by_role("row", name="Check 1234 In hand")).to_be_visible()
    page.locator("#submit-order").click()
    expect(page.locator(".number")).to_be_visible()

    page.get_by_role("link", name="Payments", exact=True).click()
    expect(page.get_by_role("heading", name="Payments")).to_be_focused()
    require_accessible(page)
    expect(page.get_by_label("Payment 1 was returned")).to_have_count(0)
    enter(page, demo_server, urlsplit(page.url).path, username="supervisor")
    page.get_by_label("Payment 1 was returned").click()
    page.get_by_label("Reason", exact=True).fill("Bounced")
    page.get_by_role("button", name="Mark as returned").click()
    expect(page.get_by_role("heading", name="Out of balance")).to_be_visible()
    require_accessible(page)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(payment.get_by_label("Payment amount", exact=True)).to_have_value("120.00")
    payment.get_by_role("button", name="OK", exact=True).click()
    expect(page.get_by_role("heading", name="Out of balance")).to_have_count(0)


def test_a_method_that_this_customer_cannot_use_is_listed_with_why(payment):
    payment.get_by_label("Payment method", exact=True).click()
    refused = payment.get_by_role("listbox").get_by_role("option", name="On account")

    expect(refused).to_have_text("On account – Nothing is taken on account from this customer.")
    expect(refused).to_have_attribute("aria-disabled", "true")
    refused.click(force=True)
    expect(payment.get_by_label("Payment method", exact=True)).not_to_have_value("ON_ACCOUNT")
