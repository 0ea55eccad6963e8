"""What is set by hand on an order, what waits for an approval, and how both are said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from callcenter.words.money import digits_of, shown, shown_unit_price
from catalog.models import ChargeCode
from orders.models import (
    Approval,
    Order,
    OrderLine,
    Override,
    PaidOut,
    SetByHand,
    requests_by_hand,
    standing_overrides,
)
from orders.models.by_hand import same_subject
from orders.questions.limits import percent_written

Touch = Override | Approval
DISCOUNTS = {SetByHand.LINE_DISCOUNT, SetByHand.ORDER_DISCOUNT}


@dataclass(frozen=True, kw_only=True)
class ShownTouch:
    """A change by hand, in words: what, how much, why, and whether it waits for an approval."""

    pk: int
    kind: str
    line: int | None
    charge_code: str | None
    what: str
    badge: str
    size: str
    why: str
    is_waiting: bool
    is_lapsed: bool = False


@dataclass(frozen=True, kw_only=True)
class Touches:
    """All of an order; ``lapsed`` was approved, but for something else than stands there now."""

    standing: list[Override]
    waiting: list[Approval]
    lapsed: list[Override]

    def shown_by_line(self, currency: str) -> dict[int | None, list[ShownTouch]]:
        """Return what concerns each line, in words."""
        by_line: dict[int | None, list[ShownTouch]] = {}
        for touch in self.shown(self.all, currency):
            by_line.setdefault(touch.line, []).append(touch)
        return by_line

    @property
    def all(self) -> list[Touch]:
        return [*self.standing, *self.waiting]

    def of_charge(self, code: str) -> list[Touch]:
        return [touch for touch in self.all if code_of(touch) == code]

    @property
    def charge_codes(self) -> dict[str, ChargeCode]:
        """Return the charges that are set by hand, or wait to be, by their code."""
        return {one.charge_code.code: one.charge_code for one in self.all if one.charge_code}

    def of_order(self) -> list[Touch]:
        """Return the discounts of the whole order."""
        return [touch for touch in self.all if touch.kind == SetByHand.ORDER_DISCOUNT]

    def shown(self, touches: Iterable[Touch], currency: str) -> list[ShownTouch]:
        return [shown_touch(touch, currency, is_lapsed=touch in self.lapsed) for touch in touches]


def touches_of(order: Order, lines: Sequence[OrderLine]) -> Touches:
    """Load what is set by hand on an order and what is asked for, in two queries."""
    standing = standing_overrides(order)
    by_number = {line.number: line for line in lines}
    return Touches(
        standing=standing,
        waiting=requests_by_hand(order),
        lapsed=[
            one
            for one in standing
            if one.approval_id
            and has_lapsed(order, one, by_number.get(one.line) if one.line else None)
        ],
    )


def has_lapsed(order: Order, override: Override, line: OrderLine | None) -> bool:
    """Whether what was approved is no longer what stands there, or more stands there now."""
    assert override.approval is not None
    now = line.list_price if line else order.untouched_total
    is_bound = line is not None or (override.kind in DISCOUNTS and override.percent is not None)
    has_grown = is_bound and now > override.approval.from_amount
    return has_grown or not override.is_approved_for(line)


def touches_like(subject: Override) -> list[ShownTouch]:
    """Return what is set and asked for of one price, discount or charge, in words."""
    order, same = subject.order, same_subject(subject)
    touches: list[Touch] = [
        *Override.objects.standing(order).filter(same),
        *Approval.objects.waiting()
        .filter(same, order=order)
        .select_related("charge_code", "reason"),
    ]
    return [shown_touch(touch, order.currency) for touch in touches]


def shown_touch(touch: Touch, currency: str, *, is_lapsed: bool = False) -> ShownTouch:
    """Put a change by hand into the reader's words."""
    is_waiting = isinstance(touch, Approval)
    size = size_of(touch, currency)
    badge = badge_of(touch)
    if is_waiting:
        badge = _("approval waiting: %(size)s") % {"size": size}
    elif is_lapsed:
        badge = _("%(badge)s, not approved any more") % {"badge": badge}
    return ShownTouch(
        pk=touch.pk,
        kind=touch.kind,
        line=touch.line,
        charge_code=code_of(touch),
        what=what_of(touch),
        badge=badge,
        size=size,
        why=": ".join(filter(None, (touch.reason.label, touch.note))),
        is_waiting=is_waiting,
        is_lapsed=is_lapsed,
    )


def code_of(touch: Touch) -> str | None:
    return touch.charge_code.code if touch.charge_code else None


def badge_of(touch: Touch) -> str:
    """Return the word of a mark beside the figure."""
    if touch.kind == SetByHand.PRICE:
        return _("manual price")
    return _("manual charge") if touch.kind == SetByHand.CHARGE else _("discount")


def what_of(touch: Touch) -> str:
    """Say what is changed, at the start of a sentence."""
    if touch.kind == SetByHand.PRICE:
        return _("Manual price on line %(line)s") % {"line": touch.line}
    if touch.kind == SetByHand.LINE_DISCOUNT:
        return _("Discount on line %(line)s") % {"line": touch.line}
    if touch.kind == SetByHand.ORDER_DISCOUNT:
        return _("Discount on the order")
    if touch.kind == SetByHand.READ_OUT:
        return _("Read-out total kept")
    if touch.kind == PaidOut.REFUND:
        return pgettext("what is asked for", "Refund")
    assert touch.charge_code is not None
    return _("Manual charge %(charge)s") % {"charge": touch.charge_code.label}


def size_of(touch: Touch, currency: str) -> str:
    """Say how much: an amount, or a percentage."""
    if touch.kind in DISCOUNTS and touch.percent is not None:
        return _("%(percent)s %%") % {"percent": percent_written(touch.percent)}
    return amount_of(touch.amount or Decimal(0), touch.kind, currency)


def amount_of(amount: Decimal, kind: str, currency: str) -> str:
    write = shown_unit_price if kind == SetByHand.PRICE else shown
    return write(amount, digits_of(currency), get_language() or "en")


def change_of(touch: Touch, currency: str) -> str:
    """Say from what to what; of a discount only how much."""
    size = size_of(touch, currency)
    if touch.kind in {*DISCOUNTS, PaidOut.REFUND}:
        return size
    before = amount_of(touch.from_amount, touch.kind, currency)
    return _("%(old)s → %(new)s") % {"old": before, "new": size}
