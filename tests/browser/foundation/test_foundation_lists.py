"""Lists on every page: the combobox and the hits."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.waiting import Held, settle

pytestmark = pytest.mark.urls("tests.browser.desk_to_try")

OPEN_THE_SEARCH = """async () => {
    const { openDialog } = await import("/static/js/dialogs.js");
    openDialog(document.getElementById("customer-search"));
}"""


def test_typing_opens_the_list_and_an_arrow_and_enter_pick(desk):
    item = desk.get_by_label("Item number")
    item.press_sequentially("jacke")
    expect(desk.get_by_role("option")).to_have_count(2)
    item.press("t")
    expect(desk.get_by_role("option")).to_have_count(2)
    expect(desk.locator("#announce")).to_have_text("2 hits")

    item.press("Enter")  # two hits: nothing is certain
    expect(item).to_have_value("jacket")
    item.press("Alt+ArrowDown")
    item.press("ArrowDown")
    item.press("ArrowDown")
    expect(desk.get_by_role("option", selected=True)).to_contain_text("81328")
    item.press("Enter")
    expect(item).to_have_value("81328")
    expect(item).to_have_attribute("aria-expanded", "false")


def test_a_second_answer_to_the_same_text_leaves_what_was_reached(desk):
    item = desk.get_by_label("Item number")
    item.press_sequentially("jacket")
    expect(desk.get_by_role("option")).to_have_count(2)
    item.press("ArrowDown")
    with desk.expect_request_finished(lambda request: "jacket" in request.url):
        item.dispatch_event("combobox:open", {"bubbles": True})
    item.press("ArrowDown")

    expect(desk.get_by_role("option", selected=True)).to_contain_text("81328")


def slow_list(desk):
    return Held(desk, re.compile(r"[?&]item="))


def test_arrows_and_enter_wait_for_the_list(desk):
    held = slow_list(desk)
    item = desk.get_by_label("Item number")
    item.press_sequentially("jacket")
    item.press("ArrowDown")
    item.press("ArrowDown")
    item.press("Enter")
    held.let_go()

    expect(item).to_have_value("81328")


def test_what_is_typed_after_an_early_arrow_forgets_it(desk):
    held = slow_list(desk)
    item = desk.get_by_label("Item number")
    item.press_sequentially("jacke")
    item.press("ArrowDown")
    item.press("t")
    held.let_go()

    expect(desk.get_by_role("option")).to_have_count(2)
    expect(desk.get_by_role("option", selected=True)).to_have_count(0)
    expect(item).to_have_value("jacket")


def test_enter_does_not_wait_for_a_list_that_cannot_come(desk):
    desk.route(re.compile(r"[?&]item="), lambda route: route.abort())
    item = desk.get_by_label("Item number")
    with desk.expect_event("requestfailed"):
        item.press_sequentially("jacket")
        item.press("ArrowDown")
    item.press("Enter")

    expect(item).to_have_value("jacket")
    expect(desk.get_by_role("option")).to_have_count(0)


def test_enter_takes_the_only_hit(desk):
    item = desk.get_by_label("Item number")
    item.press_sequentially("socks")
    expect(desk.get_by_role("option")).to_have_count(1)
    item.press("Enter")

    expect(item).to_have_value("80114")
    expect(desk.locator("#lines li")).to_have_count(0)


def test_escape_closes_the_list_and_keeps_the_text(desk):
    item = desk.get_by_label("Item number")
    item.press_sequentially("jacket")
    expect(desk.get_by_role("option")).to_have_count(2)
    item.press("Escape")

    expect(desk.get_by_role("option")).to_have_count(0)
    expect(item).to_have_value("jacket")
    item.press_sequentially("s")
    item.press("Backspace")
    expect(desk.get_by_role("option")).to_have_count(2)


def test_a_click_picks_and_the_field_keeps_the_focus(desk):
    item = desk.get_by_label("Item number")
    item.press_sequentially("8132")
    desk.get_by_role("option", name="81327").click()

    expect(item).to_have_value("81327")
    expect(item).to_be_focused()


def test_an_older_answer_never_shows(desk):
    item = desk.get_by_label("Item number")
    Held(desk, re.compile("item=jacket$"))
    with desk.expect_request(re.compile("item=jacket$")):
        item.fill("jacket")
    with desk.expect_event("requestfailed"):  # the browser gives it up
        item.fill("socks")

    expect(desk.get_by_role("option")).to_have_text([re.compile("80114")])


# Hits


def test_a_hit_is_chosen_by_its_row_and_taken_by_its_number(desk):
    desk.evaluate(OPEN_THE_SEARCH)
    desk.get_by_role("cell", name="Karen Toh", exact=True).last.click()
    expect(desk.get_by_role("radio", name="Karen Toh")).to_be_checked()

    desk.keyboard.press("1")
    expect(desk.get_by_role("heading", name="Account 2001")).to_be_visible()


def test_arrow_and_enter_take_a_hit_from_the_search_field(desk):
    desk.evaluate(OPEN_THE_SEARCH)
    desk.get_by_label("Search text").press("ArrowDown")
    expect(desk.get_by_role("radio", name="Karen Berg")).to_be_checked()
    desk.keyboard.press("ArrowDown")
    settle(desk)
    desk.keyboard.press("Enter")

    expect(desk.get_by_role("heading", name="Account 2044")).to_be_visible()
