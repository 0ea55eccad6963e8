"""Terms that are never edited once they may have been used: a change stamps the old row and adds a new one."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class TermsQuerySet(models.QuerySet[Any]):
    """Prices, rules, offers, coupons and rates, by when they stood and by when they hold."""

    def standing(self, at: datetime | None = None) -> Self:
        """Those not replaced; with a moment, those that stood then."""
        if at is None:
            return self.filter(replaced_at=None)
        return self.filter(Q(replaced_at=None) | Q(replaced_at__gt=at), created_at__lte=at)

    def valid_on(self, day: date) -> Self:
        """Those whose dates hold the day; both ends count."""
        return self.filter(
            Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gte=day)
        )


class Replaced(models.Model):
    """When a row of terms holds, and when it stood."""

    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    replaced_at = models.DateTimeField(_("replaced at"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True


class Ranked(Replaced):
    """Terms of which the later wins where nothing else decides; being replaced makes none later."""

    first_version = models.BigIntegerField(
        _("first version"), null=True, editable=False, help_text=_("Empty: this one.")
    )

    class Meta:
        abstract = True

    # Questions
    @property
    def precedence(self) -> int:
        """The key of the first version; the same for all of them."""
        return self.first_version or self.pk or 0


def dates_in_order(name: str, message: Any) -> models.CheckConstraint:
    """Return the constraint that what begins, begins before it ends."""
    return models.CheckConstraint(
        condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lte=F("valid_to")),
        name=name,
        violation_error_message=message,
    )
