"""Guessing is slow, by name and by address; a whole shift behind one address signs in at once."""

import re
from datetime import timedelta
from ipaddress import ip_network

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from callcenter.models import Attempt
from tests.callcenter.doors.signing_in import A_MINUTE, PAGE, is_in, sign_in, wrong
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
SHIFT = 500
TOO_MANY = "Too many wrong passwords or codes. Wait 5 min, then try again"


def test_a_shift_of_500_signs_in_within_two_minutes_behind_one_address(db, clock):
    """Each tenth mistypes his password first; the limits are what they are all the while."""
    UserFactory.create_batch(SHIFT)
    names = [user.username for user in UserFactory._meta.model.objects.order_by("pk")][-SHIFT:]
    answers = []

    for place, name in enumerate(names):
        clock.shift(timedelta(minutes=2) / SHIFT)
        client = Client()
        if place % 10 == 0:
            assert sign_in(client, name, "mistyped").status_code == 200
        answers.append(sign_in(client, name))

    assert [answer.status_code for answer in answers if not is_in(answer)] == []
    assert Attempt.objects.filter(kind="address").count() == SHIFT / 10


def test_who_is_right_counts_against_nothing(agent, clock):
    for _ in range(300):
        assert is_in(sign_in(Client(), agent.username))

    assert not Attempt.objects.exists()


def test_wrong_names_lock_nobody_else_out(agent, clock):
    for place in range(50):
        assert sign_in(Client(), f"nobody{place}", "x").status_code == 200

    assert is_in(sign_in(Client(), agent.username))


def test_a_name_is_guessed_slowly_from_anywhere(agent, clock):
    for place in range(5):
        assert wrong(agent.username, 1, at=f"203.0.113.{place}").status_code == 200

    assert sign_in(Client(), agent.username, at="198.51.100.1").status_code == 429
    clock.shift(5 * A_MINUTE)
    assert is_in(sign_in(Client(), agent.username, at="198.51.100.1"))


def test_how_many_guesses_an_hour_and_a_day_allow(agent, clock):
    let_through = [0, 0]
    for hour in range(2):
        for _ in range(60):
            clock.shift(A_MINUTE)
            let_through[hour] += wrong(agent.username, 1).status_code == 200

    assert let_through == [20, 20]


def test_spelling_a_name_otherwise_gives_no_more_guesses(agent, clock):
    for space in ("", " ", "  ", "\t", "\N{NO-BREAK SPACE}"):
        wrong(f"{space}{agent.username}{space}", 1)

    assert sign_in(Client(), agent.username).status_code == 429
    assert not is_in(sign_in(Client(), agent.username.upper()))  # is nobody's name


def test_an_address_tries_a_hundred_names_in_ten_minutes(agent, clock):
    for place in range(100):
        assert sign_in(Client(), f"nobody{place}", "x").status_code == 200

    assert sign_in(Client(), "another", "x").status_code == 429
    assert is_in(sign_in(Client(), agent.username, at="198.51.100.1"))
    clock.shift(10 * A_MINUTE)
    assert is_in(sign_in(Client(), agent.username))


def test_an_ipv6_network_is_one_address(settings, agent, clock):
    settings.FAILURES_PER_ADDRESS = 3
    for place in range(3):
        sign_in(Client(), f"nobody{place}", "x", at=f"2001:db8::{place}")

    assert sign_in(Client(), agent.username, at="2001:db8::9").status_code == 429
    assert is_in(sign_in(Client(), agent.username, at="2001:db8:0:1::9"))


def test_behind_a_proxy_the_address_is_the_clients(settings, agent, clock):
    settings.TRUSTED_PROXIES = [ip_network("10.0.0.0/8")]
    settings.FAILURES_PER_ADDRESS = 3
    for place in range(3):
        client = Client(headers={"X-Forwarded-For": f"{place}.1.1.1, 203.0.113.1"})
        sign_in(client, f"nobody{place}", "x", at="10.0.0.1")

    guesser = Client(headers={"X-Forwarded-For": "9.9.9.9, 203.0.113.1"})
    another = Client(headers={"X-Forwarded-For": "203.0.113.2"})
    assert sign_in(guesser, agent.username, at="10.0.0.1").status_code == 429
    assert is_in(sign_in(another, agent.username, at="10.0.0.1"))


# --- What is said --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", TOO_MANY),
        ("fr", "Trop de mots de passe ou de codes erronés. Attendez 5\N{NARROW NO-BREAK SPACE}min"),
        ("es", "Demasiadas contraseñas o códigos incorrectos. Espere 5 min"),
    ],
)
def test_the_refusal_is_the_page_with_a_sentence_and_the_name(agent, clock, language, sentence):
    wrong(agent.username, 5)

    answer = sign_in(Client(headers={"Accept-Language": language}), agent.username)

    page = answer.content.decode()
    assert (answer.status_code, answer["Retry-After"]) == (429, "300")
    assert sentence.replace("\N{NARROW NO-BREAK SPACE}", " ") in re.sub(r"[\xa0\u202f]", " ", page)
    assert f'value="{agent.username}"' in page


def test_the_sign_in_in_place_is_told_the_same(agent, clock):
    wrong(agent.username, 5)
    client = Client(headers={"X-Requested-With": "XMLHttpRequest", "Accept": "application/json"})

    answer = sign_in(client, agent.username)

    assert (answer.status_code, answer["Retry-After"]) == (429, "300")
    assert answer.json()["form"]["errors"][0].startswith(TOO_MANY)


def test_the_sign_in_in_place_counts(agent, clock):
    client = Client(headers={"X-Requested-With": "XMLHttpRequest", "Accept": "application/json"})
    wrong(agent.username, 5, client=client)

    assert sign_in(Client(), agent.username).status_code == 429


def test_the_time_that_is_said_shrinks(agent, clock):
    wrong(agent.username, 5)
    clock.shift(3 * A_MINUTE)

    assert sign_in(Client(), agent.username)["Retry-After"] == "120"


def test_letters_for_passwords_are_limited_with_a_page(settings, client, db, clock):
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    cache.clear()
    for _ in range(6):
        answer = client.post("/accounts/password/reset/", {"email": "x@example.com"})
    cache.clear()

    assert (answer.status_code, answer["Retry-After"]) == (429, "60")
    assert "This was asked too often. Wait 1 min, then try again." in answer.content.decode()


def test_the_page_is_the_same_whether_or_not_there_is_such_a_name(agent, clock):
    there, nobody = wrong(agent.username, 6), wrong("nobody", 6)

    def told(answer, name):
        return re.sub(r'csrf.*?value="\w+"', "", answer.content.decode().replace(name, ""))

    assert there.status_code == nobody.status_code == 429
    assert PAGE in told(there, agent.username)
    assert TOO_MANY in told(there, agent.username)
    assert TOO_MANY in told(nobody, "nobody")


def test_attempts_are_dated(agent, clock):
    wrong(agent.username, 1)

    assert {row.at for row in Attempt.objects.all()} == {timezone.now()}
