"""The authenticator code of somebody who is not signed in here: he reads it out or types it himself."""

from __future__ import annotations

from collections.abc import Iterable

from allauth.core import ratelimit
from allauth.mfa.models import Authenticator

from callcenter.errors import NoAuthenticator, TooManyCodes, WrongCode
from callcenter.models import User
from callcenter.web.request import Request

ATTEMPTS = "approval_code"  # the limit in the settings: per user whose code it is, and per session
MINUTES = 5


def with_authenticator(users: Iterable[User]) -> set[int]:
    """Return the ids of those users who have an authenticator."""
    found = Authenticator.objects.filter(type=Authenticator.Type.TOTP, user__in=list(users))
    return set(found.values_list("user_id", flat=True))


def require_code(request: Request, user: User, code: str) -> None:
    """Check that the code is the one that the user's authenticator shows now, and use it up.

    Call it outside of any transaction: an attempt is counted whatever comes
    after it. The session stays its user's. Raises NoAuthenticator,
    TooManyCodes, WrongCode.
    """
    authenticator = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).first()
    if authenticator is None:
        raise NoAuthenticator(user=user)
    counted = {"action": ATTEMPTS, "user": user, "key": str(request.session.session_key)}
    if not ratelimit.consume(request, **counted):
        raise TooManyCodes(minutes=MINUTES)
    if not authenticator.wrap().validate_code(code):
        raise WrongCode
    authenticator.record_usage()
    ratelimit.clear(request, **counted)
