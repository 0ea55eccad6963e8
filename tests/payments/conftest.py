"""What is sold and in stock, what a role may give back, and a refund that waits for a supervisor."""

from decimal import Decimal

import pytest

from callcenter.models import Role
from payments.models import RefundLimit
from tests.orders.conftest import boot, jacket, main, shoe, shop
from tests.orders.drafts import fresh
from tests.payments.cancelling import cancel, sold_for_120
from tests.payments.statuses import in_state

__all__ = ["asked", "boot", "in_state", "jacket", "limit", "main", "shoe", "shop"]


@pytest.fixture
def limit(call_center):
    """Agents give back 50.00, of it 5.00 of goodwill."""
    return RefundLimit.objects.create(
        call_center=call_center, role=Role.AGENT, refund=Decimal(50), goodwill=Decimal(5)
    )


@pytest.fixture
def asked(limit):
    """A cancelled order of 120.00 whose refund waits for an approval."""
    order = sold_for_120("100.00", "20.00")
    cancel(order, "120.00", asks=True)
    return fresh(order)
