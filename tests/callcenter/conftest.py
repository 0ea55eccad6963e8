"""The demo, for tests that look at it."""

import pytest
from django.core.management import call_command
from django.db import transaction


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """Load the demo once for all tests here, which only look at it."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_demo", reset=True, verbosity=0)
        yield
        transaction.set_rollback(True)
