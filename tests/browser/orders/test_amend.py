"""A submitted order is changed: to collect, to give back, not at all; and by two keys."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import require_accessible
from tests.browser.entering import open_desk
from tests.browser.waiting import settle
from tests.browser.walk import ENGLISH, pay_and_submit, the_order


@pytest.fixture
def submitted(demo_server, page: Page) -> Page:
    """The page of an order of Karen's, 120.00, paid in cash and submitted."""
    open_desk(page, demo_server)
    page.keyboard.type("81327")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Quantity, line 1")).to_be_visible()
    page.keyboard.press("F9")
    expect(page.get_by_role("dialog", name="Sales order summary")).to_be_visible()
    pay_and_submit(page, ENGLISH)
    expect(page.get_by_role("button", name="Modify")).to_be_visible()
    return page


def modify(page: Page) -> None:
    page.keyboard.press("Alt+m")
    expect(page.get_by_role("button", name="Discard changes")).to_be_visible()
    expect(page.get_by_label("Item number")).to_be_focused()


def test_change_to_collect(submitted: Page):
    page = submitted
    modify(page)
    require_accessible(page, ["light"])
    page.get_by_label("Quantity, line 1").fill("2")
    page.get_by_label("Quantity, line 1").press("Enter")
    totals = page.locator("#totals")
    expect(totals).to_contain_text("Difference to collect")

    page.keyboard.press("F9")
    summary = page.get_by_role("dialog", name="Sales order summary")
    expect(summary).to_contain_text("Old total")
    expect(summary.get_by_role("button", name="Add", exact=True)).to_be_focused()
    settle(page)
    page.keyboard.press("Enter")
    payment = page.get_by_role("dialog", name="Enter customer payment information")
    expect(payment).to_be_visible()
    payment.get_by_label("Payment method").select_option(label="Cash")
    payment.get_by_role("button", name="OK", exact=True).click()
    expect(summary.locator(".totals__balance dd")).to_have_text("0.00")
    summary.get_by_role("button", name="Submit").click()

    expect(page.get_by_role("button", name="Modify")).to_be_visible()
    order = the_order()
    assert (order.revision, order.total) == (2, order.captured_total)


def test_change_to_give_back(submitted: Page):
    page = submitted
    modify(page)
    page.get_by_role("tab", name="Lines").click()
    page.keyboard.press("Alt+w")
    page.get_by_label("Mode of delivery").select_option(label="60 Store pickup")
    expect(page.locator("#totals")).to_contain_text("Difference to give back")

    page.keyboard.press("Control+Shift+H")
    page.get_by_label("Store", exact=True).select_option(index=1)
    expect(page.locator("#submit-order")).to_be_visible()
    page.keyboard.press("Control+Enter")

    expect(page.get_by_role("button", name="Modify")).to_be_visible()
    order = the_order()
    assert (order.revision, order.mode.code) == (2, "60")
    assert order.surplus == order.secured_total - order.total > 0


def test_discard(submitted: Page):
    page = submitted
    before = the_order()
    modify(page)
    page.get_by_label("Quantity, line 1").fill("3")
    page.get_by_label("Quantity, line 1").press("Enter")
    expect(page.locator("#totals")).to_contain_text("Difference to collect")

    page.get_by_role("button", name="Discard changes").click()

    expect(page.get_by_role("button", name="Modify")).to_be_visible()
    after = the_order()
    assert (after.status, after.total, after.revision) == ("submitted", before.total, 1)
    assert after.lines.get().quantity == 1


def test_two_keys_send_it_by_another_mode(submitted: Page):
    page = submitted
    page.keyboard.press("Alt+w")
    expect(page.get_by_label("Mode of delivery")).to_be_focused()
    for key in ("6", "0", "Enter"):
        page.keyboard.press(key)
    expect(page.locator(".totals__total dd")).to_have_text("110.05")
    page.keyboard.press("Alt+w")
    for key in ("9", "9", "Enter"):
        page.keyboard.press(key)
    expect(page.locator(".totals__total dd")).to_have_text("120.00")
    page.keyboard.press("Control+Enter")

    expect(page.get_by_role("button", name="Modify")).to_be_visible()
    page.get_by_role("link", name="Compare 1 and 2").click()
    expect(page.get_by_role("heading", name="revisions 1 and 2")).to_be_visible()
    require_accessible(page)
    page.get_by_role("link", name="Revision 1").first.click()
    expect(page.get_by_text("The order as it was")).to_be_visible()
    require_accessible(page)
