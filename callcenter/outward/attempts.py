"""When a letter is tried again, and when it is given up. Pure."""

from __future__ import annotations

import smtplib

from callcenter.errors import Refused
from callcenter.outward.handing import MayHaveLeft

INTERRUPTED = "interrupted"


def said_of(fault: Exception) -> str:
    """Return what a letter keeps of what went wrong."""
    if isinstance(fault, MayHaveLeft):
        return INTERRUPTED
    return f"{type(fault).__name__}: {fault}"[:500]


def is_final(fault: Exception) -> bool:
    """Tell whether trying again is of no use, or does harm.

    A template that is wrong, an address nobody has; and a letter that may have left.
    """
    if isinstance(fault, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _ in fault.recipients.values())
    is_refused_for_good = (
        isinstance(fault, smtplib.SMTPResponseException) and 500 <= fault.smtp_code < 600
    )
    is_sign_in = isinstance(fault, smtplib.SMTPAuthenticationError)  # mended by an admin, later
    is_fault_of_ours = not isinstance(fault, OSError | smtplib.SMTPException)
    return (
        isinstance(fault, Refused) or is_fault_of_ours or (is_refused_for_good and not is_sign_in)
    )
