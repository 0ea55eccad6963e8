"""Browsers in which somebody signed in before: a stranger's wrong passwords do not count against him there.

A signed cookie holds the browser's own number and the users who signed in with it. It opens nothing:
whoever steals it may guess at his own, slow rate, and the password is still asked for.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

SALT = "callcenter.known_browser"
YEAR = 365 * 24 * 3600
MOST_USERS = (
    50  # of one workstation that a whole shift shares; who was there longest ago is forgotten
)


@dataclass(frozen=True, kw_only=True)
class Browser:
    """A browser as its cookie tells it."""

    number: str
    users: tuple[int, ...] = ()

    def with_user(self, user_id: int) -> Browser:
        others = [known for known in self.users if known != user_id]
        return Browser(number=self.number, users=(user_id, *others)[:MOST_USERS])


def known_browser(request: HttpRequest) -> Browser | None:
    """Return the browser that asks, where somebody signed in with it before."""
    said = request.COOKIES.get(settings.KNOWN_BROWSER_COOKIE, "")
    try:
        number, users = signing.loads(said, salt=SALT, max_age=YEAR)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Browser(number=number, users=tuple(users))


def remember(request: HttpRequest, user_id: int) -> None:
    """Let the answer to this request say that the user signed in here."""
    browser = known_browser(request) or Browser(number=secrets.token_hex(16))
    request.remembered_browser = browser.with_user(user_id)  # type: ignore[attr-defined]


def tell_browser(request: HttpRequest, response: HttpResponse) -> None:
    """Set the cookie, where somebody has just signed in."""
    browser: Browser | None = getattr(request, "remembered_browser", None)
    if browser is not None:
        response.set_cookie(
            settings.KNOWN_BROWSER_COOKIE,
            signing.dumps([browser.number, browser.users], salt=SALT),
            max_age=YEAR,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
