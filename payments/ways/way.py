"""What a way to pay says of itself, from OK to Submit and back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from callcenter.errors import Refused
from callcenter.models import User
from callcenter.words.money import ZERO, written
from orders.models import Order
from payments import errors
from payments.models import KEPT, Details, Figures, Happened, OfferedMethod, Payment, Refund
from payments.models.ledger import happened

Columns = dict[str, Any]  # of a Payment


@dataclass(frozen=True, kw_only=True)
class Taking:
    """A payment about to be taken from a locked order."""

    order: Order
    offered: OfferedMethod
    typed: Decimal
    counted: Decimal  # what of it counts as paid
    details: Details
    at: datetime
    by: User
    coin: Decimal | None = None  # the smallest, where cash is rounded


@dataclass(frozen=True, kw_only=True)
class Removal:
    """How a payment is taken back: what was confirmed, or entered, about it."""

    handed_back: bool = False
    reference: str = ""


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What of the customer an agent sees before he takes a payment: sums, or why there are none."""

    sums: Mapping[str, Decimal] = field(default_factory=dict)
    sentence: str = ""


class Way:
    """Money in hand: authorised at OK, captured at Submit, handed back when removed.

    Each function is a subclass that says in what it differs.
    """

    asks: ClassVar[tuple[str, ...]] = ()  # fields of the payment's dialog, names of Details
    legend: ClassVar[StrOrPromise] = ""  # what stands above them, if anything
    missing: ClassVar[type[Refused]] = errors.DetailMissing  # where one of them was left empty
    removal_asks: ClassVar[str] = "handed_back"  # the field of the form that removes it, or none
    is_for_customer: ClassVar[bool] = False  # changes what the customer owes or has; locks his row
    pays_back_itself: ClassVar[bool] = False  # a refund needs nobody who hands it over
    never_exceeds: ClassVar[bool] = False  # takes no more than is due, and gives the rest up
    is_left_authorised: ClassVar[bool] = False  # what is too much is given up, and never captured
    goes_back_only: ClassVar[bool] = False  # never becomes credit of the customer
    can_be_returned: ClassVar[bool] = True  # somebody outside may take it back from us
    account: ClassVar[str] = "payments"  # of the journal: where the money lies, or what we owe less
    till: ClassVar[Mapping[str, int]] = {}  # where somebody can count it: what brings, what takes

    def lock(self, details: Details) -> None:
        """Lock what the payment changes besides order and customer: before coupons and stock."""

    def lock_again(self, payments: Sequence[Payment]) -> None:
        """Lock the same for payments of this way that stand, before Submit changes it."""

    def counted(self, typed: Decimal, *, due: Decimal, coin: Decimal | None = None) -> Decimal:
        """Return what counts as paid of the sum that was typed."""
        return typed

    def standing(self, order: Order) -> Standing | None:
        """Return what the customer may still owe, or has to pay with, where it limits this way."""
        return None

    def columns(self, taking: Taking) -> Columns:
        """Check what was typed, and return what the payment keeps of it. Raises DetailMissing."""
        typed = {name: getattr(taking.details, name) for name in self.asks}
        if empty := [name for name in typed if not typed[name]]:
            labels = [str(KEPT[name].verbose_name) for name in empty]
            raise self.missing(details=", ".join(labels))
        return typed

    def at_ok(self, payment: Payment, taking: Taking) -> None:
        """Write down what happens when the payment is entered."""
        happened(payment, Happened.AUTHORISED, at=taking.at, by=taking.by)

    def detail(self, payment: Payment) -> str:
        """Return what tells it from others on the page: what was asked for, and kept."""
        return ", ".join(filter(None, (getattr(payment, name) for name in self.asks)))

    def to_say(self, payment: Payment) -> str:
        """Return what the agent tells the caller once the payment is entered, if anything."""
        if not payment.change:
            return ""
        change = written(payment.change, payment.order.currency)
        return _("Change to give back: %(change)s") % {"change": change}

    def at_submit(self, payment: Payment, amount: Decimal, *, at: datetime, by: User) -> None:
        """Write down what happens at Submit to the amount that is authorised."""
        happened(payment, Happened.CAPTURED, amount=amount, at=at, by=by)

    def at_shipment(self, payment: Payment, amount: Decimal, *, at: datetime, by: User) -> None:
        """Write down, or ask for, what is captured of the authorised amount since goods left."""

    def give_up(self, payment: Payment, amount: Decimal, *, at: datetime, by: User) -> None:
        """Write down that so much of what was authorised or promised is given up."""
        happened(payment, Happened.VOIDED, amount=amount, at=at, by=by)

    def removable(self, figures: Figures) -> Decimal:
        """Return what can be removed; what is captured or claimed is refunded instead."""
        return figures.authorised + figures.waiting

    def remove(
        self, payment: Payment, removal: Removal, *, standing: Decimal, at: datetime, by: User
    ) -> None:
        """Check that it may be taken back, and write it down. Raises NotHandedBack."""
        if self.removal_asks == "handed_back" and not removal.handed_back:
            amount = standing + self.rounding_of(payment, standing)
            raise errors.NotHandedBack(amount=written(amount, payment.order.currency))
        self.give_up(payment, standing, at=at, by=by)

    def rounding_of(self, payment: Payment, amount: Decimal) -> Decimal:
        """Return how much more than this amount of the payment goes over the counter; below 0, less."""
        return ZERO

    def ask_to_pay_back(self, refund: Refund, *, at: datetime, by: User) -> None:
        """Write down that somebody outside is asked to make a refund; else a person makes it."""

    def pay_back(
        self, payment: Payment, amount: Decimal, *, reference: str, at: datetime, by: User
    ) -> None:
        """Write down that so much of what was captured went back."""
        happened(payment, Happened.REFUNDED, amount=amount, reference=reference, at=at, by=by)
