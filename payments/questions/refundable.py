"""What may be given back on an order, and to which payments. Read under the order's lock."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from callcenter.words.money import ZERO, total
from orders.models import Order
from payments.models import Payment
from payments.questions.figures import figures_by_payment
from payments.questions.standing import cost_of, reckoned, refunds_to_make

AS_CREDIT = "credit"  # where money goes: instead of back to the payments
LATER = "later"  # the surplus stays on the order


@dataclass(frozen=True, kw_only=True)
class Part:
    """So much of what is given back goes to one payment."""

    payment: Payment
    amount: Decimal

    @property
    def is_by_gift_card(self) -> bool:
        return self.payment.gift_card_id is not None


@dataclass(frozen=True, kw_only=True)
class Refundable:
    """The customer's credit on an order, and how much each payment can take back, the last first."""

    credit: Decimal
    spare: Decimal = ZERO  # beyond the cost, with what stands on account
    gift_cards_may: Decimal = ZERO  # what they may pay of what stands
    most: Sequence[Part] = field(default_factory=tuple)

    @property
    def most_total(self) -> Decimal:
        return total(part.amount for part in self.most)

    def parts_of(self, amount: Decimal, *, to: int | None = None) -> list[Part]:
        """Share an amount out over the payments in reverse, or to the one of this number.

        What gift cards paid of what no longer stands goes back to them first:
        they do not pay for gift cards. What the payments cannot take is left
        out: compare the sum.
        """
        shares: dict[int, Decimal] = defaultdict(lambda: ZERO)
        by_card = [part for part in self.most if part.is_by_gift_card]
        too_much = max(total(part.amount for part in by_card) - self.gift_cards_may, ZERO)
        if to is None:
            amount -= share_out(min(amount, too_much), by_card, shares)
        share_out(amount, [p for p in self.most if to in {None, p.payment.number}], shares)
        return [
            Part(payment=part.payment, amount=share)
            for part in self.most
            if (share := shares[part.payment.pk]) > ZERO
        ]


def share_out(amount: Decimal, parts: Sequence[Part], shares: dict[int, Decimal]) -> Decimal:
    """Add to the shares, by payment, as far as each can take it; return how much that is."""
    rest = amount
    for part in parts:
        share = min(rest, part.amount - shares[part.payment.pk])
        shares[part.payment.pk] += share
        rest -= share
    return amount - rest


def refundable_of(
    order: Order, *, cost: Decimal | None = None, gift_cards: Decimal | None = None
) -> Refundable:
    """Return what may be given back: what of his money is held beyond what is asked of him.

    ``cost`` is that of the standing revision, and ``gift_cards`` what of it
    they come to, unless others are said, for a preview.
    """
    figures, to_make = figures_by_payment(order), refunds_to_make(order)
    cost = cost_of(order) if cost is None else cost
    gift_cards = order.gift_cards_total if gift_cards is None else gift_cards
    standing = reckoned(figures.values(), to_make, cost=cost)
    left: dict[int | None, Decimal] = defaultdict(lambda: ZERO)
    for payment_id, one in figures.items():
        left[payment_id] += one.held
    for refund in to_make:
        left[refund.payment_id] -= refund.amount
    payments = Payment.objects.filter(order=order).select_related("method").order_by("-number")
    return Refundable(
        credit=standing.credit,
        spare=standing.spare,
        gift_cards_may=max(cost - gift_cards, ZERO),
        most=parts_within(standing.held, [(one, left[one.pk]) for one in payments]),
    )


def parts_within(held: Decimal, left: Sequence[tuple[Payment, Decimal]]) -> list[Part]:
    """Return what each payment can take, and no more than is held of all together."""
    parts = []
    for payment, amount in left:
        share = min(amount, held)
        if share > ZERO:
            parts.append(Part(payment=payment, amount=share))
            held -= share
    return parts
