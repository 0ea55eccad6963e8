"""The clock stands still at the door, until a test moves it."""

import pytest
import time_machine

from tests.conftest import MORNING


@pytest.fixture
def clock():
    with time_machine.travel(MORNING, tick=False) as clock:
        yield clock
