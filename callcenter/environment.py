"""Reads the environment variables that configure an installation. docs/configuration.md lists them."""

import os
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from callcenter.words.numbers import whole

UNREADABLE = (
    "DATABASE_URL cannot be read as postgresql://user:password@host:port/name. Signs of user and password "
    "are percent-encoded, such as %40 for @, %2F for /, %3F for ?, %5B for [ and %20 for a space."
)
DEMO_SECRET_KEY = "demo-only-not-a-secret-0123456789-abcdefghijklmnopqrstuvwxyz"  # noqa: S105


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def words(name: str) -> list[str]:
    """Return the comma-separated words of a variable."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def number(name: str, default: int, *, least: int = 0) -> int:
    value = text(name, str(default))
    found = whole(value)
    if found is None:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    if found < least:
        raise ImproperlyConfigured(f"{name} must be {least} or more, not {value}.")
    return found


def switch(name: str, *, default: bool) -> bool:
    value = text(name, "on" if default else "off").lower()
    if value not in {"on", "off"}:
        raise ImproperlyConfigured(f"{name} must be 'on' or 'off', not {value!r}.")
    return value == "on"


def mode() -> str:
    value = text("CALLCENTER_MODE", "production")
    if value not in {"production", "demo"}:
        raise ImproperlyConfigured(
            f"CALLCENTER_MODE must be 'production' or 'demo', not {value!r}."
        )
    return value


def key(name: str, *, is_demo: bool, others: Sequence[str] = ()) -> str:
    """Return a key; refuse one that is missing, short, well known or another's in production."""
    found = text(name)
    if is_demo:
        return found or next(iter(others), DEMO_SECRET_KEY)
    if not found or found == DEMO_SECRET_KEY:
        raise ImproperlyConfigured(
            f"Set {name} to a secret of your own, 50 characters or more. "
            "docs/configuration.md tells what to do where there was another one before."
        )
    if len(found) < 50:
        raise ImproperlyConfigured(f"{name} is too short: give it 50 characters or more.")
    if found in others:
        raise ImproperlyConfigured(
            f"{name} has the value of another key: give it one of its own, "
            f"and name this value in {name}_FALLBACKS where it was in use."
        )
    return found


def keys(name: str, *, is_demo: bool, others: Sequence[str] = ()) -> list[str]:
    """Return the key that is used from now on, and after it those that were before."""
    return [key(name, is_demo=is_demo, others=others), *words(f"{name}_FALLBACKS")]


def allowed_hosts(*, is_demo: bool) -> list[str]:
    hosts = words("CALLCENTER_HOSTS")
    if is_demo:
        return hosts or ["127.0.0.1", "localhost", "[::1]", "testserver"]
    if not hosts or "*" in hosts:
        raise ImproperlyConfigured(
            "Set CALLCENTER_HOSTS to the host names that serve this call center, "
            "such as desk.example.com."
        )
    return hosts


def debug(*, is_demo: bool) -> bool:
    is_on = switch("CALLCENTER_DEBUG", default=False)
    if is_on and not is_demo:
        raise ImproperlyConfigured("CALLCENTER_DEBUG is for the mode 'demo' only: switch it off.")
    return is_on


def database(*, threads: int) -> dict[str, Any]:
    """Return Django's settings for DATABASE_URL: postgresql://user:password@host:port/name.

    A socket's folder is given as ``?host=/folder``. Every process keeps a pool
    of as many connections as it has threads.
    """
    parts = database_parts(text("DATABASE_URL"))
    query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "callcenter.sql.engine",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": str(parts.port or query.pop("port", "")),
        "OPTIONS": {
            # A thread holds a connection for a request: with fewer one would wait, more would idle
            # (test_a_process_has_a_connection_for_each_thread).
            "pool": {"min_size": 1, "max_size": threads, "timeout": 10},
            # Together these have statements kept ready: test_a_refusal_leaves_them_ready.
            "server_side_binding": True,
            "prepare_threshold": 2,
            **query,
        },
    }


def outward_seconds() -> int:
    """Return how long anybody outside may take to answer; for ever is refused."""
    seconds = number("CALLCENTER_OUTWARD_SECONDS", 30)
    if not 1 <= seconds <= 300:
        raise ImproperlyConfigured(
            f"CALLCENTER_OUTWARD_SECONDS must be from 1 to 300, not {seconds}."
        )
    return seconds


def database_parts(url: str) -> SplitResult:
    """Take DATABASE_URL apart; tell what a shell ate of it, or what is not percent-encoded.

    What is told never holds the password.
    """
    if not url:
        raise ImproperlyConfigured(
            "Set DATABASE_URL, or start with ./dev, which brings a PostgreSQL of its own. "
            "Where it is set and this is said, a shell cut it off at a sign such as & or $: "
            "put it in single quotes."
        )
    if url[0] in "'\"":
        raise ImproperlyConfigured(
            "DATABASE_URL begins with a quotation mark: what reads the file keeps it. Leave it out."
        )
    if not url.startswith(("postgres://", "postgresql://")):
        raise ImproperlyConfigured("DATABASE_URL must begin with postgresql://.")
    if "#" in url or re.search("%(?![0-9A-Fa-f]{2})", url):
        raise ImproperlyConfigured(
            "DATABASE_URL holds a “#” or “%” that means itself: write %23 for #, and %25 for %, "
            "as all signs of user and password but letters and digits are percent-encoded."
        )
    return readable(url)


def readable(url: str) -> SplitResult:
    """Return the parts of what is one user, one host and one name; what is not encoded shows as more."""
    where, _mark, query = url.partition("://")[2].partition("?")
    place, _slash, path = where.partition("/")
    try:
        parts = urlsplit(url)
        is_odd = parts.port is not None and not parts.hostname
    except ValueError:  # whose words may hold the password
        raise ImproperlyConfigured(UNREADABLE) from None
    if is_odd or place.count("@") > 1 or "@" in path + query or re.search(r"\s", url):
        raise ImproperlyConfigured(UNREADABLE)
    if not path.strip("/"):
        raise ImproperlyConfigured(
            "DATABASE_URL names no database: it ends in /name. Where it does, a shell ate the rest: "
            "put it in single quotes."
        )
    return parts


def mailer(*, is_demo: bool) -> dict[str, Any]:
    """Return how letters leave: by SMTP, and in the demo onto the console."""
    if is_demo:
        return {"BACKEND": "callcenter.running.outbox.Outbox"}
    return {
        "BACKEND": "callcenter.outward.handing.Backend",
        "OPTIONS": {
            "host": text("CALLCENTER_SMTP_HOST", "localhost"),
            "port": number("CALLCENTER_SMTP_PORT", 25),
            "username": text("CALLCENTER_SMTP_USER"),
            "password": text("CALLCENTER_SMTP_PASSWORD"),
            "use_tls": switch("CALLCENTER_SMTP_TLS", default=False),
            "timeout": outward_seconds() + 1,  # who waits gives up first, in words
        },
    }
