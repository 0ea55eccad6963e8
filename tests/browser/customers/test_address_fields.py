"""An address is typed in the form of its country, in a real browser."""

from playwright.sync_api import Page, expect

from customers.models import Customer
from tests.browser.axe import require_accessible
from tests.browser.entering import enter
from tests.browser.walk import ENGLISH, FRENCH


def new_customer(page, url, words=ENGLISH):
    enter(page, url, "/customers/new/")


def test_follows_the_country_and_saves_at_the_second_press(demo_server, page: Page):
    new_customer(page, demo_server)
    page.get_by_label("Last name", exact=True).fill("Keller")
    page.get_by_label("Telephone", exact=True).fill("+41 44 668 18 00")
    page.get_by_label("Street", exact=True).fill("Marktgasse 1")
    expect(page.get_by_label("ZIP code", exact=True)).to_be_visible()

    page.get_by_label("Country", exact=True).focus()
    page.get_by_label("Country", exact=True).select_option("CH")
    expect(page.get_by_label("Postcode", exact=True)).to_be_visible()
    expect(page.get_by_label("State", exact=True)).to_have_count(0)
    expect(page.get_by_label("Country", exact=True)).to_be_focused()
    expect(page.get_by_label("Street", exact=True)).to_have_value("Marktgasse 1")

    page.get_by_label("Postcode", exact=True).fill("301")
    page.get_by_label("Town", exact=True).fill("Bern")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_label("Postcode", exact=True)).to_be_focused()
    expect(page.get_by_text("“301” is not written as in Switzerland")).to_be_visible()
    require_accessible(page)

    page.get_by_role("button", name="Save anyway").click()
    expect(page.get_by_role("heading", name="Keller", level=1)).to_be_visible()
    assert Customer.objects.get(last_name="Keller").addresses.get().postcode == "301"


def test_works_without_scripts(demo_server, browser):
    page = browser.new_page(java_script_enabled=False)
    new_customer(page, demo_server)

    page.get_by_label("Street", exact=True).fill("1-2-3")
    page.get_by_label("Country", exact=True).select_option("JP")
    page.get_by_role("button", name="Show the fields of this country").click()

    expect(page.get_by_label("Prefecture", exact=True)).to_be_visible()
    expect(page.get_by_label("Street", exact=True)).to_have_value("1-2-3")
    page.close()


def test_the_one_time_address_of_an_order_follows_too(demo_server, page: Page):
    enter(page, demo_server, "/customers/2001/")
    page.get_by_role("button", name="New sales order").click()
    page.get_by_role("tab", name="Header").click()
    page.get_by_text("One-time address", exact=True).click()
    once = page.locator("#once")
    once.get_by_label("Recipient").fill("Lee")
    once.get_by_label("Country").fill("FR")
    once.get_by_label("Country").press("Tab")

    expect(once.get_by_label("State", exact=True)).to_have_count(0)
    expect(once.get_by_label("Recipient")).to_have_value("Lee")
    once.get_by_label("Street", exact=True).fill("1 rue de la Paix")
    once.get_by_label("Postcode").fill("7500")
    once.get_by_label("Town").fill("Paris")
    once.get_by_role("button", name="Deliver here").click()
    expect(once.get_by_text("“7500” is not written as in France")).to_be_visible()
    require_accessible(page)
    once.get_by_role("button", name="Deliver here anyway").click()
    expect(page.locator("#destination")).to_contain_text("Lee, 1 rue de la Paix, Paris")


def test_can_be_used_in_french_on_a_telephone(demo_server, browser):
    page = browser.new_page(locale=FRENCH.locale, viewport={"width": 390, "height": 900})
    new_customer(page, demo_server, FRENCH)

    expect(page.get_by_label("Code ZIP", exact=True)).to_be_visible()
    require_accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.close()
