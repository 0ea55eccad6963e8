"""The desk under a fast typist, a slow line, two agents, and a sign-in that ends."""

from decimal import Decimal

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, Route, expect

from callcenter.models import User
from orders import operations
from orders.models import Event
from tests.browser.entering import open_desk
from tests.browser.waiting import settle
from tests.browser.walk import the_order
from tests.factories import NOW


@pytest.fixture
def desk(demo_server, page: Page) -> Page:
    """The desk of a new order of Karen's."""
    open_desk(page, demo_server)
    return page


def slow_down(page: Page, pattern: str, milliseconds: int) -> None:
    def later(route: Route) -> None:
        page.wait_for_timeout(milliseconds)
        route.continue_()

    page.route(pattern, later)


def add(page: Page, item: str = "81327") -> None:
    page.get_by_label("Item number").fill(item)
    page.get_by_label("Quantity", exact=True).press("Enter")


def test_ten_lines_typed_without_waiting_on_a_slow_line_are_ten_lines_in_order(desk):
    numbers = ["81327", "80101", "80102"]
    slow_down(desk, "**/lines/add/", 800)

    typed = []
    for n in range(10):
        item = numbers[0]
        desk.keyboard.type(item)
        desk.keyboard.press("Enter")
        desk.keyboard.type(str(n + 1))
        desk.keyboard.press("Enter")
        typed.append((item, n + 1))

    expect(desk.get_by_label("Quantity, line 10")).to_have_value("10")
    lines = the_order().lines.order_by("number").values_list("item__item_number", "quantity")
    assert list(lines) == typed
    expect(desk.locator("#conflict")).to_be_empty()
    expect(desk.locator(".totals__total dd")).to_have_text("6,054.75")


def test_a_refused_row_comes_back_with_what_was_typed(desk):
    add(desk, "81372")

    expect(desk.get_by_label("Item number")).to_have_value("81372")
    expect(desk.locator("#entry-error")).to_contain_text("There is no item “81372”")
    expect(desk.get_by_label("Item number")).to_be_focused()
    assert the_order().lines.count() == 0


def test_a_digit_takes_what_is_near_a_number_that_does_not_exist(desk):
    add(desk, "81372")
    near = desk.get_by_role("option", name="81327")
    expect(near).to_be_visible()
    expect(desk.locator("#announce")).to_contain_text("Did you mean: 1: 81327")
    desk.keyboard.press("1")

    expect(desk.get_by_label("Item number")).to_have_value("81327")
    expect(desk.get_by_label("Item number")).to_be_focused()
    desk.keyboard.press("Enter")
    desk.keyboard.press("Enter")
    expect(desk.get_by_label("Quantity, line 1")).to_have_value("1")


def test_enter_takes_no_near_item_unasked_and_typing_on_types_digits(desk):
    add(desk, "81372")
    expect(desk.get_by_role("option", name="81327")).to_be_visible()
    desk.keyboard.type("91")

    expect(desk.get_by_label("Item number")).to_have_value("91")
    assert the_order().lines.count() == 0


def test_complete_takes_a_filled_new_row_along(desk):
    desk.get_by_label("Item number").fill("81327")
    desk.keyboard.press("F9")

    expect(desk.get_by_role("dialog", name="Sales order summary")).to_be_visible()
    assert the_order().total == Decimal("120.00")


def test_complete_does_not_open_when_the_new_row_is_refused(desk):
    add(desk)
    desk.get_by_label("Item number").fill("nonsense")
    desk.keyboard.press("F9")

    expect(desk.locator("#entry-error")).to_contain_text("There is no item “nonsense”")
    expect(desk.get_by_role("dialog", name="Sales order summary")).to_be_hidden()


def test_leaving_the_tab_adds_a_filled_new_row(desk):
    desk.get_by_label("Item number").fill("81327")
    desk.get_by_role("tab", name="Header").click()

    expect(desk.locator(".totals__total dd")).to_have_text("120.00")
    expect(desk.get_by_role("region", name="Delivery")).to_be_visible()


def test_a_control_is_there_once_whatever_the_tab(desk):
    for tab in ("Header", "Lines", "Header"):
        desk.get_by_role("tab", name=tab).click()
        assert desk.get_by_label("Mode of delivery").count() == 1
        assert desk.get_by_label("Source code").count() == 1
        expect(desk.get_by_label("Mode of delivery")).to_be_visible()


def test_another_agents_change_is_shown_beside_what_was_typed(desk):
    order = the_order()
    agent2 = User.objects.get(username="agent2")
    operations.set_mode(order.number, version=order.version, mode="21", at=NOW, by=agent2)

    desk.get_by_label("Mode of delivery").select_option("11 Express")

    conflict = desk.locator("#conflict")
    expect(conflict).to_contain_text("was changed by somebody else")
    expect(conflict.get_by_role("row", name="Mode of delivery 11 21")).to_be_visible()
    conflict.get_by_role("button", name="Save what you typed").click()
    expect(desk.get_by_label("Mode of delivery")).to_have_value("11")
    assert the_order().mode.code == "11"


def test_a_lost_answer_is_asked_again_and_adds_one_line(desk):
    """The server has done it, but the answer never came: the key makes it one line."""
    lost = []

    def lose_the_first(route: Route) -> None:
        if lost:
            return route.continue_()
        lost.append(route.fetch())
        return route.abort()

    desk.route("**/lines/add/", lose_the_first)
    add(desk)
    expect(desk.locator("#problem")).to_contain_text("The server did not answer")
    desk.get_by_role("button", name="Send again").click()

    expect(desk.get_by_label("Quantity, line 1")).to_be_visible()
    expect(desk.locator("#rows tr")).to_have_count(1)
    assert the_order().lines.count() == 1


def test_an_ended_sign_in_asks_in_place_and_sends_again(desk):
    Session.objects.all().delete()
    add(desk)

    dialog = desk.get_by_role("dialog", name="Sign in again")
    dialog.get_by_label("Username").fill("agent")
    dialog.get_by_label("Password").fill("demo")
    dialog.get_by_role("button", name="Sign in").click()

    expect(desk.get_by_label("Quantity, line 1")).to_be_visible()
    assert the_order().lines.count() == 1
    expect(desk.locator(".totals__total dd")).to_have_text("120.00")


def test_a_double_click_on_everything_doubles_nothing(desk):
    desk.get_by_label("Item number").fill("81327")
    desk.get_by_role("button", name="Add line").dblclick()
    expect(desk.get_by_label("Quantity, line 1")).to_be_visible()
    desk.get_by_role("button", name="Complete").dblclick()
    summary = desk.get_by_role("dialog", name="Sales order summary")
    summary.get_by_role("button", name="Add", exact=True).click()
    payment = desk.get_by_role("dialog", name="Enter customer payment information")
    settle(desk)
    payment.get_by_role("button", name="OK").dblclick()
    expect(summary.locator(".totals__balance dd")).to_have_text("0.00")
    summary.get_by_role("button", name="Submit").dblclick()
    expect(desk.get_by_text("Open order").first).to_be_visible()

    order = the_order()
    assert order.lines.count() == 1
    assert order.payments.count() == 1
    assert order.events.filter(kind=Event.SUBMITTED).count() == 1


def test_a_quantity_saves_itself_and_the_total_follows(desk):
    add(desk)
    quantity = desk.get_by_label("Quantity, line 1")
    quantity.fill("2")
    quantity.press("Enter")

    expect(desk.locator(".totals__total dd")).to_have_text("222.10")
    assert the_order().lines.get().quantity == 2

    quantity = desk.get_by_label("Quantity, line 1")
    quantity.fill("0")
    quantity.press("Tab")
    expect(desk.get_by_text("Enter a whole quantity from 1 to 99,999.")).to_be_visible()
    expect(desk.get_by_label("Quantity, line 1")).to_have_value("0")
    assert the_order().lines.get().quantity == 2


def test_the_balance_is_paid_in_two_parts(desk):
    add(desk)
    desk.get_by_role("button", name="Complete").click()
    summary = desk.get_by_role("dialog", name="Sales order summary")
    summary.get_by_role("button", name="Add", exact=True).click()
    payment = desk.get_by_role("dialog", name="Enter customer payment information")
    payment.get_by_label("Payment method").select_option(label="Card")
    payment.get_by_label("Payment amount").fill("half")
    payment.get_by_role("button", name="OK").click()
    expect(payment.get_by_text("Enter the brand, the last four digits")).to_be_visible()
    payment.get_by_label("Card brand").select_option("Visa")
    payment.get_by_label("Last four digits").fill("4242")
    payment.get_by_label("Terminal").fill("T1")
    payment.get_by_label("Approval code").fill("A77")
    payment.get_by_role("button", name="OK").click()
    expect(summary.locator(".totals__balance dd")).to_have_text("60.00")
    summary.get_by_role("button", name="Add", exact=True).click()
    payment.get_by_label("Payment amount").fill("100")
    payment.get_by_role("button", name="OK").click()
    expect(summary.locator(".totals__balance dd")).to_have_text("0.00")
    expect(summary.get_by_text("Change 40.00")).to_be_visible()
    summary.get_by_role("button", name="Submit").click()

    expect(desk.get_by_text("Open order").first).to_be_visible()
    assert the_order().captured_total == Decimal("120.00")
