"""What htmx 4.0.1 does and the desk leans on, tried without the desk: another version has to say so."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

ROOT = Path(__file__).parents[3]
HTMX = next((ROOT / "static/vendor").glob("htmx-*.min.js")).read_text()
CONFIG = re.search(r"<meta name=\"htmx-config\"[^>]*>", (ROOT / "templates/base.html").read_text())[
    0
]
HEAD = f"<!doctype html><head>{CONFIG}<script src='/htmx.js'></script></head>"
GO = '<button id="go" hx-get="/answer" hx-swap="none">Go</button>'


@pytest.fixture
def site(page):
    """Open a page with this body, which gets these answers; return what was asked."""

    def opened(body, **answers):
        asked = []

        def answer(route):
            path = route.request.url.removeprefix("http://site.test/")
            asked.append(path)
            bodies = {"": HEAD + body, "htmx.js": HTMX}
            kind = "text/javascript" if path == "htmx.js" else "text/html"
            route.fulfill(
                body=bodies.get(path) or answers[path.partition("?")[0]], content_type=kind
            )

        page.route("http://site.test/**", answer)
        page.goto("http://site.test/")
        return asked

    return opened


def test_a_part_inside_a_part_is_lost(page, site):
    """Targets are looked up before the first swap: the inner one is gone when its turn comes."""
    site(
        f'{GO}<div id="outer"><p id="inner">before</p></div>',
        answer='<div id="outer" hx-swap-oob="outerHTML"><p id="inner">of the outer part</p></div>'
        '<p id="inner" hx-swap-oob="outerHTML">its own</p>',
    )
    page.click("#go")

    expect(page.locator("#inner")).to_have_text("of the outer part")


def test_morphing_leaves_what_is_typed_where_the_focus_is(page, site):
    site(
        f'{GO}<div id="part"><input id="here" value="a"><input id="there" value="a"></div>',
        answer='<div id="part" hx-swap-oob="outerMorph"><input id="here" value="b"><input id="there" value="b">new</div>',
    )
    page.fill("#there", "typed")
    page.fill("#here", "typed")
    page.locator("#go").dispatch_event("click")

    expect(page.locator("#part")).to_have_text("new")
    expect(page.locator("#here")).to_have_value("typed")
    expect(page.locator("#there")).to_have_value("b")


def test_morphing_leaves_a_checkbox_that_was_touched(page, site):
    site(
        f'{GO}<div id="part"><input type="checkbox" id="touched"><input type="checkbox" id="other" checked></div>',
        answer='<div id="part" hx-swap-oob="outerMorph"><input type="checkbox" id="touched">'
        '<input type="checkbox" id="other">new</div>',
    )
    page.check("#touched")
    page.click("#go")

    expect(page.locator("#part")).to_have_text("new")
    expect(page.locator("#touched")).to_be_checked()
    expect(page.locator("#other")).not_to_be_checked()


def test_morphing_closes_a_modal_dialog_and_leaves_its_lock(page, site):
    site(
        f'{GO}<dialog id="part">old</dialog>',
        answer='<dialog id="part" hx-swap-oob="outerMorph">new</dialog>',
    )
    page.evaluate("document.getElementById('part').showModal()")
    page.locator("#go").dispatch_event("click")

    expect(page.locator("#part")).to_have_text("new")
    expect(page.locator("#part")).to_be_hidden()
    assert page.evaluate("document.elementFromPoint(20, 20)?.id") != "go"


@pytest.mark.parametrize(
    ("sync", "asked"), [("", ["q=1", "q=2"]), ('hx-sync="this:replace"', ["q=1", "q=2", "q=3"])]
)
def test_without_hx_sync_the_latest_of_three_requests_is_dropped(page, site, sync, asked):
    all_asked = site(
        f'<input name="q" hx-get="/answer" hx-target="#part" hx-trigger="input" {sync}><p id="part"></p>'
        '<button hx-get="/end" hx-target="#part">End</button>',
        answer="found",
        end="end",
    )
    page.evaluate("""() => {
        const field = document.querySelector("input");
        for (const text of ["1", "2", "3"]) {
            field.value = text;
            field.dispatchEvent(new Event("input"));
        }
    }""")
    expect(page.locator("#part")).to_have_text("found")
    page.wait_for_load_state("networkidle")

    assert [one.partition("?")[2] for one in all_asked if one.startswith("answer")] == asked
