"""What keeps an order from the warehouse, or puts a draft on the worklist.

The rows of ``orders.blocks.causes`` say when; ``orders.models.blocked`` says the same in SQL.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal

from callcenter.words.dates import moment_written
from orders import errors
from orders.blocks.block import Block
from orders.blocks.causes import CAUSES, ON_HOLD, Seen, clear_fixes, fixes_of
from orders.models import Approval, Cause, Hold, Order, Status, holds_of
from orders.questions.account import above_limit_of


def warehouse_blocks(
    order: Order,
    *,
    holds: Sequence[Hold],
    above_limit: Decimal,
    at: datetime,
    is_asked: bool = False,
) -> Iterator[Block]:
    """Tell all that keeps an order from the warehouse, first things first.

    ``is_asked``: an approval of it is waiting for its answer; ``above_limit``
    as ``orders.questions.account`` says it. A draft is never released; beside
    that it tells what puts it among the blocked orders.
    """
    if order.is_draft:
        yield Block(refusal=errors.NotSubmitted(), field="complete")
    seen = Seen(order=order, at=at, is_asked=is_asked, above_limit=above_limit)
    for cause in Cause:
        if cause == Cause.HOLD:
            yield from hold_blocks(order, holds)
        elif CAUSES[cause].when(seen):
            yield block_of(cause, seen)


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
            say=hold.code.said or ON_HOLD,
            fixes=clear_fixes(order, hold),
            hold=hold,
        )


def block_of(cause: Cause, seen: Seen) -> Block:
    told = CAUSES[cause]
    return Block(
        refusal=told.refusal(seen),
        field=told.field,
        cause=cause,
        say=told.say,
        fixes=fixes_of(seen.order, told),
    )


def blocks_of(order: Order, *, at: datetime) -> list[Block]:
    """Return all that keeps an order from the warehouse, with what is loaded for it."""
    is_asked = Approval.objects.waiting().filter(order=order).exists()
    return blocks_with(order, holds_of(order), at=at, is_asked=is_asked)


def blocks_with(
    order: Order, holds: Sequence[Hold], *, at: datetime, is_asked: bool
) -> list[Block]:
    """Return the same where the holds are loaded already."""
    above = above_limit_of(order)
    return list(warehouse_blocks(order, holds=holds, above_limit=above, at=at, is_asked=is_asked))


def is_blocked(order: Order, blocks: Sequence[Block]) -> bool:
    """Whether the order stands among the blocked ones; of a draft not all that it lacks counts."""
    return any(block.cause for block in blocks)


def is_released(order: Order, blocks: Sequence[Block]) -> bool:
    """Whether the warehouse may have the order."""
    return order.status == Status.SUBMITTED and not blocks
