"""Cookies of production carry __Host-: no other host and no plain page can plant one."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.test import Client

from tests.house.test_conventions import ROOT

NAMES = [f"{kind}_COOKIE_NAME" for kind in ("SESSION", "CSRF", "LANGUAGE")] + [
    "KNOWN_BROWSER_COOKIE"
]
PLAIN = ["sessionid", "csrftoken", "django_language", "known_browser"]
KEYS = ["SECRET", "GIFT_CARD", "SECOND_FACTOR"]


def settings_of(mode):
    said = f"from callcenter import settings as s; print({', '.join(f's.{name}' for name in NAMES)}, s.MESSAGE_STORAGE)"
    keys = {f"CALLCENTER_{name}_KEY": name * 20 for name in KEYS}
    environ = os.environ | keys | {
        "CALLCENTER_MODE": mode,
        "CALLCENTER_HOSTS": "desk.example.com",
        "DATABASE_URL": "postgresql:///unused",
    }  # fmt: skip
    run = [sys.executable, "-c", said]
    return subprocess.run(
        run, env=environ, cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split()


def test_production_names_them_so():
    *names, messages = settings_of("production")

    assert names == [f"__Host-{name}" for name in PLAIN]
    assert messages == "django.contrib.messages.storage.session.SessionStorage"


def test_the_demo_is_without_tls_and_does_not():
    *names, _messages = settings_of("demo")

    assert names == PLAIN


@pytest.fixture
def secure(settings):
    settings.SESSION_COOKIE_NAME = "__Host-sessionid"
    settings.CSRF_COOKIE_NAME = "__Host-csrftoken"
    settings.LANGUAGE_COOKIE_NAME = "__Host-django_language"
    settings.KNOWN_BROWSER_COOKIE = "__Host-known_browser"
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    return Client(enforce_csrf_checks=True)


@pytest.mark.django_db
def test_sign_in_and_htmx_go_on_with_them(secure, agent):
    agent.set_password("demo")
    agent.save()
    page = secure.get("/accounts/login/", secure=True)
    token = page.cookies["__Host-csrftoken"].value
    headers = {"Referer": "https://testserver/"}
    said = {"login": agent.username, "password": "demo", "csrfmiddlewaretoken": token}

    signed_in = secure.post("/accounts/login/", said, secure=True, headers=headers)
    token = secure.cookies["__Host-csrftoken"].value
    by_htmx = headers | {"HX-Request": "true", "X-CSRFToken": token}
    changed = secure.post("/language/", {"language": "fr"}, secure=True, headers=by_htmx)

    assert signed_in.status_code == 302
    assert changed.status_code == 200
    assert set(secure.cookies) == {
        "__Host-sessionid",
        "__Host-csrftoken",
        "__Host-known_browser",
    }
    for cookie in secure.cookies.values():
        assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", "")


def test_no_setting_gives_them_a_domain_or_a_path():
    kinds = ["SESSION", "CSRF", "LANGUAGE"]

    assert {getattr(settings, f"{kind}_COOKIE_DOMAIN") for kind in kinds} == {None}
    assert {getattr(settings, f"{kind}_COOKIE_PATH") for kind in kinds} == {"/"}
