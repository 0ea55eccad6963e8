"""A server with the demo's data, for tests that need all of it."""

import pytest
from django.core.management import call_command


@pytest.fixture
def demo_server(transactional_db, live_server):
    call_command("load_demo", reset=True, verbosity=0)
    return live_server.url
