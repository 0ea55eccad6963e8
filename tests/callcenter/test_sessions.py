"""Sessions are read by a query that is written once, in place of Django's own step."""

import pytest

from callcenter.web import sessions
from callcenter.web.sessions import SessionStore

pytestmark = pytest.mark.django_db


def test_django_still_takes_our_step(agent_client, monkeypatch):
    asked, read = [], sessions.sessions_with
    monkeypatch.setattr(sessions, "sessions_with", lambda *a: asked.append(a) or read(*a))

    assert agent_client.get("/customers/").status_code == 200
    assert len(asked) == 1


def test_a_session_that_ended_gives_its_key_to_nobody():
    store = SessionStore("a-key-that-somebody-made-up")

    assert store.load() == {}
    assert store.session_key is None
