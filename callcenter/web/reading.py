"""Who asks, in which session, for which call center: queries of every request, written once or kept."""

from __future__ import annotations

from datetime import datetime

from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from callcenter.models import CallCenter, ChannelUser, Role, User
from callcenter.sql.kept import kept
from callcenter.sql.ready import ready


@ready
def users_with(user_id: int) -> QuerySet[User]:
    return User.objects.filter(pk=user_id)


@ready
def sessions_with(key: str, now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)


@kept
def call_centers_of(user_id: int) -> tuple[CallCenter, ...]:
    """Return those the user works for, by name."""
    return tuple(CallCenter.objects.of(user_id))


@kept
def supervises(user_id: int) -> bool:
    """Tell whether the user is a supervisor anywhere."""
    return ChannelUser.objects.filter(user=user_id, role=Role.SUPERVISOR).exists()
