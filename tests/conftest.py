"""What the tests stand on: a call center, its agent, and the ways he speaks to the application."""

import os
import shutil
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from tests import factories, in_hand

CHROMIUM = "/usr/bin/chromium"
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# Playwright's synchronous interface keeps an event loop, beside which Django refuses its ORM.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(autouse=True)
def morning(request):
    """Whatever the day, it is four hours before NOW, and time goes on: terms made by a test stand at NOW.

    Not where a browser, or a server of its own, runs by the real clock.
    """
    if request.node.get_closest_marker("real_clock") or "browser" in request.node.path.parts:
        yield
        return
    with time_machine.travel(factories.NOW - timedelta(hours=4), tick=True):
        yield


@pytest.fixture(autouse=True)
def lines_in_hand(monkeypatch):
    in_hand.watch(monkeypatch)


@pytest.fixture
def call_center(db):
    return factories.home()


@pytest.fixture
def agent(call_center):
    return factories.agent_of(call_center)


@pytest.fixture
def admin(db):
    return factories.UserFactory.create(username="admin", admin=True)


@pytest.fixture
def agent_client(agent):
    """A browser without JavaScript, in which the agent is signed in."""
    return signed_in(agent)


@pytest.fixture
def htmx_client(agent):
    """The same, asking as htmx does."""
    return signed_in(agent, headers={"HX-Request": "true"})


@pytest.fixture
def admin_client(admin):
    """An admin's browser; he works for no call center."""
    return signed_in(admin)


def signed_in(user, **options):
    client = Client(**options)
    client.force_login(user)
    return client


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Debian's Chromium, for pytest-playwright's own fixtures ``page`` and ``browser``."""
    chromium = shutil.which(os.environ.get("CALLCENTER_CHROMIUM", CHROMIUM))
    if chromium is None:
        missing = f"{CHROMIUM} is missing: install the package chromium to run the browser tests."
        if os.environ.get("CALLCENTER_REQUIRE_BROWSER") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    return browser_type_launch_args | {"executable_path": chromium, "args": CHROMIUM_FLAGS}
