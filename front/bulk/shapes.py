"""Orders of which the bulk is copied: some hundred, taken by the operations of the desk, as agents would.

So every copy is as sound as an order can be: priced by the engine, paid, submitted and shipped with
all its rows. They are rolled back once their rows are read; the copies alone stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from uuid import UUID

from callcenter.models import CallCenter, User
from callcenter.operations import automaton
from callcenter.words.amounts import read_amount
from catalog.models import Item
from customers.models import Address, ContactPoint, Customer, Kind, Reach
from front.bulk.places import REGIONS, Region
from orders import operations
from orders.models import Event, HoldCode, Order, OrderEvent, OrderLine
from orders.operations import Parcel
from payments.operations import Details, ship, submit, take_payment

# What stands in the rows where a copy has something of its own.
NAME, STREET, POSTCODE, CITY = "⟦name⟧", "⟦street⟧", "⟦postcode⟧", "⟦city⟧"
TELEPHONE, EMAIL, ACCOUNT, CODE = "⟦telephone⟧", "⟦email⟧", "⟦account⟧", "⟦CODE⟧"
NUMBER = 1_987_654_000  # of the first; no other figure looks like it

# Lines from, to. Of long orders a few are taken, not one for each region.
LENGTHS = [
    (1, 1),
    (2, 2),
    (3, 3),
    (4, 5),
    (6, 8),
    (9, 12),
    (13, 20),
    (21, 50),
    (51, 150),
    (151, 500),
]
LONG = 21
REGIONS_OF_LONG = 2
A_FEW = 2_000  # so many orders are copied of fewer shapes: those of two regions
MOST_PIECES = 4
MOST_ITEMS = 5_000
LIVES = ["shipped"] * 12 + ["submitted"] * 4 + ["partly"] + ["held"] + ["draft"] + ["cancelled"]  # fmt: skip
MODES = ["99"] * 7 + ["11"] * 3


@dataclass(frozen=True, kw_only=True)
class Shape:
    """An order to copy: where its customers live, how many lines, and how often among ten thousand."""

    order: Order
    region: Region
    life: str
    lines: int
    share: int


def take_orders(*, seed: int, at: datetime, mean: int, copies: int) -> Iterator[Shape]:
    """Take the orders to copy, of ``mean`` lines in the middle; run it in a transaction to roll back."""
    rng = Random(f"{seed} shapes")  # noqa: S311  (no secret)
    sold = Item.objects.on_sale(on=at.date()).filter(is_gift_card=False)
    never_short = sold.filter(back_order_allowed=True, back_order_most=None)
    items = list(never_short.order_by("pk")[:MOST_ITEMS])
    shares = shares_of(mean)
    regions = (
        REGIONS if copies >= A_FEW else [r for r in REGIONS if r.state == "CA" or r.country == "FR"]
    )
    for count, (region, (least, most)) in enumerate(regions_and_lengths(regions, rng)):
        wanted = (
            most if most == LENGTHS[-1][1] and region is REGIONS[0] else rng.randint(least, most)
        )
        call_center = CallCenter.objects.get(
            code="FRFR" if region.country in {"FR", "DE"} else "USRT"
        )
        order = open_order(region, call_center, number=NUMBER + count, at=at)
        add_lines(order, rng.sample(items, min(wanted, len(items))), rng, at=at)
        life = rng.choice(LIVES)
        live(order, life, rng.choice(MODES), rng, at=at)
        share = shares[least, most]
        yield Shape(
            order=Order.objects.get(pk=order.pk), region=region, life=life, lines=wanted, share=share
        )  # fmt: skip


def regions_and_lengths(
    regions: list[Region], rng: Random
) -> Iterable[tuple[Region, tuple[int, int]]]:
    for length in LENGTHS:
        few = [regions[0], *rng.sample(regions[1:], REGIONS_OF_LONG - 1)]
        for region in regions if length[0] < LONG else few:
            yield region, length


def shares_of(mean: int) -> dict[tuple[int, int], int]:
    """Return how many orders of ten thousand have each length, so that the mean is about as said.

    Many short ones, few long ones: of each length one in (length to a power), the
    power found by halves. In thousandths, since there are no fractions here.
    """
    low, high = 200, 4_000
    while high - low > 1:
        middle = (low + high) // 2
        weights = weights_of(middle)
        lines = sum(weight * (a + b) for (a, b), weight in weights.items())
        low, high = (middle, high) if lines > 2 * mean * sum(weights.values()) else (low, middle)
    weights = weights_of(high)
    whole = sum(weights.values())
    return {length: max(weight * 10_000 // whole, 1) for length, weight in weights.items()}


def weights_of(power: int) -> dict[tuple[int, int], int]:
    return {
        (a, b): int(10**9 * sum(n ** (-power / 1000) for n in range(a, b + 1))) for a, b in LENGTHS
    }


def open_order(region: Region, call_center: CallCenter, *, number: int, at: datetime) -> Order:
    customer = Customer.objects.create(
        account_number=f"{ACCOUNT}{number}", kind=Kind.ORGANISATION, organisation=NAME
    )
    Address.objects.create(
        customer=customer,
        street=STREET,
        postcode=POSTCODE,
        city=CITY,
        state=region.state,
        country=region.country,
        is_default=True,
    )
    ContactPoint.objects.create(customer=customer, reach=Reach.EMAIL, value=EMAIL, is_default=True)
    order = operations.new_order(
        customer, call_center=call_center, key=key_of(number, 1), at=at, by=agent()
    )
    order.number, order.telephone = number, TELEPHONE
    order.save(update_fields=["number", "telephone"])
    return order


def agent() -> User:
    return User.objects.get(username="agent2")  # works for both call centers


def agent_key() -> int:
    return agent().pk


def key_of(number: int, verb: int) -> UUID:
    return UUID(int=number << 64 | verb)


def add_lines(order: Order, items: list[Item], rng: Random, *, at: datetime) -> None:
    """Add all lines at once; Complete prices them. One by one, 500 of them would take a minute."""
    lines = [
        OrderLine(order=order, number=number, item=item, quantity=rng.randint(1, MOST_PIECES))
        for number, item in enumerate(items, start=1)
    ]
    OrderLine.objects.bulk_create(lines)
    OrderEvent.objects.bulk_create(
        OrderEvent(
            order=order,
            kind=Event.LINE_ADDED,
            revision=0,
            at=at + timedelta(seconds=10),
            by=agent(),
            facts={"line": line.number, "item": line.item.item_number, "quantity": line.quantity},
        )
        for line in lines
    )


def live(order: Order, life: str, mode: str, rng: Random, *, at: datetime) -> None:
    """Let the order come as far as its life says."""
    number, by = order.number, agent()
    at += timedelta(minutes=1)
    operations.set_mode(number, version=order.version, mode=mode, at=at, by=by)
    if life == "cancelled":
        version = Order.objects.get(number=number).version
        operations.cancel_order(number, version=version, reason="Ordered twice.", at=at, by=by)
        return
    total = operations.complete(number, at=at, by=by).total
    if life == "draft":
        back = at + timedelta(days=1)
        version = Order.objects.get(number=number).version
        operations.keep_order(
            number, version=version, reason="Calls back.", call_back_at=back, at=at, by=by
        )
        return
    at += timedelta(minutes=1)
    method = rng.choice(["CASH", "CARD", "CARD", "CARD"])
    receipt = Details(
        brand="Visa", last_four="4242", terminal=f"B{number - NUMBER}", approval_code=CODE
    )
    take_payment(
        number,
        method=method,
        amount=read_amount("rest"),
        key=key_of(number, 2),
        at=at,
        by=by,
        details=receipt if method == "CARD" else Details(),
    )
    version = Order.objects.get(number=number).version
    submit(number, version=version, shown_total=total, key=key_of(number, 3), at=at, by=by)
    if life == "held":
        code = HoldCode.objects.filter(is_default=True).first() or HoldCode.objects.get(code="CALL")
        operations.place_hold(number, code=code.code, key=key_of(number, 4), at=at, by=by)
    if life in {"shipped", "partly"}:
        let_leave(order, is_whole=life == "shipped", at=at + timedelta(days=1))


def let_leave(order: Order, *, is_whole: bool, at: datetime) -> None:
    """Let the warehouse take the order and ship it, or one piece of its first line."""
    by = automaton("warehouse", "Warehouse")
    operations.note_written(operations.export_released(among=[order], at=at, by=by), at=at)
    parcel = Parcel(
        code=f"S-{order.number}", pieces={} if is_whole else {1: 1}, carrier="UPS", shipped_at=at
    )
    ship(order.number, parcel, at=at, by=by)
