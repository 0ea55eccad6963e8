"""The demo, for tests that look at it."""

import pytest


@pytest.fixture(scope="module")
def demo(databases, demo_data, django_db_blocker):
    """A demo for all tests here, which only look at it."""
    with django_db_blocker.unblock(), databases.copy_of(databases.demo):
        yield
