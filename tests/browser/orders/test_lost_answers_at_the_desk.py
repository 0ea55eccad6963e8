"""For each form of the desk: an answer breaks off twice, and what was asked for happens once."""

import re
from pathlib import Path

import pytest
from django.urls import resolve
from playwright.sync_api import expect

from orders.models import Order
from tests.browser.entering import open_desk
from tests.browser.orders.forms_of_the_desk import FORMS, SHOWN_ONLY, with_lines
from tests.browser.serving import BODY, END, HEAD, NOTHING, Line

TEMPLATES = Path(__file__).parents[3] / "templates"
PATHS = (
    "() => [...document.querySelectorAll('[hx-post]')].map((one) => one.getAttribute('hx-post'))"
)
NOT_BY_NAME = {
    "{{ by_hand_action }}": "one of four that are tried",
    "{{ undo }}": "put-back, which is tried",
    "{% url 'orders:others' order.number %}": "says that the desk is open",
    "{% url 'customers:likely-duplicates' %}": "changes nothing",
    "{{ request.path }}": "the customer's page: with keys, or of its own",
    "{{ action }}": "money back: with a key",
    "{{ restore_line }}": "with a key",
    "{{ one.grant }}": "the supervisor's list",
    "{{ one.refuse }}": "the supervisor's list",
    "{{ make_refund }}": "the list of refunds",
    "{{ drop_refund }}": "the list of refunds",
    "{{ count_takings }}": "the day's takings",
    "{{ issue_gift_cards }}": "with a key",
    "{{ void_gift_card }}": "the order's gift cards",
}
WATCH = """document.addEventListener("htmx:before:swap", ({ detail: { tasks } }) => {
    const targets = tasks.map(({ target }) => target).filter((one) => one instanceof Element);
    const isInside = (one) => targets.some((other) => other !== one && other.contains(one));
    window.nested = [...(window.nested ?? []), ...targets.filter(isInside).map((one) => one.id)];
})"""
FILL = """(element, typed) => {
    const form = element.form ?? element.closest("form");
    for (const [name, value] of Object.entries(typed)) {
        const field = form.elements.namedItem(name);
        if (value === true) field.checked = true;
        else field.value = value || [...field.options].find((option) => option.value).value;
    }
    if (element.tagName === "BUTTON") element.click();
    else if (element.getAttribute("hx-trigger") !== "change") form.requestSubmit();
    else form.dispatchEvent(new Event("change", { bubbles: true }));
}"""


def names_on(page):
    return {resolve(path.partition("?")[0]).view_name for path in page.evaluate(PATHS)}


def form_on(page, name):
    """The form, or the button, that posts to what has this name; not what only draws it anew."""
    found = page.locator("form[hx-post], button[hx-post]")
    paths = found.evaluate_all("(all) => all.map((one) => one.getAttribute('hx-post'))")
    places = [n for n, path in enumerate(paths) if resolve(path).view_name == name]
    return found.nth(places[0])


def events_of(order):
    return list(order.events.order_by("pk").values_list("kind", flat=True))


def opened(page, form):
    for count, selector in enumerate(form.pressed, start=1):
        page.locator(selector).first.dispatch_event("click")
        expect(page.locator("dialog:modal")).to_have_count(count)
    page.wait_for_load_state("networkidle")
    assert names_on(page) - SHOWN_ONLY <= set(FORMS)


def lose_the_answer(page, send, *, times):
    """Send something of which the answer breaks off, that often."""
    again = page.get_by_role("button", name="Send again")
    for number in range(times):
        send() if number == 0 else again.click()
        Line.wait_until_broken(number + 1)
        expect(again).to_be_visible()


@pytest.mark.parametrize("name", FORMS)
def test_d1_d2_what_is_sent_again_happens_once_and_is_no_conflict(name, demo_server, page):
    form = FORMS[name]
    order = open_desk(page, demo_server)
    with_lines(order)
    form.ready(order)
    page.add_init_script(WATCH)
    page.reload()
    opened(page, form)
    was, version = events_of(order), page.locator("#version").get_attribute("value")

    with Line.breaking(BODY, HEAD, END):
        lose_the_answer(page, lambda: form_on(page, name).evaluate(FILL, form.typed), times=2)
        done = events_of(order)
        assert len(done) > len(was)
        assert page.locator("#version").get_attribute("value") == version
        assert page.locator("dialog:modal").count() == len(form.pressed)
        page.get_by_role("button", name="Send again").click()
        Line.wait_until_broken(3)

    if form.leaves:
        expect(page.locator("#entry")).to_have_count(0)
    else:
        expect(page.get_by_role("button", name="Send again")).to_have_count(0)
        now = Order.objects.get(pk=order.pk).version
        expect(page.locator("#version")).to_have_attribute("value", str(now))
        expect(page.locator("#problem")).to_be_empty()
        assert page.evaluate("window.nested") == []  # htmx would lose a part inside a part
    assert events_of(order) == done
    assert page.get_by_text("somebody else").count() == 0


def test_d2_what_the_browser_sends_again_by_itself_is_no_conflict_either(demo_server, page):
    """Chromium repeats a POST where a connection that was used before closes without a word."""
    order = open_desk(page, demo_server)
    with_lines(order)
    page.reload()
    was = events_of(order)

    with Line.breaking(NOTHING):
        form_on(page, "orders:change-details").evaluate(FILL, {"reference": "A7"})
        Line.wait_until_broken(1)
        left = str(Order.objects.get(pk=order.pk).version)
        expect(page.locator("#version")).to_have_attribute("value", left)

    assert events_of(order) == [*was, "header_changed"]
    expect(page.locator("#conflict")).to_be_empty()
    expect(page.locator("#problem")).to_be_empty()


def test_every_form_of_the_desk_is_tried():
    texts = [template.read_text() for template in TEMPLATES.glob("**/*.html")]
    sent = {path for text in texts for path in re.findall(r'hx-post="([^"]*)"', text)}
    tried = {f"{{{{ {name.partition(':')[2].replace('-', '_')} }}}}" for name in FORMS}

    assert sent - tried == set(NOT_BY_NAME)
