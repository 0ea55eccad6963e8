"""Finding a customer in a browser: with the mouse, by keys alone, without scripts."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import require_accessible
from tests.browser.waiting import Held, settle
from tests.factories import CustomerFactory, OrderFactory, OrderLineFactory


@pytest.fixture
def people(call_center):
    CustomerFactory.create(account_number="2001", first_name="Karen", last_name="Berg")
    CustomerFactory.create(account_number="2002", first_name="Lars", last_name="Bergman")


def box(page):
    return page.get_by_label("Search text", exact=True)


def type_when_it_listens(page, text):
    """Type as soon as the box has its behaviour, a moment after the page has come."""
    expect(box(page)).to_have_attribute("data-htmx-powered", "true")
    page.keyboard.type(text)


def dialog(page):
    return page.get_by_role("dialog", name="Customer search", exact=True)


def test_search_lists_and_select_opens_the_customer(page, open_page, people):
    open_page(page, "/customers/")
    expect(box(page)).to_be_focused()
    box(page).fill("berg")
    page.get_by_role("button", name="Search", exact=True).click()

    expect(dialog(page)).to_contain_text("2 customers found for “berg”.")
    dialog(page).get_by_text("2002").click()
    dialog(page).get_by_role("button", name="Select").click()

    expect(page.get_by_role("heading", name="Lars Bergman", level=1)).to_be_visible()
    expect(page.get_by_role("button", name="New sales order")).to_be_focused()


def test_works_without_scripts(browser, open_page, people):
    page = open_page(browser.new_page(java_script_enabled=False), "/customers/")
    box(page).fill("berg")
    page.get_by_role("button", name="Search", exact=True).click()
    dialog(page).get_by_text("Lars Bergman").click()
    dialog(page).get_by_role("button", name="Select").click()

    expect(page.get_by_role("heading", name="Lars Bergman", level=1)).to_be_visible()
    page.close()


def test_needs_no_mouse(page, open_page, people):
    open_page(page, "/customers/")
    page.keyboard.type("karen")
    page.keyboard.press("Enter")
    expect(dialog(page).get_by_role("radio", name="Karen Berg")).to_be_focused()
    settle(page)
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Karen Berg", level=1)).to_be_visible()


def test_a_digit_takes_a_hit(page, open_page, people):
    open_page(page, "/customers/?q=berg")
    expect(dialog(page)).to_be_visible()
    page.keyboard.press("2")

    expect(page.get_by_role("heading", name="Lars Bergman", level=1)).to_be_visible()


def test_escape_leads_back_to_what_was_typed(page, open_page, people):
    open_page(page, "/customers/?q=berg")
    expect(dialog(page)).to_be_visible()
    page.keyboard.press("Escape")

    expect(dialog(page)).to_be_hidden()
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("berg")


def test_select_wants_a_choice(page, open_page, people):
    open_page(page, "/customers/?q=berg")
    dialog(page).get_by_role("button", name="Select").click()

    expect(dialog(page)).to_be_visible()
    expect(page).to_have_url(re.compile(r"/customers/\?q=berg$"))


def test_answers_while_typing_and_an_arrow_leads_to_the_hits(page, open_page, people):
    open_page(page, "/customers/")
    type_when_it_listens(page, "berg")
    expect(page.locator("#hits").get_by_role("link", name="Lars Bergman")).to_be_visible()
    expect(page.locator("#announce")).to_have_text("2 customers found for “berg”.")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Lars Bergman", level=1)).to_be_visible()


def test_shows_no_older_answer(page, open_page, people):
    open_page(page, "/customers/")

    Held(page, re.compile(r"q=karen$"))
    with page.expect_request(re.compile(r"q=karen$")):
        box(page).press_sequentially("karen")
    with page.expect_event("requestfailed"):  # the browser gives it up
        box(page).fill("lars")

    expect(page.locator("#hits").get_by_role("link", name="Lars Bergman")).to_be_visible()
    expect(page.locator("#hits").get_by_role("link", name="Karen Berg")).to_have_count(0)


def test_an_order_number_leads_to_the_order(page, open_page, people, call_center):
    order = OrderFactory.create()
    OrderLineFactory.create(order=order)
    open_page(page, f"/customers/?q={order.number}")
    row = dialog(page).get_by_role("radio", name=f"Sales order {order.number}, Karen Berg")
    expect(row).to_be_checked()
    dialog(page).get_by_role("button", name="Select").click()

    expect(page).to_have_url(re.compile(rf"/orders/{order.number}/"))


@pytest.mark.parametrize("java_script_enabled", [True, False], ids=["scripts", "no scripts"])
def test_a_caller_nobody_knows_becomes_a_customer(browser, open_page, people, java_script_enabled):
    page = open_page(browser.new_page(java_script_enabled=java_script_enabled), "/customers/")
    box(page).fill("Nora Neill")
    page.get_by_role("button", name="Search", exact=True).click()
    dialog(page).get_by_role("button", name="New customer").click()
    expect(page.get_by_label("First name")).to_have_value("Nora")
    expect(page.get_by_label("Last name")).to_have_value("Neill")
    page.get_by_label("Telephone").fill("555")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("“555” is not a whole telephone number.")).to_be_visible()
    page.get_by_label("Telephone").fill("206 555 0100")
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_role("heading", name="Nora Neill", level=1)).to_be_visible()
    expect(page.get_by_text("(206) 555-0100")).to_be_visible()
    expect(page.get_by_role("button", name="New sales order")).to_be_focused()
    page.close()


def test_f2_leads_to_the_search_from_wherever_a_customer_is_shown(page, open_page, people):
    open_page(page, "/customers/2001/")
    page.keyboard.press("F2")
    expect(box(page)).to_be_focused()

    open_page(page, "/prices/")
    page.keyboard.press("F2")
    expect(page).to_have_url(re.compile(r"/customers/$"))


@pytest.mark.parametrize(
    "path",
    [
        "/customers/",
        "/customers/?q=berg",
        "/customers/?q=nobody",
        "/customers/new/",
        "/prices/?q=item",
    ],
)
def test_is_accessible_and_fits_a_narrow_screen(page, open_page, people, path):
    order = OrderFactory.create()
    OrderLineFactory.create(order=order)
    open_page(page, path)

    require_accessible(page)
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_the_hits_while_typing_are_accessible(page, open_page, people):
    open_page(page, "/customers/")
    type_when_it_listens(page, "berg")
    expect(page.locator("#hits").get_by_role("link", name="Lars Bergman")).to_be_visible()

    require_accessible(page)
