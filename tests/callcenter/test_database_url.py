"""What a shell ate of DATABASE_URL, or what was not written as an address is, is told in words."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from callcenter import environment

TOLD = {
    "": "Set DATABASE_URL, or start with ./dev",
    "callcenter": "DATABASE_URL must begin with postgresql://",
    "'postgresql://u@/d'": "DATABASE_URL begins with a quotation mark",
    '"postgresql://u@/d"': "DATABASE_URL begins with a quotation mark",
    "postgresql://u:pa#ss@host/d": "“#”",
    "postgresql://u:pa/ss@host/d": "DATABASE_URL cannot be read",
    "postgresql://u:pa?ss@host/d": "DATABASE_URL cannot be read",
    "postgresql://u:pa@ss@host/d": "DATABASE_URL cannot be read",
    "postgresql://u:pa[ss@host/d": "DATABASE_URL cannot be read",
    "postgresql://u:pa ss@host/d": "DATABASE_URL cannot be read",
    "postgresql://u:50%off@host/d": "“%”",
    "postgresql://u:p@host:port/d": "DATABASE_URL cannot be read",
    "postgresql://u:p@host:99999/d": "DATABASE_URL cannot be read",
    "postgresql://u:p@host/": "DATABASE_URL names no database",
    "postgresql://": "DATABASE_URL names no database",
}
FINE = {
    "postgresql://u:p%40%23%2F%3Fs%25@host:5433/d": ("u", "p@#/?s%", "host", "5433", "d"),
    "postgresql://callcenter@/callcenter?host=/var/run/postgresql": (
        "callcenter", "", "/var/run/postgresql", "", "callcenter",
    ),
    "postgres://u@[::1]/d?sslmode=require": ("u", "", "::1", "", "d"),
    "postgresql:///unused": ("", "", "", "", "unused"),
}  # fmt: skip


@pytest.mark.parametrize("url", TOLD)
def test_is_told_in_words(monkeypatch, url):
    monkeypatch.setenv("DATABASE_URL", url)

    with pytest.raises(ImproperlyConfigured) as told:
        environment.database(threads=1)

    sentence = str(told.value)
    assert TOLD[url] in sentence
    assert sentence.endswith(".")
    assert "ss@" not in sentence
    assert "50%off" not in sentence
    if "quotation" not in sentence and url:
        assert ("percent" in sentence) or ("single quotes" in sentence) or "begin with" in sentence


@pytest.mark.parametrize("url", FINE)
def test_is_read(monkeypatch, url):
    monkeypatch.setenv("DATABASE_URL", url)

    found = environment.database(threads=1)

    assert tuple(found[name] for name in ("USER", "PASSWORD", "HOST", "PORT", "NAME")) == FINE[url]


def test_what_a_shell_cuts_off_at_an_ampersand_is_hinted_at(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "")

    with pytest.raises(ImproperlyConfigured, match="in single quotes"):
        environment.database(threads=1)
