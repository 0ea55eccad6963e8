"""A gift card is sold, issued and read out; another one pays a part, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from payments.models import GiftCard
from tests.browser.axe import require_accessible
from tests.browser.entering import open_desk

SOLD = {"Gift card number": "kdhm xr7b pt82", "PIN": "246810"}  # one of the demo, with 50.00 on it


@pytest.fixture
def desk(demo_server, page: Page) -> Page:
    open_desk(page, demo_server)
    return page


def complete(desk: Page, item: str):
    """Order one piece, and open the payment's dialog over the summary."""
    desk.get_by_label("Item number").fill(item)
    desk.get_by_label("Quantity", exact=True).press("Enter")
    expect(desk.get_by_label("Quantity, line 1")).to_be_visible()
    desk.keyboard.press("F9")
    summary = desk.get_by_role("dialog", name="Sales order summary")
    summary.get_by_role("button", name="Add", exact=True).click()
    payment = desk.get_by_role("dialog", name="Enter customer payment information")
    expect(payment).to_be_visible()
    return summary, payment


def test_pays_a_part_and_cash_the_rest(desk):
    summary, payment = complete(desk, "81327")
    payment.get_by_label("Payment method").select_option(label="Gift card")
    payment.get_by_label("Payment amount").fill("50")
    for label, typed in SOLD.items():
        payment.get_by_label(label, exact=True).fill(typed)
    require_accessible(desk)
    payment.get_by_role("button", name="OK", exact=True).click()
    expect(summary.locator(".totals__balance dd")).to_have_text("70.00")

    summary.get_by_role("button", name="Add", exact=True).click()
    payment.get_by_label("Payment method").select_option(label="Cash")
    payment.get_by_role("button", name="OK", exact=True).click()
    expect(summary.locator(".totals__balance dd")).to_have_text("0.00")
    summary.get_by_role("button", name="Submit").click()

    expect(desk.get_by_text("Open order").first).to_be_visible()
    assert GiftCard.objects.get(last_four="PT82").balance == 0


def test_is_sold_issued_and_read_out_once(desk):
    summary, payment = complete(desk, "GIFT50")
    payment.get_by_role("button", name="OK", exact=True).click()
    expect(summary.locator(".totals__balance dd")).to_have_text("0.00")
    summary.get_by_role("button", name="Submit").click()

    desk.get_by_role("link", name="Gift cards", exact=True).click()
    require_accessible(desk)
    desk.get_by_role("button", name="Issue gift cards").click()
    table = desk.get_by_role("table", name="Gift cards issued")
    expect(table).to_be_visible()
    require_accessible(desk)
    number = table.get_by_role("rowheader").inner_text()
    desk.reload()

    expect(desk.get_by_role("table", name="Gift cards issued")).to_have_count(0)
    expect(desk.get_by_text(number)).to_have_count(0)
    assert GiftCard.objects.latest("pk").last_four == number[-4:]
