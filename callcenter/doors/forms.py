"""The forms that ask for the code of a second factor: allauth's, with our limits."""

from __future__ import annotations

from allauth.core import context
from allauth.mfa.base import forms
from django.core.exceptions import ValidationError

from callcenter.doors.events import record
from callcenter.doors.guessing import take_code
from callcenter.models import Access


class Counted:
    """Counts codes that are wrong."""

    def clean_code(self) -> str:
        """Raises TooManyAttempts, which is a page of its own."""
        user = self.user  # type: ignore[attr-defined]
        taken = take_code(context.request, user)
        try:
            code: str = super().clean_code()  # type: ignore[misc]
        except ValidationError:
            record(context.request, Access.FACTOR_FAILED, user)
            raise
        taken.give_back()
        record(context.request, Access.FACTOR_USED, user)
        return code


class AuthenticateForm(Counted, forms.AuthenticateForm):  # type: ignore[misc]
    pass


class ReauthenticateForm(Counted, forms.ReauthenticateForm):  # type: ignore[misc]
    pass
