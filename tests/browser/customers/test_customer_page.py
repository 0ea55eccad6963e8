"""The customer's page in a browser: addresses and contact points, with and without scripts."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import require_accessible
from tests.factories import AddressFactory, CustomerFactory, OrderFactory, OrderLineFactory


@pytest.fixture
def karen(call_center):
    customer = CustomerFactory.create(account_number="2001", alert="Ask for the pass phrase")
    AddressFactory.create(customer=customer, street="2 New Street")
    OrderLineFactory.create(order=OrderFactory.create(customer=customer))
    return customer


def test_an_address_is_added_in_a_dialog_that_leads_to_what_is_wrong(page, open_page, karen):
    open_page(page, "/customers/2001/")
    page.get_by_role("link", name="Add address").click()
    dialog = page.get_by_role("dialog", name="Add address")
    expect(dialog.get_by_label("Recipient")).to_be_focused()
    dialog.get_by_label("Town").fill("Salem")
    dialog.get_by_label("State", exact=True).fill("OR")
    dialog.get_by_label("ZIP code", exact=True).fill("97301")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_text("Enter the street of the address.")).to_be_visible()
    expect(dialog.get_by_label("Street", exact=True)).to_be_focused()
    expect(dialog.get_by_label("Town")).to_have_value("Salem")
    require_accessible(page)
    page.keyboard.type("3 Third Street")
    page.keyboard.press("Control+Enter")

    expect(page.get_by_text("3 Third Street")).to_be_visible()
    expect(page.get_by_role("button", name="New sales order")).to_be_focused()


def test_escape_closes_the_dialog_and_gives_the_focus_back(page, open_page, karen):
    open_page(page, "/customers/2001/")
    page.get_by_role("link", name="Add address").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")

    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("link", name="Add address")).to_be_focused()


@pytest.mark.parametrize("java_script_enabled", [True, False], ids=["scripts", "no scripts"])
def test_changes_and_defaults_work(browser, open_page, karen, java_script_enabled):
    page = open_page(browser.new_page(java_script_enabled=java_script_enabled), "/customers/2001/")
    addresses = page.get_by_role("region", name="Addresses")
    addresses.get_by_role("link", name="Change").last.click()
    page.get_by_label("Street", exact=True).fill("4 Fourth Street")
    page.get_by_role("button", name="Save").click()
    expect(addresses.get_by_text("4 Fourth Street")).to_be_visible()
    addresses.get_by_role("button", name="Make default").click()
    expect(addresses.get_by_role("listitem").first).to_contain_text("4 Fourth Street")

    page.get_by_role("link", name="Add telephone or e-mail").click()
    page.get_by_label("Number or address").fill("206 555 0177")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("(206) 555-0177")).to_be_visible()
    page.close()


def test_alt_n_opens_a_new_order(page, open_page, karen):
    open_page(page, "/customers/2001/")
    page.keyboard.press("Alt+n")

    expect(page.get_by_role("tab", name="Lines")).to_be_visible()


def test_is_accessible_and_fits_a_narrow_screen(page, open_page, karen):
    open_page(page, "/customers/2001/")

    require_accessible(page)
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") == 390
