"""Takes the pictures of the documentation: `./dev screenshots` writes docs/images/*.png.

It walks through the demo at BASE_URL where that is set, as http://127.0.0.1:8000, and otherwise
through a fresh one of its own, so that order numbers are the same each time.
"""

import os
import socket
import struct
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from playwright.sync_api import Browser, Page, expect, sync_playwright

django.setup()  # before what the tests of the walk import

from tests.browser.walk import (  # noqa: E402
    ENGLISH,
    FRENCH,
    Words,
    find_karen,
    name_source_code,
    open_order,
    sign_in,
)
from tests.conftest import find_browser  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
CHROMIUM_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"]
WIDTH, HEIGHT = 1440, 900
LARGEST = 200_000  # bytes of one picture
SIGNATURE = b"\x89PNG\r\n\x1a\n"
FRENCH_ACCOUNT = "2033"
LINES = [("81327", 1), ("88001", 1)]  # the source code changes the price of the second
AROUND = {
    "customer-service": "/customers/",
    "customer": "/customers/2001/",
    "new-customer": "/customers/new/",
    "prices": "/prices/?q=jacket",
    "sales-orders": "/orders/",
    "submitted-order": "/orders/1001/",
    "blocked-orders": "/orders/blocked/",
    "refunds": "/orders/refunds/",
    "letters": "/orders/letters/",
}


def main() -> None:
    IMAGES.mkdir(parents=True, exist_ok=True)
    with demo() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=CHROMIUM_FLAGS)
        take_the_walk(browser, url)
        take_in_french(browser, url)
        take_around_the_desk(browser, url)
        take_the_admin(browser, url)
        browser.close()


# --- The demo ------------------------------------------------------------------------------------


@contextmanager
def demo() -> Iterator[str]:
    """Give the address of a demo: the running one that is named, else one of our own."""
    if url := os.environ.get("BASE_URL"):
        yield url.rstrip("/")
        return
    with tempfile.TemporaryDirectory(prefix="callcenter-pictures-") as folder:
        Path(folder).chmod(0o755)  # the database may run as another user
        port = free_port()
        kept = {name: text for name, text in os.environ.items() if name != "DATABASE_URL"}
        own = {
            "PORT": str(port),
            "CALLCENTER_DATA": f"{folder}/data",
            "CALLCENTER_STATIC": f"{folder}/static",
            "CALLCENTER_LOG": "ERROR",
        }
        server = subprocess.Popen(
            ["./dev", "demo"], cwd=ROOT, env=kept | own, stdout=subprocess.PIPE, text=True
        )
        try:
            wait_until_ready(server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=60)


def wait_until_ready(server: "subprocess.Popen[str]") -> None:
    assert server.stdout
    for line in server.stdout:
        if line.startswith("Ready:"):
            return
    sys.exit("The demo did not start.")


def free_port() -> int:
    with socket.socket() as attempt:
        attempt.bind(("127.0.0.1", 0))
        return int(attempt.getsockname()[1])


# --- The walk ------------------------------------------------------------------------------------


def take_the_walk(browser: Browser, url: str) -> None:
    """Take Karen Berg's order up to its payment, with a picture at each stop."""
    page = new_page(browser, ENGLISH)
    sign_in(page, url, ENGLISH)
    take_search(page)
    find_karen(page, ENGLISH)
    open_order(page, ENGLISH)
    fill_desk(page, ENGLISH, LINES)
    take(page, "desk")

    page.emulate_media(color_scheme="dark")
    take(page, "desk-dark")
    page.emulate_media(color_scheme="light")

    page.get_by_role("button", name=ENGLISH.complete).click()
    summary = page.get_by_role("dialog", name=ENGLISH.summary)
    expect(summary).to_be_visible()
    take(page, "summary")
    summary.get_by_role("button", name=ENGLISH.add, exact=True).click()
    expect(page.get_by_role("dialog", name=ENGLISH.payment_dialog)).to_be_visible()
    take(page, "payment")
    page.context.close()


def take_search(page: Page) -> None:
    page.get_by_label(ENGLISH.search_text).fill("Karen")
    page.get_by_role("button", name=ENGLISH.search, exact=True).click()
    expect(page.get_by_role("dialog", name=ENGLISH.customer_search)).to_be_visible()
    take(page, "customer-search")
    page.goto(page.url.partition("?")[0])


def take_in_french(browser: Browser, url: str) -> None:
    """Take an order in French, at the call center whose prices contain the tax."""
    page = new_page(browser, FRENCH)
    sign_in(page, url, FRENCH, username="agent2")
    page.locator("#strip-call-center").select_option(label="Fabrikam France")
    expect(page.locator("#strip-call-center")).to_have_value("FRFR")
    page.goto(f"{url}/customers/{FRENCH_ACCOUNT}/")
    open_order(page, FRENCH)
    fill_desk(page, FRENCH, LINES)
    take(page, "desk-french")
    page.context.close()


def take_around_the_desk(browser: Browser, url: str) -> None:
    """Take what agents and supervisors see before and after an order."""
    page = new_page(browser, ENGLISH)
    sign_in(page, url, ENGLISH, username="supervisor")
    for name, path in AROUND.items():
        page.goto(f"{url}{path}")
        take(page, name)
    page.context.close()


def take_the_admin(browser: Browser, url: str) -> None:
    page = new_page(browser, ENGLISH)
    sign_in(page, url, ENGLISH, username="admin")
    page.goto(f"{url}/admin/")
    take(page, "admin")
    page.context.close()


def fill_desk(page: Page, words: Words, lines: list[tuple[str, int]]) -> None:
    """Name the source code, and enter items as an agent types them."""
    name_source_code(page, words, "FAB26")
    for number, (item, quantity) in enumerate(lines, start=1):
        page.get_by_label(words.item_number).fill(item)
        page.get_by_label(words.quantity, exact=True).fill(str(quantity))
        page.get_by_label(words.quantity, exact=True).press("Enter")
        expect(page.locator(f"#quantity-{number}")).to_have_value(str(quantity))


def new_page(browser: Browser, words: Words) -> Page:
    context = browser.new_context(
        locale=words.locale,
        viewport={"width": WIDTH, "height": HEIGHT},
        color_scheme="light",
        reduced_motion="reduce",
    )
    context.set_default_timeout(15_000)
    return context.new_page()


# --- The pictures --------------------------------------------------------------------------------


def take(page: Page, name: str) -> None:
    """Write a picture of what is on the screen; a page never waits for its blinking caret."""
    page.wait_for_load_state("networkidle")
    picture = packed(page.screenshot(caret="hide", animations="disabled"))
    if len(picture) > LARGEST:
        sys.exit(f"{name}.png has {len(picture)} bytes: more than {LARGEST}.")
    (IMAGES / f"{name}.png").write_bytes(picture)


def packed(picture: bytes) -> bytes:
    """Pack a picture as tightly as can be; not one of its pixels changes."""
    chunks = list(chunks_of(picture))
    pixels = zlib.decompress(b"".join(data for kind, data in chunks if kind == b"IDAT"))
    smaller = zlib.compress(pixels, level=9)
    kept = {kind: data for kind, data in chunks if kind in {b"IHDR", b"PLTE"}}
    return SIGNATURE + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in {**kept, b"IDAT": smaller, b"IEND": b""}.items()
    )


def chunks_of(picture: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give the kind and the data of each chunk of a PNG file."""
    start = len(SIGNATURE)
    while start < len(picture):
        (length,) = struct.unpack_from(">I", picture, start)
        yield picture[start + 4 : start + 8], picture[start + 8 : start + 8 + length]
        start += length + 12  # length, kind and checksum take four bytes each


if __name__ == "__main__":
    main()
