"""Leaving the desk: a look at another page costs nothing, the end of a call asks what is to become of the order."""

import pytest
from playwright.sync_api import Page, expect

from orders.models import Order
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


def test_a_look_at_another_page_keeps_the_draft_which_stands_under_the_unfinished_ones(desk):
    number = the_order().number
    desk.get_by_role("link", name="Sales orders").click()
    expect(desk.get_by_role("heading", name="Sales orders", level=1)).to_be_visible()
    desk.go_back()
    expect(desk.get_by_label("Quantity, line 1")).to_be_visible()
    desk.get_by_role("link", name="Customer service").click()

    unfinished = desk.get_by_role("region", name="Your unfinished orders")
    expect(unfinished).to_contain_text(str(number))


@pytest.mark.parametrize(
    ("end", "then"),
    [
        ("Next caller", "Name, telephone, e-mail"),
        ("Sign out", "Your unfinished orders stay as they are."),
    ],
)
def test_the_end_of_a_call_asks_what_is_to_become_of_the_order(desk, end, then):
    desk.locator(".strip").get_by_text(end, exact=end == "Sign out").click()
    keep = desk.get_by_role("dialog", name="Keep for later")
    expect(keep).to_be_visible()
    keep.get_by_label("Reason").fill("asks her husband")
    keep.get_by_role("button", name="Keep as draft").click()

    expect(desk.get_by_text(then)).to_be_visible()
    assert the_order().kept_reason == "asks her husband"


def test_a_row_that_is_typed_and_not_added_is_not_lost_unasked(desk):
    desk.get_by_label("Item number").fill("81001")
    desk.get_by_role("link", name="Sales orders").click()

    expect(desk.get_by_role("dialog", name="Keep for later")).to_be_visible()


def test_an_empty_draft_ends_when_it_is_left(demo_server, page: Page):
    order = open_desk(page, demo_server)
    page.keyboard.press("F2")

    expect(page.get_by_label("Search text")).to_be_focused()
    assert not Order.objects.filter(pk=order.pk, status="draft").exists()
