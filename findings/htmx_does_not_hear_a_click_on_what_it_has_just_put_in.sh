#!/bin/sh
# htmx 4.0.1 (package htmx.org) in Debian's Chromium, driven by playwright 1.61.0, 30 November 2026.
#
# Expected: a button with hx-post that an answer brings is listened to from the moment in which it
# stands on the page, as putting in and taking up are one step of one script.
# Seen: where an element of the answer replaces one of the same id, htmx waits one millisecond (its
# setting defaultSettleDelay) between the two, by a timer. A click or key that the browser hands out
# in between reaches a button that nobody listens to: no request is sent, and nothing says so. With
# defaultSettleDelay 0 htmx does both without a timer, and the same click is heard.
#
# Installs both packages in a folder of its own, prints what it saw, and fails if that changes.
# Wants npm, and a Chromium: the environment's CHROMIUM, or the first of Debian's that is found.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"${PYTHON:-python3}" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -qq --disable-pip-version-check "playwright==1.61.0"
cd "$folder"
npm pack --silent htmx.org@4.0.1 >/dev/null
tar xzf htmx.org-4.0.1.tgz package/dist/htmx.min.js
chromium=${CHROMIUM:-$(command -v chromium-headless-shell || command -v chromium)}

"$folder/venv/bin/python" - "$chromium" package/dist/htmx.min.js <<'PYTHON'
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

HTMX = Path(sys.argv[2]).read_text()
PART = '<div id="part">{word} <button id="next" hx-post="/next" hx-swap="none">Next</button></div>'
PAGE = """<!doctype html><html><head><meta name="htmx-config" content='{config}'>
<script src="/htmx.js"></script></head>
<body><button id="go" hx-get="/part" hx-target="#part" hx-swap="outerHTML">Go</button>{part}</body></html>"""
CLICK = """(wait) => new MutationObserver((_, observer) => {
    if (!document.getElementById("part")?.textContent.includes("new")) return;
    observer.disconnect();
    const click = () => document.getElementById("next").click();
    if (wait) return setTimeout(click, wait);
    const { port1, port2 } = new MessageChannel(); // the next thing that the browser does
    port1.onmessage = click;
    port2.postMessage(null);
}).observe(document.body, { childList: true, subtree: true })"""


def posts(browser, *, config, wait):
    page, seen = browser.new_page(), []

    def answer(route):
        path = route.request.url.removeprefix("http://site.test")
        seen.append(path)
        bodies = {
            "/": PAGE.format(config=config, part=PART.format(word="old")),
            "/htmx.js": HTMX,
            "/part": PART.format(word="new"),
        }
        kind = "text/javascript" if path == "/htmx.js" else "text/html"
        route.fulfill(body=bodies.get(path, ""), content_type=kind)

    page.route("**/*", answer)
    page.goto("http://site.test/")
    page.evaluate(CLICK, wait)
    page.click("#go")
    page.wait_for_timeout(500)
    page.close()
    return seen.count("/next")


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=sys.argv[1], args=["--no-sandbox"])
    told = {
        "as it comes, at once": posts(browser, config="{}", wait=0),
        "as it comes, 50 ms later": posts(browser, config="{}", wait=50),
        "without delay, at once": posts(browser, config='{"defaultSettleDelay": 0}', wait=0),
    }
    print("requests sent by a click on the new button:", told)
    browser.close()
sys.exit(list(told.values()) != [0, 1, 1])
PYTHON
