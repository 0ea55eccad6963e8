"""What is asked of a supervisor, exactly, and the answer."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from callcenter.models import ChannelUser, Role, User, closed_once
from callcenter.words.money import ZERO, money_field, percent_field, unit_price_field
from catalog.models import ChargeCode
from orders.models.orders import Order
from orders.models.reasons import ReasonCode
from orders.models.status import Status


class SetByHand(models.TextChoices):
    """What can be set by hand; called touched in the facts of events."""

    PRICE = "price", _("Manual price")
    LINE_DISCOUNT = "line_discount", _("Manual line discount")
    ORDER_DISCOUNT = "order_discount", _("Manual order discount")
    CHARGE = "charge", _("Manual charge")
    READ_OUT = "read_out", _("Read-out total kept")


OF_A_LINE = [SetByHand.PRICE, SetByHand.LINE_DISCOUNT]


OF_THE_ORDER = [SetByHand.ORDER_DISCOUNT, SetByHand.READ_OUT]


def names_its_subject(name: str, *more: str) -> models.CheckConstraint:
    """Return the constraint that a line's touch names its line, and a charge's its code.

    ``more`` are further kinds, of the whole order.
    """
    of_a_line = Q(kind__in=OF_A_LINE, line__isnull=False, charge_code=None)
    of_the_order = Q(kind__in=[*OF_THE_ORDER, *more], line=None, charge_code=None)
    of_a_charge = Q(kind=SetByHand.CHARGE, line=None, charge_code__isnull=False)
    return models.CheckConstraint(condition=of_a_line | of_the_order | of_a_charge, name=name)


class PaidOut(models.TextChoices):
    """What is asked for besides a change by hand; payments say what it is."""

    REFUND = "refund", pgettext_lazy("what is asked for", "Refund")


class ApprovalQuerySet(models.QuerySet["Approval"]):
    def waiting(self) -> Self:
        """Those nobody answered or withdrew: of changes by hand, while the order can be changed."""
        can_change = Q(order__status__in=[Status.DRAFT, Status.AMENDING])
        return self.filter(
            can_change | Q(kind__in=PaidOut.values), is_granted=None, withdrawn_at=None
        )

    def by_hand(self) -> Self:
        """Those of changes by hand."""
        return self.exclude(kind__in=PaidOut.values)

    def of_supervisor(self, user: User) -> Self:
        """Those of call centers where the user is a supervisor."""
        supervised = {"user": user, "role": Role.SUPERVISOR}
        return self.filter(
            order__call_center__in=ChannelUser.objects.filter(**supervised).values("call_center")
        )

    def for_list(self) -> Self:
        """With what the list of requests shows, the oldest first."""
        return self.select_related(
            "order__customer", "order__call_center", "charge_code", "reason", "requested_by"
        ).order_by("requested_at", "pk")


class Approval(models.Model):
    """A concession beyond the limit: what exactly is asked for, and what a supervisor answered."""

    order = models.ForeignKey(
        Order, on_delete=models.PROTECT, related_name="approvals", verbose_name=_("sales order")
    )
    kind = models.CharField(
        _("kind"), max_length=15, choices=[*SetByHand.choices, *PaidOut.choices]
    )
    line = models.PositiveIntegerField(_("line"), null=True, blank=True)
    charge_code = models.ForeignKey(
        ChargeCode,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("charge code"),
    )
    item_number = models.CharField(_("item number"), max_length=30, blank=True)
    quantity = models.PositiveIntegerField(_("quantity"), null=True, blank=True)
    from_amount = unit_price_field(verbose_name=_("from"), default=ZERO)
    amount = unit_price_field(verbose_name=_("to"), null=True, blank=True)
    percent = percent_field(verbose_name=_("percent"), null=True, blank=True)
    reason = models.ForeignKey(
        ReasonCode, on_delete=models.PROTECT, related_name="+", verbose_name=_("reason code")
    )
    note = models.CharField(_("note"), max_length=200, blank=True)
    conceded = money_field(verbose_name=_("conceded"), default=ZERO)
    conceded_percent = percent_field(verbose_name=_("conceded, percent"), default=ZERO)
    requested_at = models.DateTimeField(_("requested at"))
    requested_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("requested by")
    )
    is_granted = models.BooleanField(_("granted"), null=True, blank=True)
    by_code = models.BooleanField(_("by authenticator code"), default=False)
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    answered_by = models.ForeignKey(
        User,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("answered by"),
    )
    answer = models.CharField(_("answer"), max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, blank=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[*SetByHand.values, *PaidOut.values]),
                name="orders_approval_kind_known",
            ),
            names_its_subject("orders_approval_names_its_subject", *PaidOut),
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=F("requested_by")),
                name="orders_approval_answered_by_another",
            ),
            models.CheckConstraint(
                condition=Q(is_granted=None, answered_at=None, answered_by=None)
                | Q(is_granted__isnull=False, answered_at__isnull=False, answered_by__isnull=False),
                name="orders_approval_answered_whole",
            ),
        ]
        indexes = [
            models.Index(
                fields=["requested_at"],
                condition=Q(is_granted=None, withdrawn_at=None),
                name="orders_approval_waiting",
            )
        ]
        triggers = closed_once(
            "orders_approval",
            closing=[
                "is_granted",
                "by_code",
                "answered_at",
                "answered_by",
                "answer",
                "withdrawn_at",
            ],
            when=["answered_at", "withdrawn_at"],
        )

    def __str__(self) -> str:
        return f"{self.order_id}/{self.kind}"
