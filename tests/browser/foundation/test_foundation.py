"""What every page can do in a browser: keys, dialogs, answers, lists."""

import pytest
from playwright.sync_api import expect

from tests.browser.waiting import Held, settle

pytestmark = pytest.mark.urls("tests.browser.desk_to_try")

# Done in one go, so that no time passes; each tells whether it came out as it should.
ENTER = (
    'const enter = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true });'
)
F9_AND_ENTER = f"""() => {{
    {ENTER}
    document.querySelector("[data-key='F9']").click();
    return !document.activeElement.dispatchEvent(enter);
}}"""
TYPE_AND_ENTER = f"""() => {{
    {ENTER}
    document.querySelector("[data-key='F9']").click();
    document.querySelector("[data-opens='payment']").click();
    document.activeElement.dispatchEvent(new Event("input", {{ bubbles: true }}));
    return document.activeElement.dispatchEvent(enter);
}}"""


# Keys


def test_alt_key_goes_to_its_field_and_selects_its_text(desk):
    desk.keyboard.press("Alt+w")

    expect(desk.get_by_label("Mode of delivery")).to_be_focused()
    desk.keyboard.type("11")
    expect(desk.get_by_label("Mode of delivery")).to_have_value("11")


def test_alt_key_is_known_by_its_place_where_it_writes_no_letter(desk):
    desk.get_by_label("E-mail").focus()
    desk.get_by_label("E-mail").dispatch_event(
        "keydown", {"key": "∑", "code": "KeyW", "altKey": True, "bubbles": True}
    )

    expect(desk.get_by_label("Mode of delivery")).to_be_focused()


def test_a_held_key_counts_once(desk):
    desk.get_by_label("E-mail").focus()
    desk.get_by_label("E-mail").dispatch_event(
        "keydown", {"key": "w", "code": "KeyW", "altKey": True, "repeat": True, "bubbles": True}
    )

    expect(desk.get_by_label("E-mail")).to_be_focused()


def test_a_key_does_not_reach_behind_a_dialog(desk):
    desk.keyboard.press("F9")
    desk.keyboard.press("Alt+w")

    expect(desk.get_by_role("button", name="Add", exact=True)).to_be_focused()


def test_question_mark_is_a_character_in_a_field_and_the_list_of_keys_outside(desk):
    desk.get_by_label("E-mail").press("?")

    expect(desk.get_by_label("E-mail")).to_have_value("?")
    expect(desk.get_by_role("dialog")).to_have_count(0)

    desk.locator("#main").focus()
    desk.keyboard.press("?")
    dialog = desk.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog.get_by_text("Mode of delivery")).to_be_visible()
    expect(dialog.get_by_text("New line")).to_be_visible()
    expect(dialog.get_by_text("Ctrl+Shift+H")).to_be_visible()


def test_single_keys_can_be_switched_off(desk):
    desk.keyboard.press("F1")
    desk.get_by_label("Use single-character keys").uncheck()
    desk.keyboard.press("Escape")
    desk.reload()

    desk.locator("#main").focus()
    desk.keyboard.press("?")
    expect(desk.get_by_role("dialog")).to_have_count(0)
    desk.keyboard.press("F1")
    expect(desk.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()


def test_control_enter_presses_the_main_button_of_what_is_open(desk):
    desk.get_by_label("E-mail").press("Control+Enter")
    expect(desk.get_by_role("dialog", name="Sales order summary")).to_be_visible()

    desk.get_by_role("button", name="Add", exact=True).click()
    settle(desk)
    desk.keyboard.press("Alt+Enter")
    expect(desk.get_by_role("dialog", name="Enter customer payment information")).to_have_count(0)
    expect(desk.get_by_role("button", name="Submit")).to_be_focused()


def test_tabs_switch_by_key_and_by_arrow(desk):
    desk.keyboard.press("Control+Shift+H")
    expect(desk.get_by_role("tabpanel", name="Header")).to_be_visible()
    expect(desk.get_by_role("tabpanel", name="Lines")).to_have_count(0)

    desk.get_by_role("tab", name="Header").focus()
    desk.keyboard.press("ArrowLeft")
    expect(desk.get_by_role("tabpanel", name="Lines")).to_be_visible()
    expect(desk.get_by_role("tab", name="Lines")).to_be_focused()


# Dialogs


def test_a_new_dialog_ignores_enter_for_a_moment(desk):
    assert desk.evaluate(F9_AND_ENTER), "It was heard."

    settle(desk)
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("dialog", name="Enter customer payment")).to_be_visible()


def test_a_new_dialog_that_is_typed_into_hears_enter_at_once(desk):
    assert desk.evaluate(TYPE_AND_ENTER), "It was not heard."


def test_escape_closes_the_top_layer_and_keeps_what_was_typed(desk):
    desk.get_by_label("E-mail").focus()
    desk.keyboard.press("F9")
    desk.get_by_role("button", name="Add", exact=True).click()
    expect(desk.get_by_label("Payment amount")).to_be_focused()
    desk.keyboard.type("60")

    desk.keyboard.press("Escape")
    expect(desk.get_by_role("dialog", name="Sales order summary")).to_be_visible()
    expect(desk.get_by_role("button", name="Add", exact=True)).to_be_focused()
    desk.keyboard.press("Escape")
    expect(desk.get_by_role("dialog")).to_have_count(0)
    expect(desk.get_by_label("E-mail")).to_be_focused()
    expect(desk.locator("#amount")).to_have_value("60")


def test_an_aria_disabled_button_keeps_the_focus_and_does_nothing(desk):
    desk.keyboard.press("F9")
    submit = desk.get_by_role("button", name="Submit")
    submit.focus()
    settle(desk)
    desk.keyboard.press("Enter")

    expect(submit).to_be_focused()
    expect(desk.get_by_role("dialog", name="Sales order summary")).to_be_visible()


# Answers


def test_lines_typed_without_waiting_arrive_in_order_each_with_its_version(desk):
    held = Held(desk, "**/lines/")
    item = desk.get_by_label("Item number")
    for number in ("7001", "7002", "7003"):
        item.fill(number)
        item.press("Enter")
    held.let_go()

    expect(desk.locator("#lines li")).to_have_text(["7001 at 7", "7002 at 8", "7003 at 9"])
    expect(desk.locator("#announce")).to_contain_text("Line 7003 added")


def test_an_answer_moves_the_focus_of_who_waits_not_of_who_types_on(desk):
    item = desk.get_by_label("Item number")
    item.fill("7001")
    item.press("Enter")
    expect(desk.get_by_label("E-mail")).to_be_focused()

    held = Held(desk, "**/lines/")
    item.fill("7002")
    item.press("Enter")
    desk.get_by_label("Mode of delivery").press("End")
    held.let_go()
    expect(desk.locator("#lines li")).to_have_count(2)
    expect(desk.get_by_label("Mode of delivery")).to_be_focused()


def test_a_refusal_from_elsewhere_is_shown_in_words(desk):
    desk.get_by_label("Item number").fill("forbidden")
    desk.get_by_label("Item number").press("Enter")

    expect(desk.get_by_role("alert").first).to_contain_text("Only a supervisor may do this.")
    expect(desk.get_by_label("Item number")).to_have_value("forbidden")


# The list of a field
