"""The source code at the desk: typed in part, refused with its date, said aloud, by keyboard alone."""

from datetime import date

import pytest
from playwright.sync_api import Locator, Page, expect

from callcenter.models import CallCenter
from catalog.models import Catalog, OfferedCatalog, SourceCode
from orders.models import Order
from tests.browser.axe import require_accessible
from tests.browser.entering import open_desk
from tests.browser.waiting import settle
from tests.browser.walk import ENGLISH, name_source_code

SAY = "Welcome to Fabrikam. May I tell you about the new collection?"
COUNT_CLOSINGS = """() => {
  window.closings = 0;
  document.getElementById("line").addEventListener("close", () => window.closings++);
}"""
CLOSE = "The next catalog comes in June."


@pytest.fixture
def codes(demo_server):
    """FAB26 with what to say, beside it a code that has ended and one that means none."""
    catalog = Catalog.objects.get(code="FAB26")
    OfferedCatalog.objects.exclude(catalog=catalog).delete()
    catalog.source_codes.exclude(code="FAB26").update(catalog=Catalog.objects.get(code="WINTER27"))
    catalog.source_codes.update(valid_to=None, script=SAY, submit_script=CLOSE)
    for code, more in {
        "FAB25": {"valid_to": date(2026, 5, 3)},
        "NONE": {"means_none": True},
    }.items():
        SourceCode.objects.update_or_create(code=code, defaults={"catalog": catalog} | more)


@pytest.fixture
def desk(demo_server, codes, page: Page) -> Page:
    """The desk of a new order of Karen's."""
    open_desk(page, demo_server)
    return page


def code_of_the_order() -> str | None:
    order = Order.objects.select_related("source_code").get(customer__account_number="2001")
    return order.source_code.code if order.source_code else None


def hits(page: Page) -> list[str]:
    listed = page.locator("#source_code-list [role=option]")
    expect(listed.first).to_be_visible()
    return [hit.get_attribute("data-value") for hit in listed.all()]


def test_a_part_finds_it_and_an_arrow_takes_it_by_keyboard_alone(desk):
    desk.keyboard.press("Alt+c")
    desk.keyboard.type("FAB?6")
    assert hits(desk) == ["FAB26"]
    desk.keyboard.press("Enter")

    expect(desk.get_by_label("Item number")).to_be_focused()
    note = desk.locator("#source-form").get_by_role("note")
    expect(note).to_have_text(SAY)
    expect(desk.locator("#announce")).to_contain_text(SAY)
    expect(desk.get_by_label("Source code")).to_have_value("FAB26")
    assert code_of_the_order() == "FAB26"
    require_accessible(desk, ("light",))


def test_a_list_that_has_not_come_yet_is_not_waited_for(desk):
    desk.keyboard.press("Alt+c")
    desk.keyboard.type("fab?6")
    desk.keyboard.press("Enter")

    expect(desk.get_by_label("Source code")).to_have_value("FAB26")
    expect(desk.get_by_label("Item number")).to_be_focused()
    assert code_of_the_order() == "FAB26"


def test_an_expired_code_is_refused_with_its_date_and_stays_typed(desk):
    field = desk.get_by_label("Source code")
    desk.keyboard.press("Alt+c")
    desk.keyboard.type("FAB25")
    expect(desk.get_by_role("option", name="FAB25")).to_contain_text("expired on 3 May 2026")
    desk.keyboard.press("Enter")

    expect(desk.get_by_text("FAB25 expired on 3 May 2026. Ask for another code")).to_be_visible()
    expect(field).to_have_value("FAB25")
    expect(field).to_be_focused()
    assert code_of_the_order() is None
    require_accessible(desk, ("light",))

    desk.keyboard.press("Tab")  # leads on, and asks nothing again
    expect(field).not_to_be_focused()
    expect(field).to_have_value("FAB25")


def test_several_that_match_are_left_to_the_agent(desk):
    desk.keyboard.press("Alt+c")
    desk.keyboard.type("FAB2")
    assert hits(desk) == ["FAB26", "FAB25"]
    desk.keyboard.press("Enter")  # walks past no hits, and takes none unasked
    expect(desk.locator("[role=option][aria-selected=true]")).to_contain_text("FAB26")
    desk.keyboard.press("Escape")
    desk.keyboard.press("Enter")

    refusal = desk.get_by_text("Several source codes match “FAB2”: FAB26, FAB25. Pick one")
    expect(refusal).to_be_visible()
    expect(desk.get_by_label("Source code")).to_have_value("FAB2")
    expect(desk.get_by_label("Source code")).to_be_focused()
    desk.keyboard.press("ArrowDown")
    assert hits(desk) == ["FAB26", "FAB25"]
    desk.keyboard.press("ArrowDown")
    desk.keyboard.press("Enter")
    expect(refusal).to_be_hidden()
    assert code_of_the_order() == "FAB26"


def test_emptied_and_left_it_is_none(desk):
    name_source_code(desk, ENGLISH, "FAB26")
    desk.keyboard.press("Alt+c")
    desk.keyboard.press("Delete")
    desk.keyboard.press("Alt+l")

    expect(desk.locator("#source-form").get_by_role("note")).to_have_count(0)
    expect(desk.get_by_label("Source code")).to_have_value("")
    assert code_of_the_order() is None


def test_of_nothing_typed_the_list_offers_what_can_be_used(desk):
    desk.keyboard.press("Alt+c")
    desk.keyboard.press("Alt+ArrowDown")

    assert hits(desk) == ["FAB26", "NONE"]


def test_complete_waits_for_the_code(desk):
    desk.get_by_label("Item number").fill("81327")
    desk.keyboard.press("Alt+c")
    desk.keyboard.type("FAB26")
    desk.keyboard.press("F9")

    summary = desk.get_by_role("dialog", name="Sales order summary")
    expect(summary.get_by_role("note")).to_have_text(CLOSE)
    assert code_of_the_order() == "FAB26"
    require_accessible(desk, ("light",))


def test_complete_does_not_open_where_the_code_is_refused(desk):
    desk.get_by_label("Item number").fill("81327")
    desk.keyboard.press("Alt+c")
    desk.keyboard.type("FAB25")
    desk.keyboard.press("F9")

    expect(desk.get_by_text("FAB25 expired on 3 May 2026.")).to_be_visible()
    expect(desk.get_by_label("Source code")).to_be_focused()
    expect(desk.get_by_role("dialog", name="Sales order summary")).to_be_hidden()
    expect(desk.get_by_label("Item number")).to_have_value("81327")


def test_where_one_is_required_the_desk_starts_there(demo_server, codes, page):
    CallCenter.objects.update(source_code_required=True)
    open_desk(page, demo_server)

    expect(page.get_by_label("Source code")).to_be_focused()
    page.keyboard.type("NONE")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Item number")).to_be_focused()
    expect(page.get_by_text("The caller has none.")).to_be_visible()
    assert code_of_the_order() == "NONE"


@pytest.fixture
def details(desk) -> Page:
    """The desk with the details of its only line open."""
    desk.get_by_label("Item number").fill("88001")
    desk.get_by_label("Quantity", exact=True).press("Enter")
    expect(desk.get_by_label("Quantity, line 1")).to_be_visible()
    desk.keyboard.press("Alt+i")
    expect(desk.get_by_label("Line source code")).to_be_visible()
    settle(desk)
    return desk


def test_a_line_has_its_own_code(details):
    field = details.get_by_label("Line source code")
    field.focus()
    details.keyboard.type("semiann")
    listed = details.locator("#line_source_code-list [role=option]")
    expect(listed.filter(has_text="FAB26")).to_be_visible()
    require_accessible(details, ("light",))
    details.keyboard.press("ArrowDown")
    details.keyboard.press("Enter")

    expect(details.get_by_role("dialog").get_by_role("note")).to_have_text(SAY)
    expect(field).to_have_value("FAB26")
    expect(field).to_be_focused()
    expect(details.locator("#line-1")).to_contain_text("FAB26")
    details.keyboard.press("Escape")
    expect(details.get_by_label("Source code", exact=True)).to_have_value("")


@pytest.mark.parametrize("close", ["Escape", "Control+Enter", "✕"])
def test_the_details_close_only_after_the_code_is_taken(details, close):
    details.evaluate(COUNT_CLOSINGS)
    dialog = details.get_by_role("dialog")
    field = details.get_by_label("Line source code")
    type_into(field, "FAB25")
    closing(details, close)

    expect(dialog.get_by_text("FAB25 expired on 3 May 2026.")).to_be_visible()
    expect(field).to_have_value("FAB25")
    expect(field).to_be_focused()
    assert details.evaluate("window.closings") == 0

    type_into(field, "FAB26")
    closing(details, close)

    expect(dialog).to_have_count(0)
    expect(details.locator("#line-1")).to_contain_text("FAB26")
    expect(details.get_by_label("Item number")).to_be_focused()


def type_into(field: Locator, code: str) -> None:
    """Type a code, and put its list away."""
    field.press("Control+a")
    field.press_sequentially(code)
    expect(field).to_have_attribute("aria-expanded", "true")
    field.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")


def closing(page: Page, how: str) -> None:
    if how == "✕":
        page.get_by_role("dialog").get_by_role("button", name="Close").first.click()
    else:
        page.keyboard.press(how)
