"""The list of refunds to make."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from callcenter.models import User
from orders.models import Order
from payments.forms.refunds import ReferenceForm
from payments.models import Refund
from payments.ways import way_of

MOST_SHOWN = 100


@dataclass(frozen=True, kw_only=True)
class ShownRefund:
    """A refund that is still to make, how many days old it is, and the form that makes it."""

    refund: Refund
    days: int
    form: ReferenceForm

    @property
    def to_pay_out(self) -> Decimal:
        """What goes over the counter: of cash in coins not quite what is refunded."""
        payment = self.refund.payment
        payment.order = self.refund.order
        more = way_of(payment.method).rounding_of(payment, self.refund.amount)
        return self.refund.amount + more


def refunds_to_make(
    user: User, *, at: datetime, failed: ReferenceForm | None = None
) -> list[ShownRefund]:
    """Return what is to be given back at the user's call centers, the oldest first.

    ``failed`` is a form that was refused: it is shown with its refund.
    """
    visible = Order.objects.visible_to(user)
    found = Refund.objects.to_make().filter(order__in=visible).for_list()[:MOST_SHOWN]
    return [
        ShownRefund(refund=one, days=(at - one.at).days, form=form_of(one, failed)) for one in found
    ]


def form_of(refund: Refund, failed: ReferenceForm | None) -> ReferenceForm:
    auto_id = f"refund-{refund.order.number}-{refund.number}_%s"
    if failed is not None and failed.auto_id == auto_id:
        return failed
    return ReferenceForm(auto_id=auto_id)
