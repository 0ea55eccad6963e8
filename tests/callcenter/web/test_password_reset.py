"""Who forgot his password is answered in the same way, known or not, whether letters leave or not."""

import pytest
from django.core import mail
from django.test import Client

from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
RESET = "/accounts/password/reset/"


@pytest.fixture
def client():
    return Client(raise_request_exception=False)


def asked(client, email):
    answer = client.post(RESET, {"email": email}, follow=True)
    return answer.status_code, answer.request["PATH_INFO"], answer.content.decode()


def test_an_unknown_address_is_answered_as_a_known_one(client):
    UserFactory.create(email="known@example.com")

    known, unknown = asked(client, "known@example.com"), asked(Client(), "nobody@example.com")

    assert known[:2] == unknown[:2] == (200, "/accounts/password/reset/done/")


@pytest.mark.parametrize("email", ["known@example.com", "nobody@example.com"])
def test_without_a_mail_server_it_ends_in_the_same_page(client, settings, email):
    UserFactory.create(email="known@example.com")
    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": 1},
        }
    }

    assert asked(client, email)[:2] == (200, "/accounts/password/reset/done/")
    assert mail.outbox == []
