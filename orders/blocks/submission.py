"""What stops Submit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from callcenter.errors import Refused
from callcenter.words.money import ZERO, written
from orders import errors
from orders.blocks.block import Block
from orders.blocks.warehouse import hold_blocks
from orders.models import Hold, Order, OrderLine, Override, holds_of
from orders.questions.allocation import Share
from orders.questions.availability import out_of_stock, shares_of
from orders.questions.by_hand import Touches, touches_of, what_of
from orders.questions.coupons import used_up
from orders.questions.delivery import Delivery, delivery_of
from orders.questions.destination import destination_of
from orders.questions.limits import over_limit_or_none


def submit_blocks(
    order: Order,
    *,
    delivery: Delivery,
    touches: Touches,
    shares: Mapping[int, Share],
    holds: Sequence[Hold] = (),
) -> Iterator[Block]:
    """Tell all that stops Submit, first things first, for the order and what is known of it.

    An order on hold may be left unpaid: what is still due counts once it is cleared.
    """
    if not delivery.lines:
        yield Block(refusal=errors.NothingOrdered(), field="item")
    yield from sale_blocks(order, delivery)
    yield from stock_blocks(delivery, shares)
    yield from mode_blocks(order, delivery)
    yield from source_code_blocks(order, delivery)
    yield from coupon_blocks(order, delivery)
    yield from destination_blocks(order, delivery)
    yield from approval_blocks(order, touches)
    yield from hold_blocks(order, holds)
    if order.unknown_total > ZERO:
        unknown = written(order.unknown_total, order.currency)
        yield Block(refusal=errors.AnswerUnknown(amount=unknown), field="add-payment")
    yield from gift_card_blocks(order)
    asks_money = delivery.lines and order.call_center.order_completion
    if asks_money and not order.is_covered and not holds:
        yield Block(
            refusal=errors.NotCovered(balance=written(order.balance, order.currency)),
            field="add-payment",
        )


def gift_card_blocks(order: Order) -> Iterator[Block]:
    """Tell where gift cards would pay for gift cards."""
    if order.gift_cards_total and order.by_gift_card_total > order.gift_card_most:
        refusal = errors.GiftCardsPayGiftCards(
            paid=written(order.by_gift_card_total, order.currency),
            most=written(order.gift_card_most, order.currency),
        )
        yield Block(refusal=refusal, field="add-payment")


def sale_blocks(order: Order, delivery: Delivery) -> Iterator[Block]:
    """Tell which items are no longer sold, though they were when their line was entered.

    What was submitted stays promised.
    """
    today = order.day_of(delivery.at)
    for line in delivery.lines:
        if line.terms_at is None and (refusal := line.item.refusal(on=today)):
            yield Block(refusal=refusal, field=f"quantity-{line.number}")


def stock_blocks(delivery: Delivery, shares: Mapping[int, Share]) -> Iterator[Block]:
    """Tell which lines want more pieces than there are."""
    for line in delivery.lines:
        if shares[line.number].short:
            refusal = out_of_stock(line, shares[line.number])
            yield Block(refusal=refusal, field=f"quantity-{line.number}")


def mode_blocks(order: Order, delivery: Delivery) -> Iterator[Block]:
    """Tell where a mode is missing or refused, and why."""
    refusals: list[Refused] = [errors.NoMode()]
    if order.mode:
        refusals = [*withdrawn(order, delivery), *delivery.refusals(order.mode)]
    for line in delivery.lines:
        if line.mode:
            refusals += delivery.line_refusals(line, line.mode)
    for refusal in refusals:
        line_number = refusal.facts.get("line")
        yield Block(refusal=refusal, field=details_of(line_number) if line_number else "mode")


def withdrawn(order: Order, delivery: Delivery) -> Iterator[Refused]:
    """Tell which modes are no longer offered, though they were when they were picked.

    An order that was submitted keeps what it was promised.
    """
    if not order.is_draft:
        return
    if order.mode and order.mode not in delivery.terms.modes:
        yield errors.ModeNotOffered(code=order.mode.code)
    for line in delivery.lines:
        if line.mode and line.mode not in delivery.terms.modes:
            yield errors.LineModeNotOffered(code=line.mode.code, line=line.number)


def coupon_blocks(order: Order, delivery: Delivery) -> Iterator[Block]:
    """Tell which coupons others have used up since they were named."""
    for refusal in used_up(order, at=delivery.at):
        yield Block(refusal=refusal, field="coupon")


def source_code_blocks(order: Order, delivery: Delivery) -> Iterator[Block]:
    """Tell where a source code is missing, and which can be used no more since it was named.

    An order that was submitted keeps what it was promised.
    """
    if order.source_code is None and order.call_center.source_code_required:
        yield Block(refusal=errors.NoSourceCode(), field="source_code")
    if not order.is_draft:
        return
    if order.source_code and (refusal := order.source_code.refusal(on=delivery.today)):
        yield Block(refusal=refusal, field="source_code")
    for line in delivery.lines:
        if line.source_code and (refusal := line.source_code.refusal(on=delivery.today)):
            ended = errors.LineSourceCodeEnded(
                line=line.number, code=line.source_code.code, mark=refusal.mark
            )
            yield Block(refusal=ended, field=details_of(line.number))


def destination_blocks(order: Order, delivery: Delivery) -> Iterator[Block]:
    """Tell where an address is missing, or a store while there is one to choose.

    A line that leans on the header is mended there, with all others that do.
    """
    header = destination_of(order, mode=order.mode)
    unknown = [
        (line, to)
        for line in delivery.lines
        if not (to := delivery.destination_of(line, delivery.mode_of(line))).is_known
    ]
    leaning = {line.number for line, to in unknown if to.is_store == header.is_store}
    if (leaning or not delivery.lines) and not header.is_known:
        if not header.is_store:
            yield Block(refusal=errors.NoAddress(), field="address")
        elif delivery.stores:
            yield Block(refusal=errors.NoStore(), field="store")
    for line, to in unknown:
        if line.number in leaning:
            continue
        if not to.is_store:
            refusal: Refused = errors.NoAddressForLine(line=line.number)
            yield Block(refusal=refusal, field=details_of(line.number))
        elif delivery.stores:
            refusal = errors.NoStoreForLine(line=line.number)
            yield Block(refusal=refusal, field=details_of(line.number))


def approval_blocks(order: Order, touches: Touches) -> Iterator[Block]:
    """Tell what waits for an approval, and what needs one again since the order changed."""
    for waiting in touches.waiting:
        yield Block(refusal=errors.ApprovalWaiting(what=what_of(waiting)), field="waiting")
    over = over_limit_or_none(order, [order.taken_by_id, *(one.by_id for one in touches.standing)])
    if over:
        conceded = written(order.unapproved_total, order.currency)
        for touch in touches.lapsed or touches.standing[:1]:
            needs = errors.NeedsApproval(what=what_of(touch), conceded=conceded)
            yield Block(refusal=needs, field=button_of(touch))


def button_of(touch: Override) -> str:
    """Return the id of the button behind which a change by hand is made."""
    if touch.line is not None:
        return details_of(touch.line)
    return f"change-{touch.charge_code.code}" if touch.charge_code else "change-discount"


def details_of(line: int) -> str:
    """Return the id of the button that opens a line's details."""
    return f"details-{line}"


def require_ready(order: Order, lines: Sequence[OrderLine], *, at: datetime) -> None:
    """Raise the first block."""
    delivery, touches = delivery_of(order, lines, at=at), touches_of(order, lines)
    shares = shares_of(order, lines, at=at)
    holds = holds_of(order)
    for block in submit_blocks(
        order, delivery=delivery, touches=touches, shares=shares, holds=holds
    ):
        raise block.refusal
