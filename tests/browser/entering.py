"""Ways into the application that leave out what other tests have walked through."""

from uuid import uuid4

from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Page, expect

from callcenter.models import CallCenter, User
from customers.models import Customer
from orders import operations
from orders.models import Order


def enter(page: Page, url: str, path: str = "/", *, username: str = "agent", **going) -> None:
    """Open a page as somebody who has signed in."""
    client = Client()
    client.force_login(User.objects.get(username=username))
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": url}
    page.context.add_cookies([cookie])
    page.goto(f"{url}{path}", **going)


def open_desk(page: Page, url: str, *, username: str = "agent", **going) -> Order:
    """Open a new order of Karen's at USRT, as *New sales order* on her page does."""
    order = operations.new_order(
        Customer.objects.get(account_number="2001"),
        call_center=CallCenter.objects.get(code="USRT"),
        key=uuid4(),
        at=timezone.now(),
        by=User.objects.get(username=username),
    )
    enter(page, url, order.get_absolute_url(), username=username, **going)
    expect(page.get_by_role("tab", name="Lines")).to_be_visible()
    return order
