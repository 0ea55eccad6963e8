"""Who may approve what somebody else conceded."""

from __future__ import annotations

from dataclasses import dataclass

from callcenter.models import ChannelUser, Role, User
from callcenter.web.second_factor import with_authenticator
from orders import errors
from orders.models import Order
from orders.questions.limits import is_supervisor


@dataclass(frozen=True, kw_only=True)
class Approvers:
    """The supervisors who may be asked: those who can read a code out, and those who use the list."""

    by_code: list[User]
    by_list: list[User]


def approvers_of(order: Order, *, asked_by: User) -> Approvers:
    """Return the supervisors of the order's call center but who asks and who took the order."""
    supervisors = [
        row.user
        for row in ChannelUser.objects.filter(
            call_center=order.call_center_id, role=Role.SUPERVISOR, user__is_active=True
        )
        .exclude(user__in=[asked_by.pk, order.taken_by_id])
        .select_related("user")
        .order_by("name", "pk")
    ]
    armed = with_authenticator(supervisors)
    return Approvers(
        by_code=[user for user in supervisors if user.pk in armed],
        by_list=[user for user in supervisors if user.pk not in armed],
    )


def require_may_approve(order: Order, user: User, *, asked_by: User) -> None:
    """Refuse whoever may not approve. Raises OwnRequest, OwnOrder, NotASupervisor."""
    if user.pk == asked_by.pk:
        raise errors.OwnRequest
    if user.pk == order.taken_by_id:
        raise errors.OwnOrder
    if not (user.is_active and is_supervisor(order, user)):
        raise errors.NotASupervisor
