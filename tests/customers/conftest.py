"""Who calls."""

import pytest

from tests.factories import CustomerFactory


@pytest.fixture
def karen(call_center):
    """She has an address, a telephone and an e-mail."""
    return CustomerFactory.create(account_number="2001")


@pytest.fixture
def newcomer(call_center):
    """Of whom only the name is known."""
    return CustomerFactory.create(account_number="2001", bare=True)
