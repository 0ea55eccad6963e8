"""Django's sessions in the database, without writing their query anew for each request."""

from __future__ import annotations

from datetime import datetime

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from callcenter.sql.ready import ready


class SessionStore(db.SessionStore):
    def _get_session_from_db(self) -> Session | None:
        known = _sessions(self.session_key or "", timezone.now())
        if known:
            return known[0]
        self._session_key = None
        return None


@ready
def _sessions(key: str, now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(session_key=key, expire_date__gt=now)
