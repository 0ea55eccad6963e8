"""The process can work: the database answers and is up to date."""

import pytest
from django.db import OperationalError
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from callcenter.web import health


@pytest.mark.django_db
def test_answers_ok_when_all_migrations_are_applied(client: Client):
    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.content == b"ok"
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.django_db
def test_says_so_when_a_migration_is_missing(client: Client):
    MigrationRecorder.Migration.objects.filter(app="sessions").delete()

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.content == b"The database is not up to date: run migrate."


def test_says_so_when_the_database_does_not_answer(client: Client, monkeypatch: pytest.MonkeyPatch):
    def refuse(_connection: object) -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(health, "MigrationExecutor", refuse)

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.content == b"The database does not answer."
