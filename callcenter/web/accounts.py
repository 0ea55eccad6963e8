"""How allauth is used here: nobody signs himself up."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.auth_backends import AuthenticationBackend
from allauth.core import context as allauth_context
from django.contrib.sites.shortcuts import get_current_site
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from callcenter.doors import second_factors
from callcenter.doors.browsers import remember
from callcenter.doors.events import record, unknown
from callcenter.doors.guessing import take_password, user_named
from callcenter.models import Access, User
from callcenter.outward.letters import post
from callcenter.web.reading import users_with

NOTICES = {
    "account/email/password_changed": Access.PASSWORD_CHANGED,
    "account/email/password_set": Access.PASSWORD_CHANGED,
    "account/email/password_reset": Access.PASSWORD_RESET,
    "mfa/email/totp_activated": Access.FACTOR_ADDED,
    "mfa/email/totp_deactivated": Access.FACTOR_REMOVED,
    "mfa/email/recovery_codes_generated": Access.CODES_MADE,
}


class Backend(AuthenticationBackend):  # type: ignore[misc]
    """Knows who is signed in, without writing that query anew for each request."""

    def get_user(self, user_id: int) -> User | None:
        user = next(iter(users_with(user_id)), None)
        return user if user and self.user_can_authenticate(user) else None


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Users are made by an admin; the sign-up page is closed."""

    error_messages: ClassVar[dict[str, Any]] = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("The username or the password is wrong. Try again."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Post a letter about an account: to reset a password, or what happened to a second factor.

        Allauth itself would send it here and now, and the page would wait for the mail server.
        """
        request = allauth_context.request
        told = {"request": request, "email": email, "current_site": get_current_site(request)}
        post(self.render_mail(template_prefix, email, told | context), at=timezone.now())

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Count the attempt, in place of allauth's own limits. Raises TooManyAttempts."""
        name = credentials.get("username", "")
        self.taken = take_password(request, name, user_named(name))

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        user: User | None = super().authenticate(request, **credentials)
        if user is not None:
            self.taken.give_back()
        if user is None or not user.is_active:
            name = credentials.get("username", "")
            record(request, Access.FAILED, user_named(name), name=unknown(name))
        return user

    def login(self, request: HttpRequest, user: User) -> None:
        super().login(request, user)
        remember(request, user.pk)
        record(request, Access.SIGNED_IN, user)
        second_factors.tell(request, user)

    def logout(self, request: HttpRequest) -> None:
        if isinstance(request.user, User):
            record(request, Access.SIGNED_OUT, request.user)
        super().logout(request)

    def send_notification_mail(
        self, template_prefix: str, user: User, *args: Any, **kwargs: Any
    ) -> None:
        """Write down what allauth would tell the user by letter."""
        if template_prefix in NOTICES:
            record(self.request, NOTICES[template_prefix], user)
        if template_prefix.startswith("mfa/"):
            second_factors.look(self.request, user)
        super().send_notification_mail(template_prefix, user, *args, **kwargs)
