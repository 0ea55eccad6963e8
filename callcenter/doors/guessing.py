"""Against what a password or a code counts, from where it is typed."""

from __future__ import annotations

from allauth.account.utils import filter_users_by_username
from django.http import HttpRequest
from django.utils import timezone

from callcenter.doors.address import counted_as
from callcenter.doors.browsers import known_browser
from callcenter.doors.events import digest_of, record, unknown
from callcenter.doors.limits import Counter, Taken, take
from callcenter.errors import TooManyAttempts
from callcenter.models import Access, User


def user_named(name: str) -> User | None:
    """Return the user who signs in with this name, as the sign-in itself finds him."""
    return filter_users_by_username(name).first() if name else None


def take_password(request: HttpRequest, name: str, user: User | None) -> Taken:
    """Count a password that is tried for a name. Raises TooManyAttempts."""
    browser = known_browser(request)
    if user is not None and browser is not None and user.pk in browser.users:
        counters = [Counter("browser", f"{browser.number} {user.pk}")]
    else:
        whose = str(user.pk) if user else digest_of(name)
        address = counted_as(request.META["REMOTE_ADDR"])
        counters = [Counter("name", whose), Counter("address", address)]
    return _take(request, counters, user, name)


def take_code(request: HttpRequest, user: User) -> Taken:
    """Count a code of the second factor that a user types for himself. Raises TooManyAttempts."""
    return _take(request, [Counter("code", str(user.pk))], user)


def take_approval(request: HttpRequest, user: User, session: str) -> Taken:
    """Count a code that a supervisor gives at somebody's desk. Raises TooManyAttempts."""
    counters = [Counter("approval", str(user.pk)), Counter("desk", session)]
    return _take(request, counters, user)


def _take(
    request: HttpRequest, counters: list[Counter], user: User | None, name: str = ""
) -> Taken:
    try:
        return take(counters, at=timezone.now())
    except TooManyAttempts:
        record(request, Access.LIMITED, user, name=unknown(name))
        raise
