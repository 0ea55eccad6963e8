"""How the application says no: one base class, and the refusals any app may raise."""

from datetime import timedelta
from http import HTTPStatus
from math import ceil
from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _


class Refused(Exception):
    """What an operator asked for cannot be done; the sentence says why and how to mend it.

    ``message`` is a format string for the keyword arguments; ``status`` the
    HTTP status with which it is answered where it is not shown on a form;
    ``field`` names the form's field it belongs to, if any.
    """

    message: ClassVar[Any] = ""
    status: ClassVar[HTTPStatus] = HTTPStatus.UNPROCESSABLE_ENTITY
    field: ClassVar[str | None] = None

    def __init__(self, **facts: Any) -> None:
        super().__init__(facts)
        self.facts = facts

    def __str__(self) -> str:
        return str(self.message).format(**self.facts)


class KeyUsedForSomethingElse(Refused):
    message = _(
        "This form was already sent with other content. Open the page again and enter it anew."
    )


class NoCallCenter(Refused):
    message = _("You work for no call center. Ask your admin to add you as a channel user.")
    status = HTTPStatus.FORBIDDEN


class LooksLikeCardNumber(Refused):
    message = _(
        "This looks like a card number. Card numbers are never typed here: "
        "take the card on the terminal and enter its last four digits."
    )


class TooSlow(Refused):
    message = _("This search takes too long. Type more to narrow it down.")


class TooOften(Refused):
    """What may be asked again later: ``wait`` says after how long."""

    message = _("This was asked too often. Wait {minutes} min, then try again.")
    status = HTTPStatus.TOO_MANY_REQUESTS

    def __init__(self, *, wait: timedelta = timedelta(minutes=1)) -> None:
        super().__init__(minutes=max(1, ceil(wait / timedelta(minutes=1))))
        self.wait = wait


class TooManyAttempts(TooOften):
    message = _(
        "Too many wrong passwords or codes. Wait {minutes} min, then try again; "
        "who has forgotten his password asks an admin."
    )


class NoAuthenticator(Refused):
    message = _("{user} has no authenticator. Ask for approval from the list instead.")
    field = "supervisor"


class SecondFactorUnreadable(Refused):
    message = _(
        "The second factor cannot be read: its key is missing. Ask your operator to name the old key "
        "in CALLCENTER_SECOND_FACTOR_KEY_FALLBACKS."
    )
    status = HTTPStatus.SERVICE_UNAVAILABLE


class WrongCode(Refused):
    message = _("This code is wrong, or was used before. Read out the next one.")
    field = "code"


class TooManyCodes(Refused):
    message = _(
        "Too many codes. Try again in {minutes} minutes, or ask for approval from the list."
    )
    field = "code"
