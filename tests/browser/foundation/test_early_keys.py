"""An agent who types before the page's scripts have come, or while an answer is being put in."""

import pytest
from playwright.sync_api import Page, Route, expect

from orders.models import Order
from tests.browser.entering import open_desk

# When the line stands there, and before anything else is done.
F9_AFTER_THE_LINE = """() => new MutationObserver((_, observer) => {
    if (!document.getElementById("line-1")) return;
    observer.disconnect();
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () =>
        document.dispatchEvent(new KeyboardEvent("keydown", { key: "F9", bubbles: true, cancelable: true }));
    port2.postMessage(null);
}).observe(document.body, { childList: true, subtree: true })"""


@pytest.fixture
def held() -> list[Route]:
    """What the browser waits for."""
    return []


@pytest.fixture
def desk(demo_server, page: Page, held: list[Route]) -> Page:
    """The desk of an order of Karen's, whose own script is still on its way."""
    page.route("**/js/desk*.js", lambda route: held.append(route))
    open_desk(page, demo_server, wait_until="commit")
    expect(page.get_by_label("Item number")).to_be_focused()
    return page


def let_come(page: Page, held: list[Route]) -> None:
    """Let the script come that the page waits for."""
    held[0].continue_()
    page.wait_for_load_state("load")


def type_line(page: Page, item: str, quantity: str) -> None:
    page.keyboard.type(item)
    page.keyboard.press("Enter")
    page.keyboard.type(quantity)
    page.keyboard.press("Enter")


def test_lines_typed_before_the_scripts_have_come_are_added(desk, held):
    type_line(desk, "81327", "2")
    type_line(desk, "88001", "13")
    let_come(desk, held)

    expect(desk.get_by_label("Quantity, line 1")).to_have_value("2")
    expect(desk.get_by_label("Quantity, line 2")).to_have_value("13")
    expect(desk.get_by_label("Item number")).to_have_value("")
    expect(desk.get_by_label("Item number")).to_be_focused()
    order = Order.objects.get(customer__account_number="2001")
    assert list(order.lines.in_order().values_list("item__item_number", "quantity")) == [
        ("81327", 2),
        ("88001", 13),
    ]


def test_what_is_corrected_and_left_by_tab_early_counts(desk, held):
    desk.keyboard.type("81328")
    desk.keyboard.press("Enter")
    desk.keyboard.press("Shift+Tab")
    desk.keyboard.type("813278")
    desk.keyboard.press("Backspace")
    desk.keyboard.press("Tab")
    desk.keyboard.type("4")
    desk.keyboard.press("Enter")
    let_come(desk, held)

    expect(desk.get_by_label("Quantity, line 1")).to_have_value("4")
    expect(desk.locator("#line-1")).to_contain_text("81327")


def test_keys_pressed_early_do_what_they_do_later(desk, held):
    let_come(desk, held)
    held.clear()
    desk.unroute("**/js/desk*.js")
    desk.route("**/js/keys*.js", lambda route: held.append(route))
    desk.reload(wait_until="commit")
    expect(desk.get_by_label("Item number")).to_be_focused()
    desk.keyboard.press("F1")
    let_come(desk, held)

    expect(desk.get_by_role("dialog", name="Keyboard shortcuts")).to_be_visible()


def test_a_key_between_two_parts_of_an_answer_is_heard(page, demo_server):
    open_desk(page, demo_server)
    page.evaluate(F9_AFTER_THE_LINE)

    type_line(page, "81327", "2")

    expect(page.get_by_role("dialog", name="Sales order summary")).to_be_visible()


def test_a_tab_clicked_before_the_scripts_have_come_opens(page, demo_server):
    page.route("**/js/controls*.js", lambda route: None)  # it never comes
    open_desk(page, demo_server, wait_until="commit")
    page.get_by_role("tab", name="Header").click(no_wait_after=True)

    expect(page.get_by_role("region", name="Delivery")).to_be_visible()
