"""The process can work: the database answers, is up to date, and writes."""

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client

from callcenter.models import Pulse
from callcenter.web import health


@pytest.fixture(autouse=True)
def asked_anew():
    health.WRITING.forget()
    yield
    health.WRITING.forget()


@pytest.mark.django_db
def test_answers_ok_when_all_migrations_are_applied_and_a_row_is_written(client: Client):
    answer = client.get("/readyz")

    assert answer.status_code == 200
    assert answer.content == b"ok"
    assert "no-store" in answer["Cache-Control"]
    assert Pulse.objects.count() == 1


@pytest.mark.django_db
def test_writes_no_more_often_than_every_few_seconds(client: Client):
    client.get("/readyz")
    Pulse.objects.all().delete()

    assert client.get("/readyz").status_code == 200
    assert not Pulse.objects.exists()


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


@pytest.mark.django_db
def test_says_so_when_the_database_only_reads(client: Client):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL transaction_read_only = on")

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert answer.content.startswith(b"The database does not write: cannot execute")


@pytest.mark.django_db
def test_says_so_when_there_is_no_room_on_the_disk(client: Client):
    """PostgreSQL's own limit of room for a query stands for a disk that is full."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL temp_file_limit = 0")

    answer = client.get("/readyz")

    assert answer.status_code == 503
    assert b"temp_file_limit" in answer.content
