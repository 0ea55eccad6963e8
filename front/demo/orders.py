"""A few orders of the demo, taken through the same operations as at the desk."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import NAMESPACE_URL, UUID, uuid5

from callcenter.models import CallCenter, User
from callcenter.operations import automaton
from callcenter.words.amounts import Amount, read_amount
from customers.models import Customer
from orders import operations
from orders.models import Order
from orders.operations import Parcel
from payments.operations import Details, ship, submit, take_payment

REST: Amount = read_amount("rest")


class Call(NamedTuple):
    """What one caller ordered, and how the call ended: paid and submitted, kept or cancelled."""

    call_center: str
    taken_by: str
    account: str
    lines: list[tuple[str, int]]
    mode: str = "99"
    store: str = ""
    source_code: str = ""
    paid_by: str = ""
    kept: str = ""
    cancelled: str = ""
    left: dict[int, int] | None = None  # pieces by line that the warehouse has shipped


# None of agent's own, and none of Karen's: their lists are there to begin with.
CALLS = [
    Call("USRT", "agent2", "2003", [("84003", 2), ("86001", 1)], source_code="FAB26", paid_by="CASH"),
    Call("USRT", "supervisor", "2006", [("85008", 12), ("88005", 24)], mode="11", paid_by="CARD",
         left={1: 12}),
    Call("FRFR", "agent2", "2034", [("83004", 1), ("83008", 1)], paid_by="CARD"),
    Call("FRFR", "supervisor", "2033", [("84001", 1)], mode="60", store="LYON", source_code="FAB26",
         paid_by="CASH"),
    Call("USRT", "agent2", "2009", [("87001", 1)], kept="Wants to compare the sizes first."),
    Call("FRFR", "agent2", "2036", [("86003", 1)], kept="Rappelle avec sa pointure."),
    Call("USRT", "supervisor", "2016", [("82004", 1)], cancelled="Found it in a store nearby."),
]  # fmt: skip


def load_orders(*, at: datetime) -> None:
    for count, call in enumerate(CALLS, start=1):
        order = take_order(call, count=count, at=at)
        if call.left:
            ship_part(order, call.left, at=at)


def take_order(call: Call, *, count: int, at: datetime) -> Order:
    by = User.objects.get(username=call.taken_by)

    def key(verb: str) -> UUID:
        return uuid5(NAMESPACE_URL, f"demo:{count}:{verb}")

    number = operations.new_order(
        Customer.objects.get(account_number=call.account),
        call_center=CallCenter.objects.get(code=call.call_center),
        key=key("new_order"),
        at=at,
        by=by,
    ).number
    for item, quantity in call.lines:
        operations.add_line(
            number, item=item, quantity=quantity, key=key(f"add_line {item}"), at=at, by=by
        )
    operations.set_mode(number, version=version_of(number), mode=call.mode, at=at, by=by)
    if call.store:
        operations.set_store(number, version=version_of(number), store=call.store, at=at, by=by)
    if call.source_code:
        operations.set_source_code(
            number, version=version_of(number), source_code=call.source_code, at=at, by=by
        )
    if call.kept:
        back = at + timedelta(days=1)
        version = version_of(number)
        operations.keep_order(
            number, version=version, reason=call.kept, call_back_at=back, at=at, by=by
        )
    if call.cancelled:
        operations.cancel_order(
            number, version=version_of(number), reason=call.cancelled, at=at, by=by
        )
    if call.paid_by:
        total = operations.complete(number, at=at, by=by).total
        receipt = Details(
            brand="Visa", last_four="4242", terminal="T1", approval_code=f"{471100 + count}"
        )
        take_payment(
            number,
            method=call.paid_by,
            amount=REST,
            key=key("take_payment"),
            at=at,
            by=by,
            details=receipt if call.paid_by == "CARD" else Details(),
        )
        submit(
            number,
            version=version_of(number),
            shown_total=total,
            key=key("submit"),
            at=at,
            by=by,
        )
    return Order.objects.get(number=number)


def ship_part(order: Order, pieces: dict[int, int], *, at: datetime) -> None:
    """Let the warehouse take an order, and ship some of its pieces."""
    by = automaton("warehouse", "Warehouse")
    operations.note_written(operations.export_released(among=[order], at=at, by=by), at=at)
    parcel = Parcel(
        code=f"S-{order.number}-1",
        pieces=pieces,
        carrier="UPS",
        tracking="1Z999AA10123456784",
        shipped_at=at,
    )
    ship(order.number, parcel, at=at, by=by)


def version_of(number: int) -> int:
    return Order.objects.get(number=number).version
