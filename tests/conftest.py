"""What the tests stand on: a call center, its agent, and the ways he speaks to the application."""

import os
import shutil
from datetime import timedelta

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, settings

from tests import factories, watched_lines
from tests.plugin.databases import Databases

MORNING = factories.NOW - timedelta(hours=4)
BROWSERS = ["chromium-headless-shell", "chromium", "chromium-browser"]  # the first costs half
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--in-process-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# Playwright's synchronous interface keeps an event loop, beside which Django refuses its ORM.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# No test fails for being slow: a busy machine proves nothing about a law.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


# --- Databases -----------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def databases(django_test_environment, django_db_blocker):
    with django_db_blocker.unblock():
        databases = Databases()
        yield databases
        databases.close()


@pytest.fixture(scope="session")
def django_db_setup(databases, django_db_blocker):
    """The database of this process, in which the fixture ``db`` takes back what a test has done.

    It holds the call center, its agent, a mode and cash: what nearly all tests begin with.
    """
    with django_db_blocker.unblock(), databases.copy_of(databases.migrated):
        with time_machine.travel(MORNING):
            factories.home()
        yield


@pytest.fixture(scope="session")
def demo_data(databases, django_db_setup, django_db_blocker):
    """The demo, loaded once a run; by the real clock, as nothing of a test has begun yet."""
    with django_db_blocker.unblock():
        databases.load_demo()


@pytest.fixture
def own_database(databases, django_db_setup, django_db_blocker):
    """A database that the test has for itself: it may commit, and so may threads and servers."""
    with django_db_blocker.unblock(), databases.copy_of(databases.migrated):
        yield


@pytest.fixture
def database(request):
    """What rows are made in: the test's own database, or else the process's, by ``db``."""
    own = {"own_database", "demo_database"} & set(request.fixturenames)
    request.getfixturevalue(own.pop() if own else "db")


@pytest.fixture
def demo_database(databases, demo_data, django_db_blocker):
    """The same, with the demo's data in it."""
    with django_db_blocker.unblock(), databases.copy_of(databases.demo):
        yield


@pytest.fixture(scope="module")
def stage(django_db_setup, django_db_blocker):
    """What all tests of a module begin with: its fixtures make rows on it once, not for each test.

    A test's own changes are taken back as ever; the stage itself is, at the end of the module.
    """
    with django_db_blocker.unblock(), time_machine.travel(MORNING), transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def module_database(databases, django_db_setup, django_db_blocker):
    """A database for all tests of a module, filled by a fixture on top of it; yield its name."""
    with (
        django_db_blocker.unblock(),
        time_machine.travel(MORNING),
        databases.copy_of(databases.migrated) as name,
    ):
        yield name


# --- The clock, and who is there -----------------------------------------------------------------


@pytest.fixture(autouse=True)
def morning(request):
    """Whatever the day, it is four hours before NOW, and time goes on: terms made by a test stand at NOW.

    Not where a browser, or a server of its own, runs by the real clock.
    """
    if request.node.get_closest_marker("real_clock") or "browser" in request.node.path.parts:
        yield
        return
    with time_machine.travel(MORNING):
        yield


@pytest.fixture
def known_lines(monkeypatch):
    """For tests of what changes lines: the known lines are those that are stored, whenever they are looked at."""
    watched_lines.watch(monkeypatch)


@pytest.fixture
def call_center(database):
    return factories.home()


@pytest.fixture
def agent(call_center):
    return factories.agent_of(call_center)


@pytest.fixture
def admin(database):
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


def find_browser():
    """Where Chromium is, or None: the one that was named, else Debian's."""
    named = os.environ.get("CALLCENTER_CHROMIUM")
    return next(filter(None, map(shutil.which, [named] if named else BROWSERS)), None)


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    """Nothing moves: each picture of a movement costs the browser as much as a page."""
    return browser_context_args | {"reduced_motion": "reduce"}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Debian's Chromium, for pytest-playwright's own fixtures ``page`` and ``browser``."""
    chromium = find_browser()
    if chromium is None:
        missing = f"Install the package {BROWSERS[0]} to run the browser tests, or {BROWSERS[1]}."
        if os.environ.get("CALLCENTER_REQUIRE_BROWSER") == "1":
            pytest.fail(missing)
        pytest.skip(missing)
    return browser_type_launch_args | {"executable_path": chromium, "args": CHROMIUM_FLAGS}
