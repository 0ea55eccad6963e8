"""The authenticator code of somebody who is not signed in here: he reads it out or types it himself."""

from __future__ import annotations

from collections.abc import Iterable

from allauth.mfa.models import Authenticator

from callcenter.doors.events import record
from callcenter.doors.guessing import take_approval
from callcenter.doors.limits import Taken
from callcenter.errors import NoAuthenticator, TooManyAttempts, TooManyCodes, WrongCode
from callcenter.models import Access, User
from callcenter.web.request import Request


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
    taken = _counted(request, user, str(request.session.session_key))
    if not authenticator.wrap().validate_code(code):
        record(request, Access.FACTOR_FAILED, user)
        raise WrongCode
    authenticator.record_usage()
    taken.begin_anew()
    record(request, Access.FACTOR_USED, user)


def _counted(request: Request, user: User, session: str) -> Taken:
    try:
        return take_approval(request, user, session)
    except TooManyAttempts as refusal:
        raise TooManyCodes(**refusal.facts) from None
