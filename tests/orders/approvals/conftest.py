"""A supervisor, and what is asked of her."""

from decimal import Decimal

import pytest

from tests.orders.conceding import ask, supervisor
from tests.orders.drafts import draft


@pytest.fixture
def eve(call_center):
    return supervisor(call_center)


@pytest.fixture
def approval(call_center, reason):
    """100.00, asked for at 80.00."""
    return ask(draft("100.00"), amount=Decimal("80.00"))
