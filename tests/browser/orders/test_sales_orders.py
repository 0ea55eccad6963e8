"""The list of sales orders, narrowed down in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from orders.models import Order
from tests.browser.axe import require_accessible
from tests.browser.entering import enter
from tests.browser.walk import ENGLISH, FRENCH


def the_list(page, url, words, *, username="agent"):
    enter(page, url, "/orders/", username=username)
    expect(page.locator("form[role=search]")).to_have_attribute("data-htmx-powered", "true")


def rows(page):
    return page.locator("#found tbody tr")


def test_is_narrowed_down_while_typing_and_kept_on_the_way_back(demo_server, page: Page):
    the_list(page, demo_server, ENGLISH)
    all_of_them = rows(page).count()
    of_the_center = Order.objects.filter(call_center__code="USRT")
    one = of_the_center.order_by("-total", "-number")[0]

    page.get_by_label("Total from", exact=True).fill(f"{one.total:.2f}")
    expect(rows(page)).to_have_count(1)
    assert all_of_them > 1
    expect(page.get_by_label("Total from", exact=True)).to_be_focused()
    expect(page).to_have_url(re.compile(rf"/orders/\?call_center=USRT&total_from={one.total:.2f}$"))
    expect(page.locator("#announce")).to_have_text("1 order shown.")

    page.get_by_role("link", name=str(one.number), exact=True).click()
    expect(page).to_have_url(re.compile(rf"/orders/{one.number}/$"))
    page.go_back()
    expect(page.get_by_label("Total from", exact=True)).to_have_value(f"{one.total:.2f}")
    expect(rows(page)).to_have_count(1)

    page.get_by_role("link", name="Clear", exact=True).click()
    expect(rows(page)).to_have_count(all_of_them)


def test_says_what_is_wrong_while_typing(demo_server, page: Page):
    the_list(page, demo_server, ENGLISH)

    page.get_by_label("Agent", exact=True).fill("nobody")

    expect(page.locator("#found")).to_contain_text("Agent: Nobody has this user ID.")
    expect(rows(page)).to_have_count(0)
    require_accessible(page)


def test_comes_as_a_file(demo_server, page: Page):
    the_list(page, demo_server, ENGLISH)

    with page.expect_download() as download:
        page.get_by_role("link", name="Download as CSV").click()

    assert download.value.suggested_filename.endswith(".csv")


@pytest.mark.parametrize("words", [ENGLISH, FRENCH], ids=["english", "french"])
@pytest.mark.parametrize("width", [390, 1440])
def test_can_be_used_by_everyone(demo_server, browser, words, width):
    page = browser.new_page(locale=words.locale, viewport={"width": width, "height": 900})
    the_list(page, demo_server, words)

    expect(page.locator(":focus")).to_have_count(1)
    require_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_works_without_scripts(demo_server, browser):
    page = browser.new_page(java_script_enabled=False)
    enter(page, demo_server, "/orders/")

    page.get_by_label("Status", exact=True).select_option("cancelled")
    page.get_by_role("button", name="Search", exact=True).click()

    expect(page).to_have_url(re.compile(r"status=cancelled"))
    page.close()
