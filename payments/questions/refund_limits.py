"""How much may be given back without asking anybody."""

from __future__ import annotations

from decimal import Decimal

from django.db.models import Sum

from callcenter.models import ChannelUser, Role, User
from callcenter.words.money import ZERO, written
from orders.models import Order
from orders.questions.limits import require_within_limits
from payments import errors
from payments.models import Refund, RefundLimit


def require_may_refund(order: Order, amount: Decimal, *, goodwill: Decimal, by: User) -> None:
    """Refuse what the user may not set alone; the goodwill is counted on the order already.

    All that stands on the order without an approval counts together. Raises
    AboveRefundLimit, AboveGoodwill, AboveLimit.
    """
    limit = refund_limit_of(order, by)
    if limit and limit.refund is not None:
        earlier = Refund.objects.unapproved().filter(order=order, as_credit=False)
        before = earlier.aggregate(sum=Sum("amount"))["sum"] or ZERO
        if amount and before + amount > limit.refund:
            raise errors.AboveRefundLimit(most=written(limit.refund, order.currency))
    if not goodwill:
        return
    if limit and limit.goodwill is not None and order.unapproved_goodwill_total > limit.goodwill:
        raise errors.AboveGoodwill(most=written(limit.goodwill, order.currency))
    require_within_limits(order, by=by, before=order.unapproved_total - goodwill)


def refund_limit_of(order: Order, user: User) -> RefundLimit | None:
    """Return the widest role's limit at the order's call center; None leaves what is owed without one."""
    roles = ChannelUser.objects.filter(call_center=order.call_center_id, user=user)
    limits = {
        limit.role: limit
        for limit in RefundLimit.objects.filter(
            call_center=order.call_center_id, role__in=roles.values("role")
        )
    }
    return limits.get(Role.SUPERVISOR) or limits.get(Role.AGENT)
