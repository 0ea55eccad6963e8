"""Customers who may be the new one already, while he is typed in, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from customers.models import ContactPoint
from tests.browser.axe import require_accessible
from tests.browser.entering import enter


@pytest.fixture
def new_customer(demo_server, page: Page) -> Page:
    enter(page, demo_server, "/customers/new/")
    expect(page.locator("[hx-target='#likely']")).to_have_attribute("data-htmx-powered", "true")
    return page


def number_of(account):
    return ContactPoint.objects.telephones().filter(customer__account_number=account)[0].value


def test_digits_typed_into_a_field_stay_there_and_one_outside_takes(new_customer, demo_server):
    page, number = new_customer, number_of("2001")
    telephone = page.get_by_label("Telephone", exact=True)
    telephone.click()
    page.keyboard.type(number)
    row = page.get_by_role("row", name="Karen Berg")
    expect(row).to_contain_text("same telephone number")
    expect(page.locator("#announce")).to_contain_text("1 customer may be the same.")
    expect(telephone).to_be_focused()
    require_accessible(page)

    page.keyboard.type("1")
    expect(telephone).to_have_value(f"{number}1")
    page.keyboard.press("Backspace")
    expect(row).to_be_visible()

    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="Karen Berg")).to_be_focused()
    page.keyboard.press("1")
    expect(page).to_have_url(f"{demo_server}/customers/2001/")


def test_is_taken_with_the_mouse(new_customer, demo_server):
    page = new_customer
    page.get_by_label("Telephone", exact=True).fill(number_of("2001"))

    page.get_by_role("link", name="Karen Berg").click()

    expect(page).to_have_url(f"{demo_server}/customers/2001/")
