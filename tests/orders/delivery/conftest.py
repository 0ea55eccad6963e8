"""Where a caller picks up."""

import pytest

from tests.orders.modes import store


@pytest.fixture
def stores():
    return [store("AIRPORT"), store("DOWNTOWN")]
