"""The forms that ask for the code of a second factor: allauth's, with our limits."""

from __future__ import annotations

from allauth.mfa.base import forms

from callcenter.doors.guessing import take_code


class Counted:
    """Counts codes that are wrong."""

    def clean_code(self) -> str:
        """Raises TooManyAttempts, which is a page of its own."""
        taken = take_code(self.user)  # type: ignore[attr-defined]
        code: str = super().clean_code()  # type: ignore[misc]
        taken.give_back()
        return code


class AuthenticateForm(Counted, forms.AuthenticateForm):  # type: ignore[misc]
    pass


class ReauthenticateForm(Counted, forms.ReauthenticateForm):  # type: ignore[misc]
    pass
