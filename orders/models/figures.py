"""What an order comes to, and what stands against it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from callcenter.words.money import ZERO, money_field
from orders.models.status import Status
from orders.standing import Standing

if TYPE_CHECKING:
    from callcenter.models import CallCenter


class Figures(models.Model):
    """Sums in the order's currency: the first by pricing, the others by payments, under its lock."""

    if TYPE_CHECKING:
        call_center: models.ForeignKey[CallCenter, CallCenter]
        status: models.CharField[str, str]

    goods_total = money_field(verbose_name=_("goods"), default=ZERO)
    discount_total = money_field(verbose_name=_("discount"), default=ZERO)
    charges_total = money_field(verbose_name=_("charges"), default=ZERO)
    tax_total = money_field(verbose_name=_("tax"), default=ZERO)
    tax_added = money_field(verbose_name=_("tax added to the prices"), default=ZERO)
    gift_cards_total = money_field(
        verbose_name=_("gift cards"), default=ZERO, help_text=_("Part of the goods.")
    )
    total = money_field(verbose_name=_("total"), default=ZERO)
    untouched_total = money_field(
        verbose_name=_("before tax, without anything changed by hand"), default=ZERO
    )
    conceded_total = money_field(verbose_name=_("conceded"), default=ZERO)
    unapproved_total = money_field(verbose_name=_("conceded without approval"), default=ZERO)
    is_below_cost = models.BooleanField(_("conceded below cost"), default=False)
    hints = models.JSONField(
        _("hints"),
        default=dict,
        blank=True,
        help_text=_("The next tiers, and what became of the coupons."),
    )
    captured_total = money_field(verbose_name=_("captured"), default=ZERO)
    secured_total = money_field(verbose_name=_("paid"), default=ZERO)
    waiting_total = money_field(verbose_name=_("waiting"), default=ZERO)
    declined_total = money_field(verbose_name=_("declined"), default=ZERO)
    unknown_total = money_field(verbose_name=_("asked for, without an answer yet"), default=ZERO)
    by_gift_card_total = money_field(verbose_name=_("paid by gift card"), default=ZERO)
    held_total = money_field(
        verbose_name=_("held"),
        default=ZERO,
        db_default=ZERO,
        help_text=_("Captured, and neither given back, nor set to be, nor kept as credit."),
    )
    written_off_total = money_field(
        verbose_name=_("written off"),
        default=ZERO,
        db_default=ZERO,
        help_text=_("Without goodwill."),
    )
    refunds_total = money_field(
        verbose_name=_("refunds to make"), default=ZERO, help_text=_("Without goodwill.")
    )
    goodwill_total = money_field(
        verbose_name=_("goodwill"), default=ZERO, help_text=_("Part of what is conceded.")
    )
    unapproved_goodwill_total = money_field(
        verbose_name=_("goodwill without approval"), default=ZERO
    )
    accepted_total = money_field(verbose_name=_("accepted on account"), default=ZERO)
    returned_total = money_field(verbose_name=_("returned"), default=ZERO)
    over_limit_total = money_field(
        verbose_name=_("above the credit limit"),
        default=ZERO,
        help_text=_("And not released by a supervisor."),
    )
    collect_later_total = money_field(
        verbose_name=_("to be collected later"),
        default=ZERO,
        help_text=_("The order may leave with so much still due."),
    )
    check_waiting_until = models.DateTimeField(_("check waits until"), null=True, blank=True)
    check_expected_until = models.DateTimeField(
        _("check expected until"),
        null=True,
        blank=True,
        help_text=_("A check to come that is not here by then cancels the order."),
    )

    class Meta:
        abstract = True

    # Questions
    @property
    def standing(self) -> Standing:
        """How the order's money stands, as its row says."""
        kept = self.secured_total - self.refunds_total
        others = (
            self.held_total + self.goodwill_total + self.accepted_total + self.written_off_total
        )
        return Standing(
            cost=ZERO if self.status == Status.CANCELLED else self.total,
            held=self.held_total,
            promised=kept - others,
            claimed=self.accepted_total,
            waiting=self.waiting_total,
            written_off=self.written_off_total,
            goodwill=self.goodwill_total,
        )

    @property
    def balance(self) -> Decimal:
        """What is still to be secured; never negative."""
        return self.standing.balance

    @property
    def due(self) -> Decimal:
        """What nobody has paid or promised yet: the balance without what is waiting."""
        return self.standing.due

    @property
    def surplus(self) -> Decimal:
        """What is the customer's to have back, and not set to be refunded; never negative."""
        return self.standing.credit

    @property
    def to_give_back(self) -> Decimal:
        """What goes back to the customer: set to be refunded, and not yet."""
        return self.refunds_total + self.surplus

    @property
    def gift_card_most(self) -> Decimal:
        """What gift cards may pay: everything but gift cards."""
        return self.total - self.gift_cards_total

    @property
    def is_missing_money(self) -> bool:
        """Whether more is missing than the tolerance, and than is to be collected later."""
        missing = self.due - self.collect_later_total
        return self.call_center.order_completion and missing > self.may_be_missing

    @property
    def is_out_of_balance(self) -> bool:
        """Whether more is missing or too much than the tolerance, and than is to be collected later."""
        is_too_much = self.call_center.order_completion and self.surplus > self.tolerance
        return self.status != Status.CANCELLED and (self.is_missing_money or is_too_much)

    @property
    def holds_money(self) -> bool:
        """Whether something is secured or waiting, so that the order keeps what it reserved.

        ``orders.models.reserving.is_kept`` says the same in SQL.
        """
        return self.secured_total > ZERO or self.waiting_total > ZERO

    @property
    def tolerance(self) -> Decimal:
        """How much may be missing or too much: the smaller of percent and amount."""
        percent = self.total * self.call_center.tolerance_percent / 100
        return min(percent, self.call_center.tolerance_amount)

    @property
    def may_be_missing(self) -> Decimal:
        """What is left of the tolerance: it is the order's, not each revision's."""
        return max(self.tolerance - self.written_off_total, ZERO)

    @property
    def is_covered(self) -> bool:
        """Whether no more is missing than the tolerance, with waiting payments counted."""
        return self.due <= self.may_be_missing
