"""The navigation stands in one row, whatever the language and whoever reads it."""

import pytest

from tests.browser.entering import enter

RIGHT_AND_ROWS = """links => [
    Math.max(...links.map(link => link.getBoundingClientRect().right)),
    new Set(links.map(link => Math.round(link.getBoundingClientRect().top))).size,
]"""


@pytest.mark.parametrize("locale", ["en", "fr", "es"])
def test_the_navigation_is_one_row_at_1024_for_every_role(demo_server, new_context, locale):
    for username in ("agent", "supervisor", "admin"):
        page = new_context(locale=locale, viewport={"width": 1024, "height": 768}).new_page()
        enter(page, demo_server, username=username)

        right, rows = page.locator(".strip__links a").evaluate_all(RIGHT_AND_ROWS)
        assert (rows, right <= 1024) == (1, True), (username, right)
