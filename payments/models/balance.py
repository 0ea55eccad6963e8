"""What a supervisor let go to the warehouse though the money is not right. Only added to."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from callcenter.models import User, only_added
from callcenter.words.money import money_field
from orders.models import Order


class Released(models.TextChoices):
    CREDIT_LIMIT = "credit_limit", _("Above the credit limit")
    COLLECT_LATER = "collect_later", _("Collected later")


class Release(models.Model):
    """A supervisor's word that the order may leave, up to an amount: who, when and why."""

    order = models.ForeignKey(
        Order, on_delete=models.PROTECT, related_name="releases", verbose_name=_("sales order")
    )
    kind = models.CharField(_("kind"), max_length=15, choices=Released)
    amount = money_field(
        verbose_name=_("amount"), help_text=_("What stands on account, or what is still due.")
    )
    note = models.CharField(_("note"), max_length=200)
    at = models.DateTimeField(_("at"))
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("by"))

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=Released.values), name="payments_release_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0), name="payments_release_amount_positive"
            ),
            models.CheckConstraint(condition=~Q(note=""), name="payments_release_says_why"),
        ]
        triggers = only_added("payments_release")

    def __str__(self) -> str:
        return f"{self.order_id}/{self.kind}"
