"""A server that stays up, the demo behind it, and the desk on which the shared scripts are tried."""

import pytest
from playwright.sync_api import expect

from tests.browser.entering import enter
from tests.browser.serving import Handler, Web

PATIENCE = (
    20_000  # milliseconds that a busy machine may take; what is there at once costs none of it
)
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def web(django_db_setup):
    with Web() as url:
        yield url


@pytest.fixture(autouse=True)
def database_first(request):
    """Every test here has a database of its own, which outlives the pages that look at it."""
    is_demo = "demo_server" in request.fixturenames
    request.getfixturevalue("demo_database" if is_demo else "own_database")
    yield
    Handler.wait_until_idle()


@pytest.fixture
def new_context(new_context):
    """pytest-playwright's way to open a browser's window, more patient."""

    def patient(**options):
        context = new_context(**options)
        context.set_default_timeout(PATIENCE)
        return context

    return patient


@pytest.fixture
def demo_server(demo_database, web):
    return web


@pytest.fixture
def open_page(web, agent):
    """Open a page of the application in a browser's page, as the agent."""

    def go(page, path):
        enter(page, web, path, username=agent.username)
        return page

    return go


@pytest.fixture
def desk(page, web, agent):
    """The desk of `tests.browser.desk_to_try`, open for a signed-in agent."""
    enter(page, web, username=agent.username)
    return page
