"""Everything an agent meets can be used by everyone, and never lets the focus go."""

from dataclasses import dataclass

import pytest
from django.utils import translation
from django.utils.text import capfirst
from playwright.sync_api import Locator, Page, expect

from callcenter.models import User
from catalog.models import DeliveryMode, ModeForRegion
from orders import operations
from orders.models import Order
from tests.browser.axe import require_accessible
from tests.browser.entering import enter
from tests.browser.walk import ENGLISH, FRENCH, Words, find_karen, open_order
from tests.factories import NOW


@dataclass(frozen=True, kw_only=True)
class Walk:
    """An agent at his browser, in one language."""

    page: Page
    url: str
    words: Words
    schemes: tuple[str, ...]

    def say(self, text: str, **values: object) -> str:
        """Say what the pages say, in the language of this walk."""
        with translation.override(self.words.locale[:2]):
            return translation.gettext(text) % values

    def go(self, path: str) -> None:
        self.page.goto(self.url + path)

    def button(self, text: str, within: Locator | None = None) -> Locator:
        return (within or self.page).get_by_role("button", name=self.say(text), exact=True)

    def field(self, text: str, within: Locator | None = None) -> Locator:
        return (within or self.page).get_by_label(self.say(text), exact=True)

    def dialog(self, text: str) -> Locator:
        return self.page.get_by_role("dialog", name=self.say(text), exact=True)

    def tab(self, text: str) -> Locator:
        return self.page.get_by_role("tab", name=self.say(text), exact=True)

    def add_line(self, item: str) -> None:
        self.field("Item number").fill(item)
        self.field("Quantity").press("Enter")

    def check(self, shown: Locator) -> None:
        """Once this is shown: the focus is somewhere, and axe finds nothing."""
        expect(shown).to_be_visible()
        expect(self.page.locator(":focus")).to_have_count(1)  # the body is never :focus
        require_accessible(self.page, self.schemes)


@pytest.fixture(
    params=[
        pytest.param((ENGLISH, ("light",)), id="en"),
        pytest.param((FRENCH, ("dark",)), id="fr"),  # colours know no language: each theme once
    ]
)
def walk(request, demo_server, new_context) -> Walk:
    words, schemes = request.param
    page = new_context(locale=words.locale).new_page()
    enter(page, demo_server)
    return Walk(page=page, url=demo_server, words=words, schemes=schemes)


@pytest.fixture
def desk(walk) -> Walk:
    """The desk of a new order of Karen's."""
    find_karen(walk.page, walk.words)
    open_order(walk.page, walk.words)
    return walk


def test_finding_a_customer_and_a_price(walk):
    page = walk.page
    walk.check(walk.field("Search text"))
    walk.field("Search text").press_sequentially("berg")
    walk.check(page.locator("#hits").get_by_role("link", name="Karen Berg"))
    walk.button("Search").click()
    walk.check(walk.dialog("Customer search").get_by_role("radio", name="Karen Berg"))
    walk.go("/customers/?q=nobodyatall")
    walk.check(walk.button("New customer", walk.dialog("Customer search")))

    walk.button("New customer").click()
    walk.check(page.get_by_role("heading", name=walk.say("New customer")))
    walk.field("Street").fill("2 New Street")
    walk.field("Telephone").fill("12")
    walk.field("E-mail").fill("karen@nowhere")
    walk.button("Save").click()
    walk.check(page.locator("[aria-invalid='true']").first)

    walk.go("/customers/2001/")
    walk.check(walk.button("New sales order"))
    page.keyboard.press("F1")
    walk.check(walk.dialog("Keyboard shortcuts"))
    walk.go("/prices/?customer=2001&q=81327")
    walk.check(walk.button("New sales order with this item"))


def test_pages_that_only_show(walk):
    walk.go("/orders/")
    walk.check(walk.page.get_by_role("heading", name=walk.say("Sales orders")))
    walk.go("/nowhere/")
    walk.check(walk.page.get_by_role("heading", name=walk.say("There is nothing here")))


def test_how_it_is_delivered(desk):
    page = desk.page
    overnight = DeliveryMode.objects.get(code="21")
    ModeForRegion.objects.create(mode=overnight, country="FR")  # and nowhere else
    desk.add_line("81327")
    expect(page.locator("#line-1")).to_be_visible()
    desk.field("Mode of delivery").press("Alt+ArrowDown")
    modes = desk.dialog("Modes of delivery")
    desk.check(modes.locator("[aria-disabled='true']"))
    page.keyboard.press("Escape")

    page.keyboard.press("Alt+i")
    desk.check(desk.field("Line mode of delivery"))
    desk.field("Expedite", page.locator("#line")).check()
    expect(page.locator("#line-1 .badge")).to_be_visible()
    page.keyboard.press("Escape")
    desk.check(page.locator("#line-1 .badge"))


def test_the_lines_of_the_desk(desk):
    page = desk.page
    desk.check(desk.field("Item number"))
    for count in (1, 2):
        desk.add_line("81327")
        expect(page.locator("#rows tr:not(.pending)")).to_have_count(count)
    desk.check(page.locator("#line-2"))

    held = []
    page.route(
        "**/lines/add/", lambda route: held.append(route)
    )  # the answer comes while the next line is typed
    desk.add_line("81372")
    desk.field("Item number").press_sequentially("813")
    expect(page.locator("#item-list").get_by_role("option").first).to_be_visible()
    held.pop().continue_()
    page.unroute("**/lines/add/")
    expect(page.locator("#rows [data-refused]")).to_be_visible()
    desk.field("Item number").press("Alt+ArrowDown")
    desk.check(page.locator("#item-list").get_by_role("option").first)
    desk.button("Remove the refused line").click()
    desk.check(desk.field("Item number"))


def test_the_header_the_history_and_the_ways_out_of_the_desk(desk):
    page = desk.page
    desk.add_line("81327")
    expect(page.locator("#line-1")).to_be_visible()
    desk.tab("Header").click()
    once = page.locator("#once")
    once.locator("summary").click()
    desk.check(desk.field("Street", once))
    for field in ("Street", "Town"):
        desk.field(field, once).fill("")
    desk.button("Deliver here", once).click()
    desk.check(once.locator("[aria-invalid='true']").first)
    desk.tab("History").click()
    desk.check(page.locator("#history li, #history tr").first)

    desk.button("Keep for later").click()
    keep = desk.dialog("Keep for later")
    desk.check(keep)
    desk.button("Keep as draft", keep).click()
    desk.check(keep.locator("[aria-invalid='true']"))
    desk.button("Back to the order", keep).click()
    desk.check(desk.tab("History"))

    order = Order.objects.get(customer__account_number="2001")
    agent2 = User.objects.get(username="agent2")
    operations.set_mode(order.number, version=order.version, mode="21", at=NOW, by=agent2)
    desk.tab("Lines").click()
    desk.field("Mode of delivery").select_option("11 Express")
    desk.check(desk.button("Save what you typed"))
    page.get_by_role("link", name=desk.say("Keep what is there")).click()
    expect(desk.button("Save what you typed")).to_be_hidden()

    desk.button("Cancel order").click()
    cancel = desk.dialog("Cancel order")
    desk.check(cancel)
    desk.button("Cancel order", cancel).click()
    desk.check(cancel.locator("[aria-invalid='true']"))
    desk.field("Reason", cancel).fill("Changed her mind")
    desk.button("Cancel order", cancel).click()
    desk.check(page.get_by_text(desk.say("This order is cancelled.")))


def test_paying_and_submitting(desk):
    page = desk.page
    desk.add_line("81327")
    expect(page.locator("#line-1")).to_be_visible()
    page.get_by_role("button", name=desk.words.complete).click()
    summary = desk.dialog("Sales order summary")
    desk.check(summary)

    desk.button("Add", summary).click()
    payment = desk.dialog("Enter customer payment information")
    desk.check(payment)
    desk.field("Payment method", payment).select_option("CARD")
    desk.check(desk.field("Last four digits", payment))
    desk.field("Payment amount", payment).fill("50%")
    desk.button("OK", payment).click()
    desk.check(payment.locator(".errorlist, .field__error").first)
    desk.field("Card brand", payment).select_option("Visa")
    desk.field("Last four digits", payment).fill("4242")
    desk.field("Terminal", payment).fill("T1")
    code = capfirst(desk.say("approval code"))  # named by its column
    payment.get_by_label(code, exact=True).fill("A77")
    desk.button("OK", payment).click()
    expect(payment).to_be_hidden()
    summary.locator("summary").click()
    desk.check(desk.button("Remove payment", summary))

    desk.button("Add", summary).click()
    desk.field("Payment method", payment).select_option("CASH")
    desk.button("OK", payment).click()
    expect(summary.locator(".totals__balance dd")).to_have_text(desk.words.balance_due)
    desk.check(desk.button("Submit", summary))
    desk.button("Submit", summary).click()
    desk.check(page.locator(".number"))
