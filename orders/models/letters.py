"""Letters to customers: what was written to whom, and the templates it is written from."""

from __future__ import annotations

from typing import Self
from uuid import uuid4

import pghistory
from django.core.serializers.json import DjangoJSONEncoder
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from callcenter.models import CallCenter, User
from catalog.models import DeliveryMode
from orders import errors
from orders.models.events import OrderEvent
from orders.models.orders import Order


class About(models.TextChoices):
    SUBMITTED = "submitted", _("Order submitted")
    CHANGED = "changed", _("Order changed")
    CANCELLED = "cancelled", _("Order or lines cancelled")
    SHIPPED = "shipped", _("Goods shipped")
    REFUNDED = "refunded", _("Money refunded")


class LetterState(models.TextChoices):
    WAITING = "waiting", _("Waiting to leave")
    SENDING = "sending", _("Leaving now")
    SENT = "sent", _("Sent")
    FAILED = "failed", _("Did not leave")
    NO_ADDRESS = "no_address", _("No e-mail address")


@pghistory.track()
class LetterTemplate(models.Model):
    """The words of a letter; of those that fit an order, the most specific is taken."""

    about = models.CharField(_("about"), max_length=10, choices=About)
    call_center = models.ForeignKey(
        CallCenter,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="letter_templates",
        verbose_name=_("call center"),
        help_text=_("Empty: of any."),
    )
    mode = models.ForeignKey(
        DeliveryMode,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("mode of delivery"),
        help_text=_("Empty: by any."),
    )
    language = models.CharField(
        _("language"),
        max_length=10,
        blank=True,
        validators=[RegexValidator(r"^[a-z]{2}(-[A-Z]{2})?$", _("Such as fr, or fr-CA."))],
        help_text=_("Of the customer, such as fr. Empty: any."),
    )
    subject = models.CharField(_("subject"), max_length=200)
    text = models.TextField(_("text"))
    html = models.TextField(
        _("HTML"), blank=True, help_text=_("Empty: the letter goes as plain text alone.")
    )
    is_active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("letter template")
        verbose_name_plural = _("letter templates")
        constraints = [
            models.UniqueConstraint(
                fields=["about", "call_center", "mode", "language"],
                condition=Q(is_active=True),
                nulls_distinct=False,
                name="orders_lettertemplate_one_for_each",
                violation_error_message=_(
                    "There is such a template for this call center, mode and language. Change that one."
                ),
            ),
            models.CheckConstraint(
                condition=Q(about__in=About.values), name="orders_lettertemplate_about_known"
            ),
        ]

    def __str__(self) -> str:
        who = [self.call_center, self.mode, self.language]
        return ", ".join([self.get_about_display(), *(str(one) for one in who if one)])


NOT_LEFT = "not_left"  # all states but sent, as one choice


class LetterQuerySet(models.QuerySet["Letter"]):
    def of(self, order: Order, letter: int) -> Letter:
        """Return one letter of an order; refuse with NoSuchLetter where there is none."""
        found = self.filter(order=order, pk=letter).select_related("again_of").first()
        if found is None:
            raise errors.NoSuchLetter(number=order.number)
        return found

    def for_list(self, user: User) -> Self:
        """Those of the user's call centers, newest first."""
        seen = Q(order__call_center__channel_users__user=user, order__call_center__is_active=True)
        letters = self.filter(seen).select_related("order__customer", "order__call_center")
        return letters.order_by("-written_at", "-pk")

    def matching(self, *, state: str, about: str) -> Self:
        """Those in this state, and about this, where they are given."""
        found = self.filter(about=about) if about else self
        if state == NOT_LEFT:
            return found.exclude(state=LetterState.SENT)
        return found.filter(state=state) if state else found


class Letter(models.Model):
    """What was written about one event of an order: to whom, in which words, and whether it left.

    The words are filled in once, when it first leaves, and stay.
    """

    order = models.ForeignKey(
        Order, on_delete=models.PROTECT, related_name="letters", verbose_name=_("sales order")
    )
    event = models.ForeignKey(
        OrderEvent, on_delete=models.PROTECT, related_name="letters", verbose_name=_("event")
    )
    again_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("sent again"),
    )
    about = models.CharField(_("about"), max_length=10, choices=About)
    facts = models.JSONField(_("facts"), default=dict, blank=True, encoder=DjangoJSONEncoder)
    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    to = models.EmailField(pgettext_lazy("letter", "to"), blank=True)
    language = models.CharField(_("language"), max_length=10)
    subject = models.CharField(_("subject"), max_length=300, blank=True)
    text = models.TextField(_("text"), blank=True)
    html = models.TextField(_("HTML"), blank=True)
    state = models.CharField(
        pgettext_lazy("letter", "state"),
        max_length=10,
        choices=LetterState,
        default=LetterState.WAITING,
    )
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    failure = models.CharField(_("what went wrong"), max_length=500, blank=True)
    written_at = models.DateTimeField(_("written at"))
    written_by = models.ForeignKey(
        User, on_delete=models.PROTECT, related_name="+", verbose_name=_("caused by")
    )
    due_at = models.DateTimeField(_("next attempt at"), null=True, blank=True)
    started_at = models.DateTimeField(_("last attempt at"), null=True, blank=True)
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        constraints = [
            models.UniqueConstraint(
                fields=["event"],
                condition=Q(again_of=None),
                name="orders_letter_one_for_each_event",
            ),
            models.CheckConstraint(
                condition=Q(about__in=About.values), name="orders_letter_about_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=LetterState.values), name="orders_letter_state_known"
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None) ^ Q(state=LetterState.SENT),
                name="orders_letter_sent_when",
            ),
            models.CheckConstraint(
                condition=~Q(to="") ^ Q(state=LetterState.NO_ADDRESS),
                name="orders_letter_addressed",
            ),
        ]
        indexes = [
            models.Index(
                fields=["written_at"],
                condition=~Q(state=LetterState.SENT),
                name="orders_letter_not_left",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.order_id}/{self.about}/{self.pk}"

    # Questions
    @property
    def is_sent(self) -> bool:
        return self.state == LetterState.SENT

    @property
    def is_stuck(self) -> bool:
        """Nothing will happen to it any more unless somebody sends it again."""
        return self.state in {LetterState.FAILED, LetterState.NO_ADDRESS}
