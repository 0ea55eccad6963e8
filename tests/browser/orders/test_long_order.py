"""An order of many lines: the summary shows the first at once, and the others as one gets there."""

from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from catalog.models import Item
from orders.models import Order, OrderLine
from orders.under_lock.reprice import reprice
from tests.browser.entering import open_desk


def test_the_summary_brings_the_later_lines_when_they_are_scrolled_to(demo_server, page: Page):
    open_desk(page, demo_server)
    order = Order.objects.get(number=int(page.url.rstrip("/").rpartition("/")[2]))
    items = [Item.objects.get(item_number="81327")] * 60
    with transaction.atomic():
        OrderLine.objects.bulk_create(
            OrderLine(order=order, number=number, item=item, quantity=1)
            for number, item in enumerate(items, start=1)
        )
        reprice(order, at=timezone.now())
    page.reload()

    page.get_by_role("button", name="Complete", exact=True).click()

    rows = page.locator("#summary-lines tbody th")
    expect(rows).to_have_count(50)
    page.locator("#later-lines").scroll_into_view_if_needed()
    expect(rows).to_have_count(60)
