"""A stranger's wrong passwords keep nobody out who signs in where he always does."""

import pytest
from django.test import Client

from tests.callcenter.doors.signing_in import is_in, sign_in, wrong

pytestmark = pytest.mark.django_db


def test_a_stranger_does_not_lock_out_who_signs_in_where_he_always_does(agent, clock):
    usual = Client()
    assert is_in(sign_in(usual, agent.username))
    usual.post("/accounts/logout/")

    wrong(agent.username, 20, at="198.51.100.66")

    assert sign_in(Client(), agent.username).status_code == 429
    assert is_in(sign_in(usual, agent.username))


def test_nor_does_a_full_address(settings, agent, clock):
    settings.FAILURES_PER_ADDRESS = 3
    usual = Client()
    sign_in(usual, agent.username)
    usual.post("/accounts/logout/")
    for place in range(4):
        sign_in(Client(), f"nobody{place}", "x")

    assert is_in(sign_in(usual, agent.username))


def test_a_known_browser_guesses_slowly_too(agent, clock):
    usual = Client()
    sign_in(usual, agent.username)
    usual.post("/accounts/logout/")

    for _ in range(10):
        assert sign_in(usual, agent.username, "guessed").status_code == 200

    assert sign_in(usual, agent.username).status_code == 429
    assert is_in(sign_in(Client(), agent.username))


def test_a_browser_is_known_for_those_who_signed_in_with_it_alone(agent, admin, clock):
    usual = Client()
    sign_in(usual, agent.username)
    usual.post("/accounts/logout/")
    wrong(admin.username, 5, at="198.51.100.66")

    assert sign_in(usual, admin.username).status_code == 429


def test_a_cookie_of_ones_own_making_is_nobodys(settings, agent, clock):
    made_up = Client()
    made_up.cookies[settings.KNOWN_BROWSER_COOKIE] = f'["x", [{agent.pk}]]:made:up'
    wrong(agent.username, 5)

    assert sign_in(made_up, agent.username).status_code == 429


def test_the_cookie_names_nobody_and_lasts(settings, agent, clock):
    client = Client()
    answer = sign_in(client, agent.username)

    cookie = answer.cookies[settings.KNOWN_BROWSER_COOKIE]
    assert cookie["max-age"] == 365 * 24 * 3600
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    assert agent.username not in cookie.value


def test_the_wrong_password_alone_makes_no_browser_known(settings, agent, clock):
    assert settings.KNOWN_BROWSER_COOKIE not in wrong(agent.username, 1).cookies
