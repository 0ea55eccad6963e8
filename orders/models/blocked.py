"""Why an order waits, as a condition in SQL. ``orders.blocks.causes`` says the same in Python."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from functools import reduce
from operator import or_
from typing import Any, Self, cast

from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Sum, Value, When
from django.db.models.functions import Coalesce, Greatest, Least
from django.utils.translation import gettext_lazy as _

from callcenter.words.money import ZERO
from catalog.models import CustomerTerms
from customers.models import Customer
from orders.models.status import Status


class Cause(models.TextChoices):
    """What keeps an order from the warehouse, or a draft on the worklist; the first stands first."""

    MONEY = "money", _("Drafts that hold money")
    HOLD = "hold", _("On hold")
    APPROVAL = "approval", _("Waiting for an approval")
    AMENDING = "amending", _("Being modified")
    UNKNOWN = "unknown", _("Payment without an answer")
    DECLINED = "declined", _("Payment declined")
    BALANCE = "balance", _("Out of balance")
    LIMIT = "limit", _("Above the credit limit")
    CHECK = "check", _("Check waits until a date")
    WAITING = "waiting", _("Payment waiting")


KEPT = F("secured_total") - F("refunds_total")
MISSING = Greatest(F("total") - KEPT - F("waiting_total"), Value(ZERO))
ASKED = Greatest(F("total") - F("goodwill_total"), Value(ZERO))
SURPLUS = Greatest(F("held_total") - ASKED, Value(ZERO))
TOLERANCE = Least(
    F("total") * F("call_center__tolerance_percent") / 100, F("call_center__tolerance_amount")
)
MAY_BE_MISSING = Greatest(TOLERANCE - F("written_off_total"), Value(ZERO))


def used_limit() -> Subquery:
    """Return what stands on the customer's account in the order's currency, over all call centers."""
    entries = Q(accountentry__currency=OuterRef("currency"))
    customer = Customer.objects.filter(pk=OuterRef("customer"))
    return Subquery(
        customer.values("pk")
        .annotate(used=Sum("accountentry__amount", filter=entries))
        .values("used")
    )


def limit_said() -> Subquery:
    """Return how much may stand there, his own word before his group's, as ``credit_limit_of`` does."""
    terms = CustomerTerms.objects.filter(
        Q(customer=OuterRef("customer"))
        | Q(customer_group=OuterRef("customer__group"), customer_group__isnull=False),
        credit_limit__isnull=False,
        credit_currency=OuterRef("currency"),
    )
    first = terms.order_by(F("customer").asc(nulls_last=True), "pk")
    return Subquery(first.values("credit_limit")[:1])


def above_limit() -> Least:
    """Return how far an order is above the limit: as it led there, and as far as that is still so."""
    limit = Coalesce(limit_said(), Value(ZERO))
    beyond = Coalesce(used_limit(), Value(ZERO)) - limit
    return Least(F("over_limit_total"), Greatest(beyond, Value(ZERO)))


class BlockedQuerySet[O: models.Model](models.QuerySet[O]):
    """Which orders wait, for what, and which the warehouse may have."""

    def blocked(self, at: datetime, *causes: Cause) -> Self:
        """Orders that wait for something, or for one of these causes.

        Submitted orders and those being modified that anything keeps from the
        warehouse; drafts on hold, that wait for an approval, or hold money.
        """
        return self.with_money_settings().filter(
            reduce(or_, [self.caused_by(cause, at) for cause in causes or Cause])
        )

    def released(self, at: datetime) -> Self:
        """Submitted orders that nothing keeps from the warehouse."""
        waiting = reduce(or_, [self.caused_by(cause, at) for cause in Cause])
        return self.with_money_settings().filter(~waiting, status=Status.SUBMITTED)

    def with_cause(self, at: datetime) -> Self:
        """Annotate the place of the cause under which a blocked order stands, the first that holds."""
        first = [When(self.caused_by(cause, at), then=Value(n)) for n, cause in enumerate(Cause)]
        return self.with_money_settings().annotate(
            cause_place=Case(*first, output_field=models.IntegerField())
        )

    def with_money_settings(self) -> Self:
        """Annotate what the conditions on money compare, in the order's currency."""
        return self.alias(
            missing=MISSING - F("collect_later_total"),
            too_much=SURPLUS,
            let_pass=TOLERANCE,
            may_be_missing=MAY_BE_MISSING,
            above_limit=above_limit(),
        )

    def caused_by(self, cause: Cause, at: datetime) -> Q:
        """Return the condition of one cause; needs ``with_money_settings``."""
        is_draft = Q(status=Status.DRAFT)
        is_open = Q(status__in=[Status.SUBMITTED, Status.AMENDING])
        asks_money = Q(call_center__order_completion=True)
        is_missing = asks_money & Q(missing__gt=F("may_be_missing"))
        conditions: dict[Cause, Q] = {
            Cause.MONEY: is_draft & (Q(secured_total__gt=0) | Q(waiting_total__gt=0)),
            Cause.HOLD: (is_draft | is_open) & Q(self.has("holds", cleared_at=None)),
            Cause.APPROVAL: (is_draft | Q(status=Status.AMENDING))
            & Q(self.has("approvals", is_granted=None, withdrawn_at=None)),
            Cause.AMENDING: Q(status=Status.AMENDING),
            Cause.UNKNOWN: is_open & Q(unknown_total__gt=0),
            Cause.DECLINED: is_open & Q(declined_total__gt=0) & is_missing,
            Cause.BALANCE: is_open & (is_missing | asks_money & Q(too_much__gt=F("let_pass"))),
            Cause.LIMIT: is_open & Q(over_limit_total__gt=0) & Q(above_limit__gt=0),
            Cause.CHECK: is_open & Q(check_waiting_until__gt=at),
            Cause.WAITING: is_open & Q(waiting_total__gt=0),
        }
        return conditions[cause]

    def above_limit(self) -> dict[int, Decimal]:
        """Return how far orders are above their customer's limit, as it stands now; of all others nothing."""
        over = self.filter(over_limit_total__gt=0).order_by()
        return dict(over.annotate(above_limit=above_limit()).values_list("pk", "above_limit"))

    def has(self, rows: str, **conditions: Any) -> Exists:
        """Return the condition that the order has such a row; its model stands above this one."""
        related = cast(Any, getattr(self.model, rows)).rel.related_model
        return Exists(related.objects.filter(order=OuterRef("pk"), **conditions))
