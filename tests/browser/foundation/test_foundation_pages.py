"""The shared pages: sign-in, second factor, errors; and that all of it can be used by everyone."""

import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.template.loader import render_to_string
from django.test import Client
from playwright.sync_api import expect

from tests.browser.axe import require_accessible
from tests.factories import PASSWORD
from tests.house.faults.web_servers import wait_until

pytestmark = pytest.mark.urls("tests.browser.desk_to_try")


# Sign-in


@pytest.mark.parametrize("java_script_enabled", [True, False], ids=["scripts", "no scripts"])
def test_signs_in_with_the_two_fields(new_context, web, agent, java_script_enabled):
    page = new_context(java_script_enabled=java_script_enabled).new_page()
    page.goto(f"{web}/accounts/login/")
    page.get_by_label("Username", exact=True).fill(agent.username)
    page.get_by_label("Password", exact=True).fill("wrong")
    page.get_by_role("button", name="Sign in", exact=True).click()

    expect(page.get_by_role("alert").filter(has_text="password")).to_be_visible()
    expect(page.get_by_label("Username", exact=True)).to_have_value(agent.username)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="Sales order 1041")).to_be_visible()


def test_the_sign_in_page_is_accessible_and_offers_both_languages(page, web):
    page.goto(f"{web}/accounts/login/")

    expect(page.get_by_role("heading", name="Sign in", exact=True)).to_be_visible()
    expect(page.get_by_role("button", name="English")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_role("button", name="Français")).to_be_visible()
    require_accessible(page)


def code_for(secret):
    counter = next(yield_hotp_counters_from_time())
    return format_hotp_value(hotp_value(secret, counter))


def test_a_second_factor_is_set_up_and_asked_for(desk, web, agent):
    desk.goto(f"{web}/accounts/2fa/")
    if desk.get_by_role("button", name="Confirm").count():
        desk.get_by_label("Password").fill(PASSWORD)
        desk.get_by_role("button", name="Confirm").click()
    require_accessible(desk)

    desk.get_by_role("link", name="Activate").click()
    if desk.get_by_role("button", name="Confirm").count():
        require_accessible(desk)
        desk.get_by_label("Password").fill(PASSWORD)
        desk.get_by_role("button", name="Confirm").click()
    secret = desk.get_by_label("Authenticator secret").input_value()
    expect(desk.get_by_role("img", name=secret)).to_be_visible()
    require_accessible(desk)
    desk.get_by_label("Authenticator code").fill(code_for(secret))
    desk.get_by_role("button", name="Activate").click()
    expect(desk.get_by_label("Unused codes")).to_be_visible()
    require_accessible(desk)
    recovery_code = desk.get_by_label("Unused codes").input_value().splitlines()[0]

    desk.get_by_role("button", name="Sign out").click()
    desk.goto(f"{web}/accounts/login/")
    desk.get_by_label("Username", exact=True).fill(agent.username)
    desk.get_by_label("Password", exact=True).fill(PASSWORD)
    desk.get_by_role("button", name="Sign in", exact=True).click()
    expect(desk.get_by_role("heading", name="Two-Factor Authentication")).to_be_visible()
    require_accessible(desk)
    desk.get_by_role("textbox").fill(recovery_code)
    desk.get_by_role("button", name="Sign In").click()
    expect(desk.get_by_role("heading", name="Sales order 1041")).to_be_visible()


# Errors


@pytest.mark.parametrize("name", ["403", "403_csrf", "404", "409"])
def test_an_error_page_says_what_to_do(agent_client, rf, name):
    html = render_to_string(f"{name}.html", request=rf.get("/"))

    assert "<h1>" in html
    assert "data-refusal" in html


def test_the_page_of_a_fault_needs_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        html = render_to_string("500.html")

    assert "<h1>Something went wrong</h1>" in html


def test_what_is_not_there_is_said_in_our_look(desk, web):
    desk.goto(f"{web}/nowhere/")

    expect(desk.get_by_role("heading", name="There is nothing here")).to_be_visible()
    require_accessible(desk)


# Everyone


def test_the_desk_and_its_dialogs_are_accessible(desk):
    require_accessible(desk)
    desk.get_by_label("Item number").press_sequentially("jacket")
    expect(desk.get_by_role("option")).to_have_count(2)
    desk.keyboard.press("ArrowDown")
    require_accessible(desk)
    desk.keyboard.press("Escape")
    desk.keyboard.press("F1")
    require_accessible(desk)
    desk.keyboard.press("Escape")
    desk.keyboard.press("F9")
    desk.get_by_role("button", name="Add", exact=True).click()
    require_accessible(desk)


@pytest.mark.parametrize("width", [320, 390, 720, 1024, 2560])
def test_nothing_is_wider_than_the_window(desk, width):
    desk.set_viewport_size({"width": width, "height": 700})

    assert desk.evaluate("document.documentElement.scrollWidth") == width


def test_the_bar_at_the_bottom_never_hides_the_focus(desk):
    desk.set_viewport_size({"width": 390, "height": 500})
    bar = desk.locator(".desk__bar")
    for label in ("Mode of delivery", "E-mail", "Item number"):
        field = desk.get_by_label(label, exact=True)
        field.focus()
        wait_until(lambda field=field: end_of(field) <= bar.bounding_box()["y"])


def end_of(field):
    box = field.bounding_box()
    return box["y"] + box["height"]


def test_a_dialog_rendered_open_is_a_sheet_without_scripts_and_a_dialog_with_them(
    desk, new_context, web
):
    desk.goto(f"{web}/?open=1")
    expect(desk.locator("dialog:modal#summary")).to_be_visible()
    expect(desk.get_by_role("button", name="Add", exact=True)).to_be_focused()

    plain = new_context(java_script_enabled=False)
    plain.add_cookies(desk.context.cookies())
    page = plain.new_page()
    page.goto(f"{web}/?open=1")
    expect(page.locator("dialog#summary")).to_be_visible()
    expect(page.get_by_label("Item number")).to_be_visible()
    expect(page.get_by_role("button", name="Keyboard shortcuts")).to_have_count(0)


def test_signed_out_means_signed_out(agent):
    client = Client()
    client.force_login(agent)

    client.post("/accounts/logout/")

    assert client.get("/").status_code == 302


def test_the_policy_lets_no_page_evaluate_text(desk):
    """htmx could, where a template asked for it; none does, and the browser would refuse.

    The page tries by a timer of its own: what a test runs in it directly is excepted from the policy.
    """
    told = desk.evaluate(
        """() => new Promise((tell) => setTimeout(() => {
            try { tell(new Function("return 'evaluated'")()); } catch (error) { tell(error.name); }
        }))"""
    )

    assert told == "EvalError"
