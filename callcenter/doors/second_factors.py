"""Who must set up a second factor, told at the sign-in; after the days of grace nothing else is reachable.

The last day without is reckoned at the sign-in and kept in the session, so that no page asks for it.
"""

from __future__ import annotations

from datetime import date
from functools import reduce
from operator import or_

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.html import format_html
from django.utils.translation import gettext

from callcenter.models import SecondFactorRule, User, Whose
from callcenter.words.dates import day_written

KEY = "second_factor_by"
SET_UP = "mfa_activate_totp"
OPEN = {  # what is reachable without: the way to it, and out
    SET_UP,
    "account_reauthenticate",
    "account_logout",
    "admin:logout",
    "set-language",
    "healthz",
    "readyz",
}


def has_second_factor(user: User) -> bool:
    return bool(Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists())


def last_day_without(user: User) -> date | None:
    """Return the last day on which the user may do without, or None where he may for ever, or has one."""
    roles = user.channels.filter(call_center__is_active=True).values_list("role", "call_center")
    asked = [Q(role=role) & (Q(call_center=None) | Q(call_center=where)) for role, where in roles]
    if user.is_staff or user.is_superuser:
        asked.append(Q(role=Whose.ADMIN))
    if not asked:
        return None
    rules = SecondFactorRule.objects.filter(reduce(or_, asked))
    days = [rule.last_day_of(user.date_joined) for rule in rules]
    return min(days) if days and not has_second_factor(user) else None


def look(request: HttpRequest, user: User) -> date | None:
    """Keep in the session until when the user may do without; return that day."""
    day = last_day_without(user)
    request.session.pop(KEY, None)
    if day is not None:
        request.session[KEY] = day.isoformat()
    return day


def tell(request: HttpRequest, user: User) -> None:
    """Tell who has just signed in by when he needs a second factor."""
    day = look(request, user)
    if day is None or day < timezone.localdate():
        return
    with translation.override(user.language or translation.get_language()):
        sentence = gettext(
            "Set up a second factor by %(day)s: after that nothing else can be reached."
        )
        text, link = sentence % {"day": day_written(day)}, gettext("Set it up now")
    html = format_html('{} <a href="{}">{}</a>', text, reverse(SET_UP), link)
    messages.warning(request, html)


def is_overdue(request: HttpRequest) -> bool:
    """Tell whether the days of grace are over, and there still is no second factor."""
    day = request.session.get(KEY)
    if day is None or timezone.localdate() <= date.fromisoformat(day):
        return False
    user = request.user
    return isinstance(user, User) and look(request, user) is not None
