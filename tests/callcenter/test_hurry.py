"""A search that takes too long is cut off, and says how to go on."""

import pytest
from django.db import connection

from callcenter.errors import TooSlow
from callcenter.sql.hurry import in_time
from tests.factories import CustomerFactory

pytestmark = pytest.mark.django_db


def sleep(seconds):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_sleep(%s)", [seconds])


def timeout():
    with connection.cursor() as cursor:
        cursor.execute("SHOW statement_timeout")
        return cursor.fetchone()[0]


def test_cuts_a_slow_statement_off_and_the_connection_goes_on(settings):
    settings.SEARCH_MILLISECONDS = 20

    with pytest.raises(TooSlow, match="Type more to narrow it down"), in_time():
        sleep(5)

    assert timeout() == "0"
    sleep("0.05")


def test_limits_nothing_afterwards(settings):
    settings.SEARCH_MILLISECONDS = 20

    with in_time():
        assert timeout() == "20ms"

    assert timeout() == "0"


def test_the_search_says_to_narrow_it_down_and_keeps_what_was_typed(
    agent_client, htmx_client, settings, monkeypatch
):
    CustomerFactory.create()
    settings.SEARCH_MILLISECONDS = 20
    monkeypatch.setattr("front.views.results.find", lambda *_, **__: sleep(5))

    page = agent_client.get("/customers/", {"q": "karen"})
    part = htmx_client.get("/customers/", {"q": "karen"}, headers={"HX-Target": "div#hits"})

    for answer in (page, part):
        assert answer.status_code == 200
        assert "This search takes too long. Type more to narrow it down." in answer.content.decode()
    assert 'value="karen"' in page.content.decode()
