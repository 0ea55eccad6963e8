"""What an order comes to, live at the desk: a coupon, a spread charge, tax inside the prices."""

from playwright.sync_api import Page, expect

from callcenter.models import CallCenter
from catalog.models import ChargeRule, DeliveryMode, TaxGroup
from orders.models import Order
from tests.browser.entering import enter, open_desk
from tests.browser.walk import ENGLISH, FRENCH
from tests.factories import (
    ChargeCodeFactory,
    CouponFactory,
    ItemFactory,
    OfferFactory,
    TaxRateFactory,
)


def karens_desk(page: Page, url: str) -> Page:
    open_desk(page, url)
    return page


def add(page: Page, item: str, quantity: str = "1", words=ENGLISH) -> None:
    page.get_by_label(words.item_number).fill(item)
    page.get_by_label(words.item_number).press("Enter")
    page.get_by_label(words.quantity, exact=True).fill(quantity)
    page.get_by_label(words.quantity, exact=True).press("Enter")


def totals(page: Page):
    return page.get_by_role("complementary", name="Totals")


def test_a_coupon_by_the_keyboard_alone(demo_server, page):
    offer = OfferFactory.create(
        name="Thirty off", kind="threshold", value_kind="amount", concurrency="compounded",
        needs_coupon=True, tiers=[("200", "30")],
    )  # fmt: skip
    CouponFactory.create(code="THIRTY", offer=offer)
    desk = karens_desk(page, demo_server)
    add(desk, "81327")
    expect(desk.get_by_label("Quantity, line 1")).to_be_visible()

    desk.keyboard.press("Alt+k")
    desk.keyboard.type("thirty")
    desk.keyboard.press("Enter")
    expect(totals(desk)).to_contain_text("89.95 short of 200.00.")
    expect(desk.get_by_label("Coupon", exact=True)).to_have_value("")

    desk.keyboard.press("Alt+l")
    add(desk, "81327")
    expect(totals(desk)).to_contain_text("Thirty off")
    expect(totals(desk)).to_contain_text("−30.00")
    # The first line bears its share too, though nobody touched it.
    expect(desk.locator("#line-1 .lines__amount")).to_have_text("95.05")

    desk.get_by_role("button", name="Remove coupon THIRTY").press("Enter")
    expect(desk.locator("#line-1 .lines__amount")).to_have_text("110.05")
    expect(totals(desk)).not_to_contain_text("THIRTY")


def test_a_coupon_that_is_unknown_stays_in_its_field(demo_server, page):
    desk = karens_desk(page, demo_server)
    field = desk.get_by_label("Coupon", exact=True)

    field.fill("THIRTIE")
    field.press("Enter")

    expect(desk.get_by_text("There is no coupon THIRTIE.")).to_be_visible()
    expect(field).to_have_value("THIRTIE")
    expect(field).to_be_focused()


def test_a_charge_spread_over_its_lines_says_each_share(demo_server, page):
    usrt = CallCenter.objects.get(code="USRT")
    ChargeRule.objects.filter(call_center=usrt).update(replaced_at="2026-01-01T00:00Z")
    insurance = ChargeCodeFactory.create(code="INSURANCE", name="Insurance")
    rule = ChargeRule.objects.create(
        charge_code=insurance, currency="USD", call_center=usrt, spread=True,
        mode=DeliveryMode.objects.get(code="99"),
    )  # fmt: skip
    rule.tiers.create(value="15.00")
    for number, price in (("99001", "50.00"), ("99002", "30.00")):
        ItemFactory.create(item_number=number, price=price)
    desk = karens_desk(page, demo_server)

    add(desk, "99001")
    add(desk, "99002")

    expect(totals(desk)).to_contain_text("Insurance")
    expect(totals(desk)).to_contain_text("15.00")
    expect(desk.locator(".totals__total dd")).to_have_text("95.00")
    charges = Order.objects.get(customer__account_number="2001").charges.order_by("line__number")
    assert [str(charge.amount) for charge in charges] == ["9.380", "5.620"]


def test_an_order_of_fabrikam_france_has_its_tax_inside(demo_server, new_context):
    group = TaxGroup.objects.filter(code="STANDARD").first() or TaxGroup.objects.create(
        code="STANDARD", name="Standard"
    )
    if not group.rates.filter(country="FR").exists():
        TaxRateFactory.create(tax_group=group, country="FR", percent="20")
    item = ItemFactory.create(
        item_number="99100", price="69.00", price__currency="EUR", price__with_tax=True,
        tax_group=group,
    )  # fmt: skip
    page = new_context(locale="fr-FR").new_page()
    enter(page, demo_server, username="agent2")
    switcher = page.get_by_label("Centre d’appels")
    switcher.select_option(label=str(CallCenter.objects.get(code="FRFR").name))
    page.goto(f"{demo_server}/customers/2034/")
    page.get_by_role("button", name=FRENCH.new_sales_order).click()
    add(page, item.item_number, words=FRENCH)

    side = page.get_by_role("complementary", name="Totaux")
    expect(side).to_contain_text("dont TVA")
    expect(page.locator("#line-1 .lines__amount")).to_have_text("69,00")
    order = Order.objects.filter(customer__account_number="2034").latest("number")
    assert order.tax_added == 0
    assert order.total == order.goods_total + order.charges_total
    assert str(order.lines.get().tax) == "11.500"
