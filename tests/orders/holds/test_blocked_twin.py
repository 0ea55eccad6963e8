"""What waits, and what the warehouse may have: the same in SQL and in Python, over all cases."""

from datetime import timedelta
from decimal import Decimal
from itertools import product

import pytest

from callcenter.models import CallCenter
from orders.blocks import is_blocked, is_released, warehouse_blocks
from orders.models import Approval, Cause, Hold, Order, SetByHand, Status
from payments.models import Claim
from tests.factories import (
    NOW,
    CallCenterFactory,
    CustomerFactory,
    HoldCodeFactory,
    ReasonCodeFactory,
    UserFactory,
)
from tests.payments.accounts import adjust

pytestmark = pytest.mark.django_db

# Of a total of 100.00, where 2.00 may be missing or too much: what is paid.
SECURED = ["0", "97.99", "98.00", "100.00", "102.00", "102.01"]
LATER = [("0", "98.00"), ("97.99", "2.01")]  # what is missing is collected later
MONEY = (
    [
        {
            "secured_total": secured,
            "held_total": secured,
            "waiting_total": waiting,
            "collect_later_total": later,
        }
        for waiting in ["0", "2.01"]
        for secured, later in [*product(SECURED, ["0"]), *LATER]
    ]
    + [
        {"secured_total": "110.00", "refunds_total": refunds, "held_total": held}
        for refunds, held in [("10.00", "100.00"), ("8.00", "102.00"), ("7.99", "102.01")]
    ]
    + [
        {"secured_total": secured, "held_total": "97.00", "written_off_total": written_off}
        for secured, written_off in [("98.00", "1.00"), ("99.00", "1.00"), ("98.99", "1.00")]
    ]
)
TROUBLE = [
    {"unknown_total": unknown, "declined_total": declined, "over_limit_total": over}
    for unknown, declined, over in product(["0", "5.00"], repeat=3)
]
CHECKS = [None, NOW, NOW + timedelta(seconds=1)]
OPEN = [Status.DRAFT, Status.SUBMITTED, Status.AMENDING]
OVER = [Status.SHIPPED, Status.CANCELLED]


def all_cases():
    """Every order there can be, as far as blocks look at it; 5.00 stand on account without a limit."""
    completing = CallCenterFactory.create(code="FULL", tolerance_percent=2, tolerance_amount=3)
    without = CallCenterFactory.create(
        code="PLAIN", order_completion=False, tolerance_percent=2, tolerance_amount=3
    )
    customer, user = CustomerFactory.create(), UserFactory.create()
    adjust(customer, "5.00", kind=Claim.ADJUSTED)
    cases = [
        *product([completing], OPEN, MONEY, TROUBLE, CHECKS),
        *product([without], OPEN, MONEY, TROUBLE[::7], CHECKS[:1]),
        *product([completing], OVER, MONEY, TROUBLE[::7], CHECKS[::2]),
    ]
    for call_center, status, money, trouble, check in cases:
        yield Order(
            call_center=call_center,
            customer=customer,
            taken_by=user,
            status=status,
            submitted_at=None if status == Status.DRAFT else NOW,
            currency="USD",
            prices_with_tax=False,
            created_at=NOW,
            goods_total=Decimal("100.00"),
            total=Decimal("100.00"),
            check_waiting_until=check,
            **{name: Decimal(sum) for name, sum in (money | trouble).items()},
        )


def hold_and_ask(orders):
    """Of four orders the second is on hold, the third waits for an approval, the fourth does both.

    The first was on hold and asked, too: both are over.
    """
    code, reason, user = HoldCodeFactory.create(), ReasonCodeFactory.create(), UserFactory.create()
    other = UserFactory.create()
    over = {"cleared_at": NOW, "cleared_by": other, "cleared_note": "Looked at"}
    answered = {"is_granted": True, "answered_at": NOW, "answered_by": other}
    about = {"kind": SetByHand.ORDER_DISCOUNT, "reason": reason, "requested_at": NOW}
    Hold.objects.bulk_create(
        Hold(order=order, code=code, at=NOW, by=user, **({} if n % 4 in (1, 3) else over))
        for n, order in enumerate(orders)
    )
    Approval.objects.bulk_create(
        Approval(order=order, requested_by=user, **about, **({} if n % 4 in (2, 3) else answered))
        for n, order in enumerate(orders)
    )


def python_says(orders):
    holds = {hold.order_id: [hold] for hold in Hold.objects.open().shown()}
    asked = set(Approval.objects.filter(is_granted=None).values_list("order_id", flat=True))
    above = Order.objects.above_limit()
    for order in orders:
        yield (
            order,
            list(
                warehouse_blocks(
                    order,
                    holds=holds.get(order.pk, []),
                    above_limit=above.get(order.pk, Decimal(0)),
                    at=NOW,
                    is_asked=order.pk in asked,
                )
            ),
        )


def test_sql_and_python_agree_on_every_order():
    Order.objects.bulk_create([order for order in all_cases() for _ in range(4)])
    orders = list(Order.objects.select_related("call_center").order_by("pk"))
    assert len(orders) == 4 * (16 + 6) * (3 * 8 * 3 + 3 * 2 + 2 * 2 * 2)
    hold_and_ask(orders)

    said = list(python_says(orders))

    blocked = set(Order.objects.blocked(NOW).values_list("pk", flat=True))
    released = set(Order.objects.released(NOW).values_list("pk", flat=True))
    assert blocked == {order.pk for order, blocks in said if is_blocked(order, blocks)}
    assert released == {order.pk for order, blocks in said if is_released(order, blocks)}
    assert not blocked & released
    for cause in Cause:
        found = set(Order.objects.blocked(NOW, cause).values_list("pk", flat=True))
        assert found == {
            order.pk for order, blocks in said if cause in {block.cause for block in blocks}
        }, cause
    places = dict(Order.objects.with_cause(NOW).values_list("pk", "cause_place"))
    for order, blocks in said:
        cause = next((block.cause for block in blocks if block.cause), None)
        assert places[order.pk] == (list(Cause).index(cause) if cause else None)


@pytest.mark.parametrize(
    ("status", "is_blocked_now", "is_released_now"),
    [
        (Status.DRAFT, False, False),
        (Status.SUBMITTED, False, True),
        (Status.AMENDING, True, False),
        (Status.SHIPPED, False, False),
        (Status.CANCELLED, False, False),
    ],
)
def test_only_a_submitted_order_leaves(status, is_blocked_now, is_released_now):
    call_center: CallCenter = CallCenterFactory.create(code="PLAIN", order_completion=False)
    Order.objects.create(
        call_center=call_center, customer=CustomerFactory.create(), taken_by=UserFactory.create(),
        status=status, submitted_at=None if status == Status.DRAFT else NOW,
        currency="USD", prices_with_tax=False, created_at=NOW,
    )  # fmt: skip

    assert Order.objects.blocked(NOW).exists() == is_blocked_now
    assert Order.objects.released(NOW).exists() == is_released_now
