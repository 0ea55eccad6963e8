"""An order is put on hold at its page, and cleared from the worklist, in a real browser."""

import pytest
from playwright.sync_api import Page, expect

from orders.models import Hold, Order
from tests.browser.axe import require_accessible
from tests.browser.entering import enter


@pytest.fixture
def order(demo_server, page: Page) -> Order:
    order = Order.objects.get(customer__account_number="2003", call_center__code="USRT")
    enter(page, demo_server, order.get_absolute_url(), username="agent2")
    return order


def test_hold_and_clear_from_the_worklist(order, page: Page):
    page.keyboard.press("F8")
    code = page.get_by_label("Hold", exact=True)
    expect(code).to_be_visible()
    require_accessible(page)
    code.select_option(index=1)
    page.get_by_role("button", name="Hold order", exact=True).click()
    expect(page.get_by_text("Blocked because").first).to_be_visible()
    hold = Hold.objects.get(order=order)
    require_accessible(page)

    page.get_by_role("link", name="Blocked orders").click()
    row = page.locator(f"#order-{order.number}")
    expect(row).to_contain_text(f"On hold: {hold.label}")
    require_accessible(page)
    row.get_by_role("button", name=f"Check out order {order.number}").click()
    expect(row.get_by_role("button", name=f"Give back order {order.number}")).to_be_visible()
    row.get_by_label(f"Note, order {order.number}: Clear hold").fill("Called back, all is well.")
    row.get_by_role("button", name=f"Clear hold, order {order.number}").click()

    expect(page.locator(f"#order-{order.number}")).to_have_count(0)
    hold.refresh_from_db()
    assert (hold.cleared_by.username, hold.cleared_note) == ("agent2", "Called back, all is well.")
