"""A part of an order has left: where it is, as an agent finds it with the caller on the line."""

from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from orders.models import Order
from tests.browser.axe import require_accessible
from tests.browser.entering import enter


@pytest.fixture
def order(demo_server, tmp_path: Path) -> Order:
    """Two coats and a pair of shoes; one coat has left."""
    order = Order.objects.get(customer__account_number="2003", call_center__code="USRT")
    call_command("export_orders", output=tmp_path)
    file = tmp_path / "shipments.csv"
    file.write_text(
        "shipment,order,line,quantity,carrier,tracking\n"
        f"S-7001,{order.number},1,1,UPS,1Z999AA10123456784\n"
    )
    call_command("import_shipments", file)
    return order


def test_an_agent_reads_out_where_it_is_and_a_supervisor_recalls_the_rest(
    demo_server, order, page: Page
):
    enter(page, demo_server, username="agent2")

    page.get_by_label("Search text").fill(str(order.number))
    hit = page.get_by_role("row", name=f"Sales order {order.number}")
    expect(hit).to_contain_text("Partly shipped")
    expect(hit).to_contain_text("by UPS, tracking number 1Z999AA10123456784: 1 ×")
    hit.get_by_role("link").click()

    heading = page.get_by_role("heading", name="Where it is")
    expect(heading).to_be_focused()
    card = page.get_by_role("region", name="Where it is")
    expect(card).to_contain_text("by UPS, tracking number 1Z999AA10123456784: 1 ×")
    expect(card).to_contain_text("Still to come: 1 ×")
    expect(page.locator("#line-1")).to_contain_text("1 shipped, 1 in the warehouse")
    expect(page.get_by_role("link", name="Recall from the warehouse")).to_be_hidden()
    require_accessible(page)

    page.context.clear_cookies()
    enter(page, demo_server, order.get_absolute_url(), username="supervisor")
    page.get_by_role("link", name="Recall from the warehouse").click()
    expect(page.get_by_label("Reason")).to_be_focused()
    require_accessible(page)
    page.keyboard.type("Caller wants another size")
    page.keyboard.press("Control+Enter")

    expect(page.locator("#line-1")).to_contain_text("1 shipped")
    expect(page.locator("#line-1")).not_to_contain_text("in the warehouse")
    expect(page.get_by_role("link", name="Recall from the warehouse")).to_be_hidden()
    history = page.get_by_role("region", name="History")
    expect(history).to_contain_text("Recalled from the warehouse: line 1: 1, line 2: 1")
