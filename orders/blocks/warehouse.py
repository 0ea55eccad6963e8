"""What keeps an order from the warehouse, or puts a draft on the worklist.

``orders.models.blocked`` says the same in SQL.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from callcenter.errors import Refused
from callcenter.words.dates import day_written, moment_written
from callcenter.words.money import ZERO, written
from orders import errors
from orders.blocks.block import Block
from orders.blocks.causes import CAUSES, clear_fixes, fixes_of
from orders.models import Approval, Cause, Hold, Order, Status, holds_of


def warehouse_blocks(
    order: Order, *, holds: Sequence[Hold], at: datetime, is_asked: bool = False
) -> Iterator[Block]:
    """Tell all that keeps an order from the warehouse, first things first.

    ``is_asked``: an approval of it is waiting for its answer. A draft is
    never released; beside that it tells what puts it among the blocked orders.
    """
    if order.status == Status.DRAFT:
        yield Block(refusal=errors.NotSubmitted(), field="complete")
        yield from draft_blocks(order)
    yield from hold_blocks(order, holds)
    if is_asked and order.is_editable:
        yield block_of(order, Cause.APPROVAL, errors.RequestWaiting())
    if order.status == Status.AMENDING:
        yield block_of(order, Cause.AMENDING, errors.BeingModified(), field="complete")
    if order.status in {Status.SUBMITTED, Status.AMENDING}:
        yield from money_blocks(order, at=at)


def draft_blocks(order: Order) -> Iterator[Block]:
    """Tell whether a draft keeps money that somebody should see to."""
    if order.holds_money:
        held = written(order.secured_total + order.waiting_total, order.currency)
        yield block_of(order, Cause.MONEY, errors.HoldsMoneyAsDraft(amount=held))


def hold_blocks(order: Order, holds: Sequence[Hold]) -> Iterator[Block]:
    """Tell of each hold; of a draft and a submitted order alike."""
    if order.status in {Status.SHIPPED, Status.CANCELLED}:
        return
    for hold in holds:
        since = moment_written(hold.at, order.call_center.time_zone)
        yield Block(
            refusal=errors.OnHold(hold=hold.label, who=hold.by, since=since),
            field=f"clear-hold-{hold.pk}",
            cause=Cause.HOLD,
            say=hold.code.said or CAUSES[Cause.HOLD].say,
            fixes=clear_fixes(order, hold),
            hold=hold,
        )


def money_blocks(order: Order, *, at: datetime) -> Iterator[Block]:
    """Tell what is wrong with the money of a submitted order, or what it waits for."""
    if order.unknown_total > ZERO:
        amount = written(order.unknown_total, order.currency)
        yield block_of(order, Cause.UNKNOWN, errors.AnswerUnknown(amount=amount))
    if order.declined_total > ZERO and order.is_missing_money:
        due = written(order.due, order.currency)
        yield block_of(order, Cause.DECLINED, errors.WasDeclined(due=due))
    if order.is_out_of_balance:
        yield balance_block(order)
    if order.over_limit_total > ZERO:
        amount = written(order.over_limit_total, order.currency)
        yield block_of(order, Cause.LIMIT, errors.OverCreditLimit(amount=amount))
    if order.check_waiting_until and order.check_waiting_until > at:
        since = day_written(order.day_of(order.check_waiting_until))
        yield block_of(order, Cause.CHECK, errors.CheckWaits(since=since))
    if order.waiting_total > ZERO:
        amount = written(order.waiting_total, order.currency)
        yield block_of(order, Cause.WAITING, errors.PaymentWaits(amount=amount))


def balance_block(order: Order) -> Block:
    if order.is_missing_money:
        due = written(order.due, order.currency)
        return block_of(order, Cause.BALANCE, errors.IsMissing(due=due))
    surplus = written(order.surplus, order.currency)
    return block_of(order, Cause.BALANCE, errors.IsTooMuch(surplus=surplus))


def block_of(order: Order, cause: Cause, refusal: Refused, *, field: str = "") -> Block:
    return Block(
        refusal=refusal,
        field=field,
        cause=cause,
        say=CAUSES[cause].say,
        fixes=fixes_of(order, cause),
    )


def blocks_of(order: Order, *, at: datetime) -> list[Block]:
    """Return all that keeps an order from the warehouse, with what is loaded for it."""
    is_asked = Approval.objects.waiting().filter(order=order).exists()
    holds = holds_of(order)
    return list(warehouse_blocks(order, holds=holds, at=at, is_asked=is_asked))


def is_blocked(order: Order, blocks: Sequence[Block]) -> bool:
    """Whether the order stands among the blocked ones; of a draft not all that it lacks counts."""
    return any(block.cause for block in blocks)


def is_released(order: Order, blocks: Sequence[Block]) -> bool:
    """Whether the warehouse may have the order."""
    return order.status == Status.SUBMITTED and not blocks
