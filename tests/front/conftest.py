"""The demo, for tests that look at it, and what is sold."""

import pytest

from tests.orders.conftest import shoe

__all__ = ["demo", "shoe"]


@pytest.fixture(scope="module")
def demo(databases, demo_data, django_db_blocker):
    """A demo for all tests here, which only look at it."""
    with django_db_blocker.unblock(), databases.copy_of(databases.demo):
        yield
