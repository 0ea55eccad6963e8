"""The order: its state, what it comes to, and what may be done with it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pgtrigger
from django.db import models
from django.db.models import F, Func, Q, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from callcenter.models import CallCenter, User, never_emptied
from callcenter.words.money import digits_of
from catalog.models import DeliveryMode, SourceCode, Warehouse
from customers.models import Address, Customer
from customers.places.parts import parts_of
from orders import errors
from orders.models.ending import Ending
from orders.models.figures import Figures
from orders.models.lists import LIST_INDEXES, FoundQuerySet
from orders.models.status import MOVES, Counted, Departure, Status

ORDER_NUMBERS = "orders_order_number"  # the sequence, made in the first migration


class OrderQuerySet(FoundQuerySet["Order"]):
    """Orders, found by what stands in the modules it is made of."""


class Order(Counted, Departure, Ending, Figures):
    """What one caller wants, from the first line to the doorstep."""

    number = models.PositiveIntegerField(
        _("number"),
        unique=True,
        editable=False,
        db_default=Func(Value(ORDER_NUMBERS), function="nextval"),
    )
    call_center = models.ForeignKey(
        CallCenter, on_delete=models.PROTECT, related_name="orders", verbose_name=_("call center")
    )
    customer = models.ForeignKey(
        Customer, on_delete=models.PROTECT, related_name="orders", verbose_name=_("customer")
    )
    taken_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="orders", verbose_name=_("taken by")
    )
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.DRAFT)
    revision = models.PositiveIntegerField(
        _("revision"), default=0, help_text=_("How often it was submitted.")
    )
    currency = models.CharField(_("currency"), max_length=3)
    prices_with_tax = models.BooleanField(_("prices with tax"))

    mode = models.ForeignKey(
        DeliveryMode,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("mode of delivery"),
    )
    source_code = models.ForeignKey(
        SourceCode,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("source code"),
    )
    address = models.ForeignKey(
        Address,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("delivery address"),
        help_text=_("Empty: the one-time address below."),
    )
    store = models.ForeignKey(
        Warehouse,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("store"),
        help_text=_("Where the customer picks up."),
    )
    is_expedited = models.BooleanField(
        _("expedite"), default=False, help_text=_("The warehouse takes it first.")
    )
    tax_certificate = models.CharField(
        _("exempt from tax by certificate"), max_length=50, blank=True
    )
    recipient = models.CharField(_("recipient"), max_length=200, blank=True)
    street = models.CharField(_("street"), max_length=200, blank=True)
    street_2 = models.CharField(_("street, second line"), max_length=200, blank=True)
    postcode = models.CharField(_("postcode"), max_length=20, blank=True)
    city = models.CharField(_("town"), max_length=100, blank=True)
    state = models.CharField(_("state"), max_length=50, blank=True)
    country = models.CharField(_("country"), max_length=2, blank=True)
    telephone = models.CharField(_("telephone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail for the confirmation"), blank=True)
    requested_date = models.DateField(_("requested date"), null=True, blank=True)
    reference = models.CharField(_("reference"), max_length=100, blank=True)
    warehouse_note = models.TextField(_("note to the warehouse"), blank=True)
    internal_note = models.TextField(_("internal note"), blank=True)

    created_at = models.DateTimeField(_("created at"))
    completed_at = models.DateTimeField(_("read out at"), null=True, blank=True)
    submitted_at = models.DateTimeField(_("submitted at"), null=True, blank=True)
    terms_at = models.DateTimeField(
        _("charges by the terms of"), null=True, blank=True, help_text=_("Empty: today’s.")
    )
    kept_reason = models.CharField(_("kept because"), max_length=200, blank=True)
    call_back_at = models.DateTimeField(_("call back at"), null=True, blank=True)

    objects = OrderQuerySet.as_manager()

    stood_at: Decimal | None = None  # the total before it was completed, where terms moved it
    known_lines: list[Any] | None = None  # as an operation left them, see lines_of

    class Meta:
        verbose_name = _("sales order")
        verbose_name_plural = _("sales orders")
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=Status.values), name="orders_order_status_known"
            ),
            models.CheckConstraint(
                condition=Q(
                    total=F("goods_total")
                    - F("discount_total")
                    + F("charges_total")
                    + F("tax_added")
                ),
                name="orders_order_total_adds_up",
            ),
            models.CheckConstraint(
                condition=Q(total__gte=0), name="orders_order_total_not_negative"
            ),
            models.CheckConstraint(
                condition=Q(status=Status.DRAFT, submitted_at=None)
                | Q(status=Status.CANCELLED)
                | Q(submitted_at__isnull=False) & ~Q(status=Status.DRAFT),
                name="orders_order_submitted_when",
            ),
        ]
        indexes = [
            *LIST_INDEXES,
            models.Index(
                fields=["taken_by", "-created_at"],
                condition=Q(status="draft"),
                name="orders_order_unfinished",
            ),
            models.Index(
                fields=["taken_by", "created_at"],
                condition=Q(unapproved_total__gt=0),
                name="orders_order_conceded",
            ),
        ]
        triggers = [
            pgtrigger.FSM(
                name="orders_order_moves",
                field="status",
                transitions=[
                    (old.value, new.value) for old, news in MOVES.items() for new in sorted(news)
                ],
            ),
            pgtrigger.Protect(name="orders_order_stays", operation=pgtrigger.Delete),
            never_emptied("orders_order"),
        ]

    def __str__(self) -> str:
        return str(self.number)

    def get_absolute_url(self) -> str:
        return reverse("orders:order", args=[self.number])

    # Questions
    @property
    def is_draft(self) -> bool:
        return self.status == Status.DRAFT

    @property
    def is_amending(self) -> bool:
        return self.status == Status.AMENDING

    @property
    def may_be_held(self) -> bool:
        """A draft or an open order: a hold would stop something."""
        return self.status in {Status.DRAFT, Status.SUBMITTED, Status.AMENDING}

    @property
    def is_editable(self) -> bool:
        """A draft, or a submitted order being modified."""
        return self.status in {Status.DRAFT, Status.AMENDING}

    @property
    def digits(self) -> int:
        return digits_of(self.currency)

    @property
    def recipient_name(self) -> str:
        """Who receives the goods: named on the address, else the customer."""
        named = self.address.recipient if self.address else self.recipient
        return named or self.customer.name

    @property
    def address_lines(self) -> list[str]:
        """The lines of the order's own address: a one-time one, or the copy made at submit."""
        return Address(**parts_of(self)).lines

    def day_of(self, moment: datetime) -> date:
        """Return the calendar day at the call center."""
        return self.call_center.day_of(moment)

    # Rules
    def require_editable(self) -> None:
        if not self.is_editable:
            raise errors.NotEditable(number=self.number, status=self.get_status_display())

    def require_draft(self) -> None:
        if not self.is_draft:
            raise errors.NotADraft(number=self.number, status=self.get_status_display())

    def move_to(self, status: Status) -> None:
        if status not in MOVES[Status(self.status)]:
            now = self.get_status_display()
            raise errors.CannotMove(number=self.number, status=now, wanted=status.label)
        self.status = status
