"""Orders on their way: a draft with lines, and what an agent does with it."""

from decimal import Decimal
from uuid import uuid4

from callcenter.models import Role
from callcenter.words.amounts import Amount
from orders import operations
from orders.models import Order
from payments import operations as payment_operations
from tests.factories import (
    NOW,
    CallCenterFactory,
    ChannelUserFactory,
    ChargeRuleFactory,
    ItemFactory,
    OfferedMethodFactory,
    OrderFactory,
    PaymentMethodFactory,
    agent_of,
)


def draft(*prices, **about):
    """A draft with one line for each price."""
    order = OrderFactory.create(**about)
    for price in prices:
        add(order, ItemFactory.create(price=price).item_number)
    return fresh(order)


def draft_of_120(**about):
    """One piece of 81327 at 110.05, shipping 7.95, handling 2.00."""
    ItemFactory.create(item_number="81327", name="Chronograph", price="110.05")
    ChargeRuleFactory.create(
        charge_code__code="SHIPPING",
        tiers=[("0", "50", "5.95"), ("50", "150", "7.95"), ("150", None, "0")],
    )
    ChargeRuleFactory.create(
        charge_code__code="HANDLING", charge_code__name="Handling", tiers=[("0", None, "2.00")]
    )
    order = OrderFactory.create(**about)
    add(order, "81327")
    return fresh(order)


def fresh(order):
    return Order.objects.get(pk=order.pk)


def add(order, item, quantity=1, *, key=None, at=NOW, by=None):
    return operations.add_line(
        order.number,
        item=item,
        quantity=quantity,
        key=key or uuid4(),
        at=at,
        by=by or order.taken_by,
    )


def pay(order, amount=None, *, method="CASH", key=None, at=NOW, by=None, **details):
    """Pay a sum, or the balance."""
    said = Amount(share=Decimal(100)) if amount is None else Amount(sum=Decimal(amount))
    return payment_operations.take_payment(
        order.number,
        method=method,
        amount=said,
        key=key or uuid4(),
        at=at,
        by=by or order.taken_by,
        details=payment_operations.Details(**details),
    )


RECEIPT = {"brand": "Visa", "last_four": "4242", "terminal": "T1", "approval_code": "A17"}


def offer_card(call_center, **limits):
    """Let the call center take cards on a terminal."""
    method = PaymentMethodFactory.create(code="CARD", name="Card", function="card_terminal")
    return OfferedMethodFactory.create(call_center=call_center, method=method, **limits)


THERE_NOW = object()


def submit(order, shown_total=None, *, version=THERE_NOW, key=None, at=NOW, by=None, **more):
    """Submit at the total and version that stand there now, unless others are said."""
    now = fresh(order)
    return payment_operations.submit(
        order.number,
        version=now.version if version is THERE_NOW else version,
        shown_total=now.total if shown_total is None else Decimal(shown_total),
        key=key or uuid4(),
        at=at,
        by=by or order.taken_by,
        **more,
    )


def submitted(*prices, **about):
    """An order that went the way every order goes."""
    order = draft(*(prices or ["10.00"]), **about)
    if order.total:
        pay(order)
    submit(order)
    return fresh(order)


def cancelled(**about):
    order = OrderFactory.create(**about)
    operations.cancel_order(
        order.number, version=order.version, reason="Caller hung up", at=NOW, by=order.taken_by
    )
    return fresh(order)


def stranger():
    """An agent of another call center."""
    return agent_of(elsewhere())


def elsewhere(**about):
    return CallCenterFactory.create(code="FRFR", **about)


def another_agent_of(call_center):
    return ChannelUserFactory.create(call_center=call_center).user


def supervisor_of(*call_centers):
    first, *others = call_centers
    user = ChannelUserFactory.create(call_center=first, role=Role.SUPERVISOR).user
    for call_center in others:
        ChannelUserFactory.create(call_center=call_center, user=user, role=Role.SUPERVISOR)
    return user


def paid_in_cash():
    order = draft_of_120()
    pay(order)
    return fresh(order)
