"""A submitted order is cancelled and its money given back, by keyboard, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from payments.models import Refund
from tests.browser.axe import require_accessible
from tests.browser.entering import open_desk
from tests.browser.waiting import settle
from tests.browser.walk import the_order


@pytest.fixture
def submitted(demo_server, page: Page) -> Page:
    """The page of an order of Karen's, 81327 and two of another item, paid in cash."""
    open_desk(page, demo_server)
    page.get_by_label("Item number").fill("81327")
    page.get_by_label("Quantity", exact=True).press("Enter")
    expect(page.locator("#totals .totals__total dd")).to_have_text("120.00")
    page.keyboard.press("F9")
    summary = page.get_by_role("dialog", name="Sales order summary")
    summary.get_by_role("button", name="Add", exact=True).click()
    payment = page.get_by_role("dialog", name="Enter customer payment information")
    payment.get_by_role("button", name="OK", exact=True).click()
    expect(summary.locator(".totals__balance dd")).to_have_text("0.00")
    summary.get_by_role("button", name="Submit").click()
    expect(page.get_by_text("Open order").first).to_be_visible()
    return page


def test_cancel_with_refund(submitted):
    page = submitted
    page.get_by_role("button", name="Cancel order").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Cancel order")
    expect(dialog.get_by_text("120.00 → 0.00 USD")).to_be_visible()
    expect(dialog.get_by_role("row", name="Cash 120.00 USD")).to_be_visible()
    expect(dialog.get_by_label("Give back to")).to_be_focused()
    require_accessible(page)

    settle(page)
    page.keyboard.press("Control+Enter")
    expect(dialog.get_by_text("Pick a reason from the list.")).to_be_visible()
    dialog.get_by_label("Note").fill("Wife had ordered it")
    dialog.get_by_label("Reason").select_option("Changed his mind")
    page.keyboard.press("Control+Enter")

    expect(page.get_by_role("heading", name="This order is cancelled.")).to_be_visible()
    expect(page.get_by_text("Changed his mind: Wife had ordered it")).to_be_visible()
    assert the_order().status == "cancelled"

    page.get_by_role("link", name="Refunds to make").click()
    refund = page.get_by_role("region", name="120.00 USD, Cash")
    require_accessible(page)
    refund.get_by_role("button", name="Made").click()
    expect(refund.get_by_text("then enter the reference of the Cash refund.")).to_be_visible()
    refund.get_by_label("Reference").fill("Receipt 12")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Nothing is to be given back.")).to_be_visible()
    assert Refund.objects.get(order=the_order()).reference == "Receipt 12"

    page.goto(page.url.replace("/orders/refunds/", the_order().get_absolute_url()))
    page.keyboard.press("Alt+u")
    expect(page.get_by_label("Item number")).to_be_visible()
    expect(page.get_by_text(re.compile("Takes up again"))).to_be_visible()


def test_goodwill_from_the_keyboard(submitted):
    page = submitted
    page.keyboard.press("Alt+g")
    dialog = page.get_by_role("dialog", name="Refund")
    expect(dialog.get_by_text("The customer is owed 0.00 USD.")).to_be_visible()
    dialog.get_by_label("Goodwill").fill("5")
    page.keyboard.press("Tab")
    expect(dialog.get_by_role("row", name="Cash 5.00 USD")).to_be_visible()
    require_accessible(page)
    dialog.get_by_label("Reason").select_option("Delivered late")
    page.keyboard.press("Control+Enter")

    expect(dialog).to_be_hidden()
    expect(page.get_by_text("Open order").first).to_be_visible()
    assert the_order().goodwill_total == 5
