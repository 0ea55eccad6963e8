"""An answer counts once all of it is here: until then nothing of it is told, and its request waits."""

import pytest
from playwright.sync_api import expect

from tests.browser.serving import BODY, END, HEAD, Line

pytestmark = pytest.mark.urls("tests.browser.desk_to_try")


def add(desk, number):
    desk.get_by_label("Item number").fill(number)
    desk.get_by_label("Item number").press("Enter")


@pytest.mark.parametrize("place", [HEAD, BODY])
def test_d1_of_an_answer_that_breaks_off_nothing_is_told(desk, place):
    with Line.breaking(place):
        add(desk, "7001")
        expect(desk.get_by_role("alert").first).to_contain_text("Nothing you typed is lost")
    expect(desk.locator("#lines li")).to_have_count(0)
    expect(desk.locator("#announce")).to_be_empty()
    expect(desk.get_by_label("Item number")).to_be_focused()

    desk.get_by_role("button", name="Send again").click()
    expect(desk.locator("#lines li")).to_have_text(["7001 at 7"])
    expect(desk.locator("#announce")).to_have_text("Line 7001 added")
    expect(desk.get_by_role("button", name="Send again")).to_have_count(0)


def test_d1_a_line_that_breaks_after_an_answer_loses_nothing(desk):
    with Line.breaking(END) as line:
        add(desk, "7001")
        expect(desk.locator("#lines li")).to_have_text(["7001 at 7"])
        assert line.broken == 1
    expect(desk.get_by_role("button", name="Send again")).to_have_count(0)


def test_d1_a_dialog_stays_open_over_an_answer_that_breaks_off(desk):
    desk.keyboard.press("F9")
    desk.get_by_role("button", name="Add", exact=True).click()
    payment = desk.get_by_role("dialog", name="Enter customer payment information")
    with Line.breaking(BODY):
        payment.get_by_label("Payment amount").fill("7.00")
        payment.get_by_role("button", name="OK").click()
        expect(desk.locator("#problem")).to_contain_text("Nothing you typed is lost")
    expect(payment).to_be_visible()
    expect(payment.get_by_label("Payment amount")).to_have_value("7.00")

    payment.get_by_role("button", name="OK").click()
    expect(payment).to_be_hidden()
    expect(desk.locator("#lines li")).to_have_text(["Paid"])
