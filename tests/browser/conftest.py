"""A server with the demo's data, and the desk on which the shared scripts are tried."""

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from playwright.sync_api import expect

PATIENCE = (
    20_000  # milliseconds that a busy machine may take; what is there at once costs none of it
)
expect.set_options(timeout=PATIENCE)


@pytest.fixture
def context(context):
    """pytest-playwright's browser window, more patient."""
    context.set_default_timeout(PATIENCE)
    return context


@pytest.fixture
def demo_server(transactional_db, live_server):
    call_command("load_demo", reset=True, verbosity=0)
    return live_server.url


@pytest.fixture
def desk(page, live_server, agent):
    """The desk of `tests.browser.foundation`, open for a signed-in agent."""
    client = Client()
    client.force_login(agent)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
    )
    page.goto(live_server.url)
    return page
