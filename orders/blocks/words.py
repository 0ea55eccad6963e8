"""What the agent says to the caller of an order that waits."""

from django.utils.translation import gettext_lazy as _

from orders.models import Cause

SAY = {
    Cause.MONEY: _("Your payment is safe with us; the order itself is not finished yet."),
    Cause.HOLD: _("We are still looking at your order. It leaves as soon as that is done."),
    Cause.APPROVAL: _("My supervisor still has to agree to the price; then we can finish."),
    Cause.AMENDING: _("Your order is being changed at the moment. It leaves once that is done."),
    Cause.UNKNOWN: _("We are waiting for your bank’s answer. Please do not pay a second time."),
    Cause.DECLINED: _("Your payment was not accepted. How else would you like to pay?"),
    Cause.BALANCE: _("What was paid and what the order comes to differ. We settle that first."),
    Cause.LIMIT: _("The order is above what we can put on your account. We are looking at it."),
    Cause.CHECK: _("Your check is here. The order leaves once the bank has honored it."),
    Cause.WAITING: _("Your order leaves as soon as your payment is here."),
}
