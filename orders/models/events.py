"""What happened to an order, and how it was at each submit. Only added to."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from callcenter.models import User, only_added
from callcenter.words.money import money_field
from orders.models.orders import Order


class Event(models.TextChoices):
    OPENED = "opened", _("Order opened")
    HEADER_CHANGED = "header_changed", _("Header changed")
    LINE_ADDED = "line_added", _("Line added")
    LINE_CHANGED = "line_changed", _("Line changed")
    LINE_DELETED = "line_deleted", _("Line deleted")
    LINE_RESTORED = "line_restored", _("Line put back")
    COMPLETED = "completed", _("Completed and read out")
    CONTACT_CHANGED = "contact_changed", _("Read-back corrected")
    PAYMENT_TAKEN = "payment_taken", _("Payment taken")
    PAYMENT_REMOVED = "payment_removed", _("Payment removed")
    CHECK_RECEIVED = "check_received", _("Check received")
    PAYMENT_RETURNED = "payment_returned", _("Payment returned")
    BALANCE_SETTLED = "balance_settled", _("Out of balance settled")
    CREDIT_RELEASED = "credit_released", _("Released above the credit limit")
    OVERRIDE_SET = "override_set", _("Changed by hand")
    OVERRIDE_PUT_BACK = "override_put_back", pgettext_lazy("history", "Put back")
    APPROVAL_REQUESTED = "approval_requested", _("Approval requested")
    APPROVAL_ANSWERED = "approval_answered", _("Approval answered")
    APPROVAL_WITHDRAWN = "approval_withdrawn", _("Request for approval withdrawn")
    COUPON_ADDED = "coupon_added", _("Coupon added")
    COUPON_REMOVED = "coupon_removed", _("Coupon removed")
    GIFT_CARDS_ISSUED = "gift_cards_issued", _("Gift cards issued")
    GIFT_CARD_VOIDED = "gift_card_voided", _("Gift card voided")
    PROVIDER_ANSWERED = "provider_answered", _("Payment provider answered")
    SUBMITTED = "submitted", _("Submitted")
    TOTAL_KEPT = "total_kept", _("Read-out total kept")
    AMENDING_BEGUN = "amending_begun", _("Changes begun")
    PRICE_UNLOCKED = "price_unlocked", _("Price unlocked")
    CHANGES_DISCARDED = "changes_discarded", _("Changes discarded")
    HOLD_PLACED = "hold_placed", _("Hold placed")
    HOLD_CLEARED = "hold_cleared", _("Hold cleared")
    CHECKED_OUT = "checked_out", _("Checked out")
    GIVEN_BACK = "given_back", _("Given back")
    TAKEN = "taken", _("Taken by the warehouse")
    SHIPPED = "shipped", _("Shipped")
    RECALLED = "recalled", _("Recalled from the warehouse")
    KEPT = "kept", _("Kept for later")
    CANCELLED = "cancelled", _("Cancelled")
    LETTER_AGAIN = "letter_again", _("Letter sent again")
    LINES_CANCELLED = "lines_cancelled", _("Lines cancelled")
    TAKEN_UP = "taken_up", _("Taken up again")
    REFUND_SET = "refund_set", _("Refund set")
    REFUND_MADE = "refund_made", _("Refund made")
    REFUND_DROPPED = "refund_dropped", _("Refund dropped")


class OrderEvent(models.Model):
    """Who did what, when, from what to what."""

    order = models.ForeignKey(
        Order, on_delete=models.PROTECT, related_name="events", verbose_name=_("sales order")
    )
    kind = models.CharField(_("event"), max_length=20, choices=Event)
    revision = models.PositiveIntegerField(_("revision"))
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))
    found_version = models.PositiveIntegerField(
        _("version found"), null=True, help_text=_("What the order counted before the change.")
    )
    facts = models.JSONField(_("facts"), default=dict, blank=True, encoder=DjangoJSONEncoder)
    total = money_field(verbose_name=_("total then"), null=True)
    secured_total = money_field(verbose_name=_("paid then"), null=True)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=Event.values), name="orders_event_kind_known"
            )
        ]
        indexes = [models.Index(fields=["order", "-at"], name="orders_event_of_order")]
        triggers = only_added("orders_event")

    def __str__(self) -> str:
        return f"{self.order_id}/{self.kind}"


class OrderRevision(models.Model):
    """The order as it was submitted: names, addresses, prices, rules used."""

    order = models.ForeignKey(
        Order, on_delete=models.PROTECT, related_name="revisions", verbose_name=_("sales order")
    )
    number = models.PositiveIntegerField(_("revision"))
    total = money_field(verbose_name=_("total"))
    snapshot = models.JSONField(_("as it was"), encoder=DjangoJSONEncoder)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        constraints = [
            models.UniqueConstraint(
                fields=["order", "number"], name="orders_revision_numbered_once"
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1), name="orders_revision_number_positive"
            ),
        ]
        triggers = only_added("orders_revision")

    def __str__(self) -> str:
        return f"{self.order_id}/{self.number}"

    # Questions
    @property
    def previous(self) -> int:
        """The number of the revision before."""
        return self.number - 1


def record(order: Order, kind: Event, *, at: datetime, by: User, **facts: Any) -> OrderEvent:
    """Write down what happened; ``facts`` hold codes, numbers and typed words, never sentences."""
    return OrderEvent.objects.create(
        order=order,
        kind=kind,
        revision=order.revision,
        at=at,
        by=by,
        found_version=order.found_version,
        facts=facts,
        total=order.total,
        secured_total=order.secured_total,
    )
