"""Every mode side by side, by the keyboard alone."""

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from callcenter.models import User
from catalog.models import DeliveryMode, Item, ModeForItem
from orders import operations
from tests.browser.entering import open_desk
from tests.browser.waiting import settle
from tests.browser.walk import the_order


@pytest.fixture
def desk(demo_server, page: Page) -> Page:
    """The desk of an order of Karen's with one 81327, which 21 Overnight does not take."""
    ModeForItem.objects.create(
        mode=DeliveryMode.objects.get(code="21"),
        item=Item.objects.get(item_number="81327"),
        is_excluded=True,
    )
    open_desk(page, demo_server)
    page.keyboard.type("81327")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Quantity, line 1")).to_be_visible()
    return page


def open_modes(page: Page):
    page.keyboard.press("Alt+w")
    expect(page.get_by_label("Mode of delivery")).to_be_focused()
    page.keyboard.press("Alt+ArrowDown")
    dialog = page.get_by_role("dialog", name="Modes of delivery")
    expect(dialog.get_by_role("button", name="99 Standard")).to_be_focused()
    return dialog


def test_a_refused_mode_says_why_and_another_is_picked_by_its_digits(desk):
    dialog = open_modes(desk)
    refused = dialog.get_by_role("button", name="21 Overnight")
    expect(dialog.get_by_role("row", name="99 Standard")).to_contain_text("120.00")
    expect(dialog.get_by_role("row", name="11 Express")).to_contain_text("128.56")
    why = "21 Overnight does not take item 81327. Give line 1 another mode of delivery."
    expect(dialog.get_by_role("row", name="21 Overnight")).to_contain_text(why)
    expect(refused).to_have_attribute("aria-disabled", "true")
    expect(refused).to_have_accessible_description(why)

    desk.keyboard.type("21")
    expect(refused).to_be_focused()
    settle(desk)
    desk.keyboard.press("Enter")
    expect(dialog).to_be_visible()
    assert the_order().mode.code == "99"

    desk.keyboard.type("11")
    expect(dialog).to_be_hidden()
    expect(desk.locator(".totals__total dd")).to_have_text("128.56")
    expect(desk.get_by_label("Mode of delivery")).to_be_focused()
    expect(desk.get_by_label("Mode of delivery")).to_have_value("11")
    assert the_order().mode.code == "11"


def test_arrows_move_and_enter_picks(desk):
    dialog = open_modes(desk)

    desk.keyboard.press("ArrowDown")
    expect(dialog.get_by_role("button", name="11 Express")).to_be_focused()
    desk.keyboard.press("ArrowDown")
    expect(dialog.get_by_role("button", name="21 Overnight")).to_be_focused()
    desk.keyboard.press("End")
    expect(dialog.get_by_role("button", name="60 Store pickup")).to_be_focused()
    desk.keyboard.press("Home")
    desk.keyboard.press("ArrowDown")
    settle(desk)
    desk.keyboard.press("Enter")

    expect(dialog).to_be_hidden()
    assert the_order().mode.code == "11"


def test_a_digit_of_no_code_picks_by_place(desk):
    dialog = open_modes(desk)

    desk.keyboard.press("4")  # codes begin with 9, 1, 2 and 6

    expect(dialog).to_be_hidden()
    expect(desk.get_by_label("Mode of delivery")).to_have_value("60")
    assert the_order().mode.code == "60"


def test_what_somebody_else_changed_is_told_on_the_desk(desk):
    dialog = open_modes(desk)
    order, other = the_order(), User.objects.get(username="agent2")
    said = {"version": order.version, "at": timezone.now(), "by": other}
    operations.expedite(order.number, is_expedited=True, **said)

    desk.keyboard.type("11")

    expect(dialog).to_be_hidden()
    expect(desk.locator("#conflict")).to_contain_text("was changed by somebody else meanwhile")
    desk.get_by_role("button", name="Save what you typed").click()
    expect(desk.get_by_label("Mode of delivery")).to_have_value("11")
    assert the_order().mode.code == "11"


def test_escape_leaves_the_mode_as_it_was(desk):
    dialog = open_modes(desk)

    desk.keyboard.press("Escape")

    expect(dialog).to_be_hidden()
    expect(desk.get_by_label("Mode of delivery")).to_be_focused()
    assert the_order().mode.code == "99"
