"""Twenty-four lines on a screen of 1440 × 900: the lines scroll, and all that is worked with stays where it is."""

from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import require_accessible
from tests.browser.entering import open_desk
from tests.browser.waiting import settle
from tests.orders.drafts import add

ITEMS = [
    "81001", "81002", "81003", "81004", "82001", "82002", "83001", "83003", "83010", "84001", "84005", "84007",
    "84010", "85001", "85002", "85003", "85008", "86001", "86003", "87001", "87002", "88001", "88005",
]  # fmt: skip
LINES = len(ITEMS) + 1
IN_SIGHT = """() => ["#item", ".totals__balance", "#complete", ".desk__caller", "h1", "[data-key='Alt+W']"].filter((one) => {
    const box = document.querySelector(one).getBoundingClientRect();
    return box.top < 0 || box.bottom > window.innerHeight || box.height === 0;
})"""
HEIGHTS = "() => [...document.querySelectorAll('#rows tr')].map((row) => row.getBoundingClientRect().height)"
SCROLLED = "() => [window.scrollY, document.documentElement.scrollHeight - window.innerHeight]"


@pytest.fixture
def desk(demo_server, page: Page) -> Page:
    """An order of 24 lines with a coupon that touches each, and another."""
    page.set_viewport_size({"width": 1440, "height": 900})
    order = open_desk(page, demo_server)
    for item in ITEMS:
        add(order, item, 2)
    page.reload()
    for coupon in ("SAVE75", "SHIPFREE"):
        page.keyboard.press("Alt+k")
        page.keyboard.type(coupon)
        page.keyboard.press("Enter")
        expect(page.locator(".coupons")).to_contain_text(coupon)
    return page


def test_nothing_leaves_the_screen_and_the_line_just_added_is_seen(desk):
    desk.reload()
    settle(desk)
    assert desk.evaluate(SCROLLED) == [0, 0]
    assert desk.evaluate(IN_SIGHT) == []
    desk.keyboard.type("81327")
    desk.keyboard.press("Enter")
    desk.keyboard.press("Enter")

    expect(desk.locator(f"#line-{LINES}")).to_be_in_viewport(ratio=1)
    assert desk.evaluate(SCROLLED) == [0, 0]
    assert desk.evaluate(IN_SIGHT) == []
    assert max(desk.evaluate(HEIGHTS)) <= 40
    require_accessible(desk)


def test_the_totals_are_one_addition(desk):
    parts = desk.locator(
        "#totals > .totals:not(.totals--sum) > div:not(.totals__subtotal) > dd:first-of-type"
    )
    amounts = [Decimal(text.replace(",", "").replace("−", "-")) for text in parts.all_inner_texts()]
    total = desk.locator(".totals__total dd").inner_text()

    assert sum(amounts) == Decimal(total.replace(",", ""))
    expect(desk.locator(".totals__part")).to_have_text(
        "Coupon SAVE75, 75.00 off from 750.00 −75.00"
    )


def test_the_sentence_of_a_line_stands_in_its_details(desk):
    desk.locator("#details-1").click()

    details = desk.get_by_role("dialog", name="Line 1")
    expect(details).to_contain_text("this line bears")
    expect(details.locator(".badge").first).to_have_text("coupon SAVE75")
