"""Who asks, in which session, for which call center: queries of every request, written once."""

from __future__ import annotations

from datetime import datetime

from django.contrib.sessions.models import Session
from django.db.models import QuerySet

from callcenter.models import CallCenter, User
from callcenter.sql.ready import ready


@ready
def users_with(user_id: int) -> QuerySet[User]:
    return User.objects.filter(pk=user_id)


@ready
def sessions_with(key: str, now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)


@ready
def call_centers_of(user_id: int) -> QuerySet[CallCenter]:
    return CallCenter.objects.of(user_id)
