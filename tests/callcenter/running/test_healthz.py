"""The process lives. No test here may use the database, and none does: pytest-django forbids it."""

import pytest
from django.test import Client


def test_answers_without_the_database_and_without_a_sign_in(client: Client):
    answer = client.get("/healthz")

    assert answer.status_code == 200
    assert answer.content == b"ok"
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_only_answers_to_get(client: Client, method: str):
    answer = getattr(client, method)("/healthz")

    assert answer.status_code == 405
