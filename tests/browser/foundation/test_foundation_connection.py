"""What a page does when answers do not come: the line is down, the server fails, the sign-in has ended."""

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from tests.factories import PASSWORD

pytestmark = pytest.mark.urls("tests.browser.desk_to_try")


def add(desk, number):
    desk.get_by_label("Item number").fill(number)
    desk.get_by_label("Item number").press("Enter")


def test_a_request_without_an_answer_is_kept_and_sent_again(desk):
    desk.route("**/lines/", lambda route: route.abort())
    add(desk, "7001")
    expect(desk.get_by_role("alert").first).to_contain_text("Nothing you typed is lost")
    expect(desk.get_by_label("Item number")).to_have_value("7001")

    desk.unroute("**/lines/")
    desk.get_by_role("button", name="Send again").click()
    expect(desk.locator("#lines li")).to_have_text(["7001 at 7"])
    expect(desk.get_by_role("button", name="Send again")).to_have_count(0)


def test_the_same_button_pressed_again_sends_once(desk):
    desk.route("**/lines/", lambda route: route.abort())
    add(desk, "7001")
    expect(desk.get_by_role("button", name="Send again")).to_be_visible()

    desk.unroute("**/lines/")
    desk.get_by_role("button", name="Add line").click()
    expect(desk.locator("#lines li")).to_have_text(["7001 at 7"])
    desk.wait_for_load_state("networkidle")
    expect(desk.locator("#lines li")).to_have_count(1)
    expect(desk.get_by_role("button", name="Send again")).to_have_count(0)


def test_a_fault_of_the_server_says_so_and_does_not_block_the_next_request(desk):
    desk.route("**/lines/", lambda route: route.fulfill(status=500, body="<h1>Server Error</h1>"))
    add(desk, "7001")
    expect(desk.get_by_role("alert").first).to_contain_text("Something went wrong on the server.")

    desk.keyboard.press("F9")
    desk.get_by_role("button", name="Add", exact=True).click()
    desk.get_by_role("button", name="OK").click()
    expect(desk.locator("#lines li")).to_have_text(["Paid"])


def test_an_ended_sign_in_is_asked_for_in_place_and_the_request_goes_on(desk, agent):
    Session.objects.all().delete()
    add(desk, "7001")
    dialog = desk.get_by_role("dialog", name="Sign in again")
    expect(dialog.get_by_label("Password")).to_be_focused()
    expect(dialog.get_by_label("Username")).to_have_value(agent.username)

    dialog.get_by_label("Password").fill("wrong")
    dialog.get_by_role("button", name="Sign in").click()
    expect(dialog.get_by_role("alert")).not_to_be_empty()
    dialog.get_by_label("Password").fill(PASSWORD)
    dialog.get_by_role("button", name="Sign in").click()

    expect(dialog).to_have_count(0)
    expect(desk.locator("#lines li")).to_have_text(["7001 at 7"])


def test_a_sign_in_put_off_can_be_taken_up_from_the_banner(desk):
    Session.objects.all().delete()
    add(desk, "7001")
    expect(desk.get_by_role("dialog", name="Sign in again")).to_be_visible()
    desk.keyboard.press("Escape")
    expect(desk.get_by_role("alert").first).to_contain_text("You are signed out.")

    desk.get_by_role("button", name="Send again").click()
    dialog = desk.get_by_role("dialog", name="Sign in again")
    dialog.get_by_label("Password").fill(PASSWORD)
    dialog.get_by_role("button", name="Sign in").click()
    expect(desk.locator("#lines li")).to_have_text(["7001 at 7"])
    expect(desk.get_by_role("button", name="Send again")).to_have_count(0)
