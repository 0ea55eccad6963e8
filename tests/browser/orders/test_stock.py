"""What is short or not sold, as an agent meets it at the desk."""

import pytest
from playwright.sync_api import Page, expect

from catalog.models import Item, OfferedWarehouse, Stock
from tests.browser.entering import open_desk


@pytest.fixture
def desk(demo_server, page: Page) -> Page:
    """The desk of an order of Karen's; there are two pieces of 81327, and 81001 is stopped."""
    item = Item.objects.get(item_number="81327")
    item.back_order_allowed = False
    item.save()
    Stock.objects.filter(item=item).update(on_hand=0)
    main = OfferedWarehouse.objects.filter(call_center__code="USRT").order_by("position").first()
    Stock.objects.update_or_create(item=item, warehouse=main.warehouse, defaults={"on_hand": 2})
    Item.objects.filter(item_number="81001").update(is_active=False)
    open_desk(page, demo_server)
    return page


def add(desk: Page, line: int) -> None:
    desk.get_by_label("Item number").focus()
    desk.keyboard.type("81327")
    desk.keyboard.press("Enter")
    desk.keyboard.press("Enter")
    expect(desk.get_by_label(f"Quantity, line {line}")).to_be_visible()


def test_a_shortage_shows_at_once_and_complete_goes_to_its_line(desk):
    add(desk, 1)
    add(desk, 2)
    first, second = desk.get_by_label("Quantity, line 1"), desk.get_by_label("Quantity, line 2")

    first.fill("2")
    first.press("Tab")
    expect(desk.locator("#line-2")).to_contain_text("0 of 1 available")
    expect(second).to_have_accessible_description("0 of 1 available")
    expect(desk.locator("#line-1")).not_to_contain_text("available")

    desk.get_by_label("Item number").focus()
    desk.keyboard.press("F9")
    expect(desk.locator("#line-2").get_by_role("alert")).to_have_text(
        "Line 2: 0 of 1 pieces of 81327 left. Lower the quantity, or offer another item."
    )
    expect(second).to_be_focused()
    expect(desk.get_by_role("dialog", name="Sales order summary")).to_be_hidden()

    first.fill("1")
    first.press("Tab")
    expect(desk.locator("#line-2")).not_to_contain_text("available")
    desk.keyboard.press("F9")
    expect(desk.get_by_role("dialog", name="Sales order summary")).to_be_visible()


def test_what_is_missing_jumps_to_the_quantity(desk):
    add(desk, 1)
    first = desk.get_by_label("Quantity, line 1")
    first.fill("5")
    first.press("Tab")

    desk.get_by_role("link", name="Line 1: 2 of 5 pieces of 81327 left.").click()

    expect(first).to_be_focused()


def test_an_item_that_is_stopped_can_be_read_in_the_list_but_not_taken(desk):
    field = desk.get_by_label("Item number")
    field.fill("")
    field.press_sequentially("tortoise")
    option = desk.get_by_role("option", name="81001")
    expect(option).to_contain_text("stopped")
    expect(option).to_be_disabled()

    desk.keyboard.press("ArrowDown")
    expect(option).to_have_attribute("aria-selected", "true")
    desk.keyboard.press("Enter")
    expect(field).to_have_value("tortoise")

    field.fill("81001")
    desk.get_by_role("button", name="Add line").click()
    expect(field).to_have_value("81001")
    expect(desk.locator("#entry-error")).to_have_text(
        "Item 81001 is stopped. Offer the caller another one."
    )
