"""The list of items: Enter walks past no hit, a refusal opens the list it speaks of, slips are forgiven."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import require_accessible
from tests.browser.entering import open_desk


@pytest.fixture
def desk(demo_server, page: Page) -> Page:
    open_desk(page, demo_server)
    expect(page.get_by_label("Item number")).to_be_focused()
    return page


def options(page: Page):
    return page.locator("#item-list [role='option']")


def reached(page: Page):
    return page.locator("#item-list [aria-selected='true']")


def test_enter_goes_to_the_first_of_several_hits_and_takes_it_the_second_time(desk):
    desk.keyboard.type("rain jacket")
    expect(options(desk)).to_have_count(2)
    expect(reached(desk)).to_have_count(0)
    desk.keyboard.press("Enter")
    expect(reached(desk)).to_contain_text("85002")
    expect(desk.get_by_label("Item number")).to_be_focused()
    require_accessible(desk)
    desk.keyboard.press("Enter")

    expect(desk.get_by_label("Item number")).to_have_value("85002")
    expect(desk.get_by_label("Quantity", exact=True)).to_be_focused()


def test_several_that_match_are_shown_where_they_are_refused(desk):
    desk.keyboard.type("rain jacket")
    desk.keyboard.press("Enter")  # before the list has come
    desk.get_by_label("Quantity", exact=True).press("Enter")

    expect(desk.get_by_text("Several items match “rain jacket”")).to_be_visible()
    expect(options(desk)).to_have_count(2)
    expect(desk.get_by_label("Item number")).to_be_focused()
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    expect(desk.get_by_label("Item number")).to_have_value("85002")


def test_misspelt_words_offer_what_is_near_and_enter_takes_none_unasked(desk):
    desk.keyboard.type("rain jaket")
    expect(desk.locator("#item-list")).to_contain_text(
        "There is no item “rain jaket”. Did you mean:"
    )
    expect(options(desk).first).to_contain_text("85002")
    desk.keyboard.press("Enter")
    expect(desk.get_by_label("Item number")).to_be_focused()
    expect(desk.get_by_label("Item number")).to_have_value("rain jaket")
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")

    expect(desk.get_by_label("Quantity", exact=True)).to_be_focused()
    expect(desk.get_by_label("Item number")).to_have_value("85002")


def test_nothing_found_is_said_while_typing(desk):
    desk.keyboard.type("zzzzz")

    expect(
        desk.get_by_text("No item matches “zzzzz”. Try fewer or other words.").first
    ).to_be_visible()
    expect(desk.locator("#announce")).to_contain_text("No item matches “zzzzz”.")
