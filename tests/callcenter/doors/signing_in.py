"""A browser that signs in, from one address or another."""

from datetime import timedelta

from django.test import Client

from tests.factories import PASSWORD

PAGE = "/accounts/login/"
A_MINUTE = timedelta(minutes=1)


def sign_in(client: Client, name: str, password: str = PASSWORD, *, at: str = "203.0.113.1"):
    return client.post(PAGE, {"login": name, "password": password}, REMOTE_ADDR=at)


def wrong(name: str, times: int, *, at: str = "203.0.113.1", client: Client | None = None):
    """Try a wrong password, each time from a browser that nobody knows; return the last answer."""
    for _ in range(times):
        answer = sign_in(client or Client(), name, "guessed", at=at)
    return answer


def is_in(answer) -> bool:
    return answer.status_code == 302 and answer["Location"] == "/customers/"
