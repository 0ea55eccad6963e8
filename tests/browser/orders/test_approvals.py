"""A price above the limit: asked for and granted in another browser, or approved by a code."""

from decimal import Decimal

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page, expect

from callcenter.models import CallCenter, Role, User
from catalog.models import ChargeTier
from orders import operations
from orders.models import Approval, ConcessionLimit, ReasonCode
from tests.browser.entering import enter, open_desk
from tests.browser.waiting import settle
from tests.browser.walk import the_order
from tests.factories import AddressFactory
from tests.orders.conceding import code_of, enrol


@pytest.fixture
def limits(demo_server):
    """Agents of USRT concede 10 percent, and there is a reason to pick."""
    ConcessionLimit.objects.update_or_create(
        call_center=CallCenter.objects.get(code="USRT"),
        role=Role.AGENT,
        defaults={"percent": 10, "per_order": None, "per_day": None},
    )
    ReasonCode.objects.update_or_create(code="GOODWILL", defaults={"name": "Goodwill"})
    return demo_server


@pytest.fixture
def desk(limits, page: Page) -> Page:
    """The desk of an order of Karen's with one piece of 81327."""
    open_desk(page, limits)
    page.get_by_label("Item number").fill("81327")
    page.get_by_label("Quantity", exact=True).press("Enter")
    expect(total(page)).to_have_text("120.00")
    return page


def total(page: Page):
    return page.locator("#totals .totals__total dd")


def discount(page: Page, typed: str):
    """Type a discount on the order, with the keyboard alone; return its dialog."""
    page.keyboard.press("Alt+R")
    dialog = page.get_by_role("dialog", name="Discount on the order")
    expect(dialog.get_by_label("Discount", exact=True)).to_be_focused()
    settle(page)
    page.keyboard.type(typed)
    page.keyboard.press("Tab")
    page.keyboard.type("Goodwill")
    page.keyboard.press("Tab")
    page.keyboard.type("Third call")
    page.keyboard.press("Enter")
    return dialog


def test_a_discount_within_the_limit_is_one_dialog_from_the_keyboard(desk):
    dialog = discount(desk, "10%")

    expect(dialog).to_be_hidden()
    expect(total(desk)).to_have_text("108.99")
    expect(desk.locator("#totals").get_by_text("discount", exact=True)).to_be_visible()
    expect(desk.get_by_label("Item number")).to_be_focused()  # where it was
    assert the_order().unapproved_total == Decimal("11.01")

    desk.keyboard.press("Alt+R")
    desk.get_by_role("button", name="Put back").click()
    expect(total(desk)).to_have_text("120.00")


def test_asked_for_by_the_agent_and_granted_in_a_second_browser(desk, limits, browser: Browser):
    dialog = discount(desk, "20%")
    expect(
        dialog.get_by_text("You may concede 10 % on your own. Ask a supervisor.")
    ).to_be_visible()
    expect(dialog.get_by_label("Discount", exact=True)).to_have_value("20%")
    expect(dialog.get_by_label("Note")).to_have_value("Third call")
    dialog.get_by_role("button", name="Ask for approval").click()

    expect(dialog).to_be_hidden()
    waiting = desk.get_by_text("Discount on the order, 20 %: waits for an approval.")
    expect(waiting).to_be_visible()
    expect(desk.locator("#totals").get_by_text("approval waiting: 20 %")).to_be_visible()
    desk.get_by_role("link", name="Discount on the order waits for an approval.").click()
    expect(desk.locator("#waiting")).to_be_focused()

    desk.get_by_label("Item number").fill("8013")  # the agent goes on

    with browser.new_context(locale="en-US") as context:
        page = context.new_page()
        enter(page, limits, username="supervisor")
        page.get_by_role("link", name="Approvals 1 waiting").click()
        request = page.get_by_role("region", name="Discount on the order")
        expect(request).to_contain_text("20 %")
        expect(request).to_contain_text("Goodwill: Third call")
        request.get_by_role("button", name="Approve").click()
        expect(page.get_by_text("Nothing waits for your approval.")).to_be_visible()
        expect(page.get_by_role("link", name="Approvals", exact=True)).to_be_visible()

    expect(total(desk)).to_have_text("97.99")
    expect(desk.locator("#waiting")).to_contain_text("Approved by")
    expect(waiting).to_be_hidden()
    expect(desk.get_by_label("Item number")).to_have_value("8013")
    expect(desk.get_by_label("Item number")).to_be_focused()
    desk.get_by_label("Item number").fill("")
    quantity = desk.get_by_label("Mode of delivery")
    quantity.select_option("11 Express")  # the page is not stale
    expect(desk.locator("#conflict")).to_be_empty()
    expect(total(desk)).to_have_text("104.99")
    quantity.select_option("99 Standard")
    expect(total(desk)).to_have_text("97.99")

    desk.get_by_role("button", name="Complete").click()
    pay_and_submit_all(desk)
    assert the_order().total == Decimal("97.99")
    assert the_order().status == "submitted"


def pay_and_submit_all(page: Page) -> None:
    summary = page.get_by_role("dialog", name="Sales order summary")
    summary.get_by_role("button", name="Add", exact=True).click()
    payment = page.get_by_role("dialog", name="Enter customer payment information")
    payment.get_by_role("button", name="OK", exact=True).click()
    expect(summary.locator(".totals__balance dd")).to_have_text("0.00")
    summary.get_by_role("button", name="Submit").click()
    expect(page.get_by_text("Open order").first).to_be_visible()


def test_an_open_summary_follows_an_approval_and_another_address(desk):
    customer = the_order().customer
    AddressFactory.create(customer=customer, street="1 Far Road")
    dialog = discount(desk, "20%")
    dialog.get_by_role("button", name="Ask for approval").click()
    expect(desk.get_by_text("waits for an approval.").first).to_be_visible()
    desk.keyboard.press("F9")
    summary = desk.get_by_role("dialog", name="Sales order summary")
    expect(summary.locator(".totals__total dd")).to_have_text("120.00")
    summary.get_by_label("Telephone").fill("(503) 555-01")  # still typing

    supervisor = User.objects.get(username="supervisor")
    asked = Approval.objects.get()
    operations.grant_approval(the_order().number, asked.pk, at=timezone.now(), by=supervisor)

    expect(summary.locator(".totals__total dd")).to_have_text("97.99")
    expect(summary.locator(".totals__balance dd")).to_have_text("97.99")
    expect(summary.locator("#foot")).not_to_contain_text("waits for an approval")
    expect(summary.get_by_label("Telephone")).to_have_value("(503) 555-01")
    expect(summary.get_by_label("Telephone")).to_be_focused()
    summary.get_by_label("Telephone").fill("(503) 555-0101")

    ChargeTier.objects.filter(rule__charge_code__code="HANDLING", value=2).update(value=4)
    summary.get_by_label("Delivery address").focus()
    summary.get_by_label("Delivery address").select_option(index=1)
    expect(summary.locator(".totals__total dd")).to_have_text("99.99")
    expect(summary.get_by_label("Delivery address")).to_be_focused()
    summary.get_by_role("button", name="Add", exact=True).click()
    payment = desk.get_by_role("dialog", name="Enter customer payment information")
    expect(payment.get_by_label("Payment amount")).to_have_value("99.99")


def test_approved_by_code_at_the_desk(desk):
    totp = enrol(User.objects.get(username="supervisor"))
    dialog = discount(desk, "20%")
    dialog.get_by_label("Supervisor", exact=True).select_option(index=1)
    dialog.get_by_label("Authenticator code").fill("000000")
    desk.keyboard.press("Enter")
    expect(dialog.get_by_text("This code is wrong, or was used before.")).to_be_visible()
    expect(dialog.get_by_label("Discount", exact=True)).to_have_value("20%")

    dialog.get_by_label("Authenticator code").fill(code_of(totp))
    desk.keyboard.press("Enter")

    expect(dialog).to_be_hidden()
    expect(total(desk)).to_have_text("97.99")
    assert Approval.objects.get().by_code is True
    desk.get_by_role("button", name="Complete").click()
    pay_and_submit_all(desk)
    assert the_order().status == "submitted"


def test_a_charge_is_waived_and_put_back(desk):
    desk.get_by_role("button", name="Change Shipping").click()
    dialog = desk.get_by_role("dialog", name="Manual charge Shipping")
    expect(dialog.get_by_label("Amount")).to_have_value("7.95")
    expect(dialog.get_by_label("Amount")).to_be_focused()
    desk.keyboard.type("0")
    dialog.get_by_label("Reason").select_option("Goodwill")
    dialog.get_by_role("button", name="OK").click()

    expect(dialog).to_be_hidden()
    expect(total(desk)).to_have_text("112.05")
    expect(desk.locator("#totals").get_by_text("manual charge")).to_be_visible()
    desk.get_by_role("button", name="Change Shipping").click()
    dialog.get_by_role("button", name="Put back").click()
    expect(total(desk)).to_have_text("120.00")


def test_a_price_by_hand_from_the_details_of_its_line(desk):
    desk.keyboard.press("Alt+i")
    details = desk.get_by_role("dialog", name="Line 1: 81327")
    details.get_by_role("button", name="Manual price").click()
    dialog = desk.get_by_role("dialog", name="Manual price on line 1")
    expect(dialog.get_by_label("Unit price")).to_have_value("110.05")
    desk.keyboard.type("105")
    dialog.get_by_label("Reason").select_option("Goodwill")
    dialog.get_by_role("button", name="OK").click()

    expect(dialog).to_be_hidden()
    expect(desk.locator("#line-1 .lines__amount")).to_have_text("105.00")
    expect(desk.locator("#line-1 s")).to_have_text("list price 110.05")
    expect(desk.locator("#line-1").get_by_text("manual price", exact=True)).to_be_visible()
    desk.keyboard.press("Escape")
    expect(details).to_be_hidden()
    assert the_order().total == Decimal("114.95")
