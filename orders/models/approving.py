"""How requests for approval are found, and what is asked for besides changes by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from callcenter.models import ChannelUser, Role, User
from orders.models.status import Status

if TYPE_CHECKING:
    from orders.models.override import Approval  # noqa: F401


class PaidOut(models.TextChoices):
    """What is asked for besides a change by hand; payments say what it is."""

    REFUND = "refund", _("Refund")


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
