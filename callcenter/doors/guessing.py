"""Against what a password or a code counts, from where it is typed."""

from __future__ import annotations

from allauth.account.utils import filter_users_by_username
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from callcenter.doors.address import counted_as
from callcenter.doors.browsers import known_browser
from callcenter.doors.limits import Counter, Taken, take
from callcenter.models import User

MOST_LETTERS = 12  # of the digest of a name that is nobody's: enough to see that it comes again


def user_named(name: str) -> User | None:
    """Return the user who signs in with this name, as the sign-in itself finds him."""
    return filter_users_by_username(name).first() if name else None


def digest_of(name: str) -> str:
    """Return what stands for a name that is nobody's: it may be a password, typed in the wrong field."""
    return salted_hmac(
        "callcenter.name_tried", name.upper().casefold(), algorithm="sha256"
    ).hexdigest()


def take_password(request: HttpRequest, name: str, user: User | None) -> Taken:
    """Count a password that is tried for a name. Raises TooManyAttempts."""
    browser = known_browser(request)
    if user is not None and browser is not None and user.pk in browser.users:
        counters = [Counter("browser", f"{browser.number} {user.pk}")]
    else:
        whose = str(user.pk) if user else digest_of(name)
        address = counted_as(request.META["REMOTE_ADDR"])
        counters = [Counter("name", whose), Counter("address", address)]
    return take(counters, at=timezone.now())


def take_code(user: User) -> Taken:
    """Count a code of the second factor that a user types for himself. Raises TooManyAttempts."""
    return take([Counter("code", str(user.pk))], at=timezone.now())


def take_approval(user: User, session: str) -> Taken:
    """Count a code that a supervisor gives at somebody's desk. Raises TooManyAttempts."""
    counters = [Counter("approval", str(user.pk)), Counter("desk", session)]
    return take(counters, at=timezone.now())
