"""Every no about an order out of balance."""

from django.utils.translation import gettext_lazy as _

from callcenter.errors import Refused


class InBalance(Refused):
    message = _("Order {number} is in balance. Nothing needs to be settled.")


class NothingMissing(Refused):
    message = _("Nothing is missing on order {number}. Keep the surplus as credit instead.")


class NoSurplus(Refused):
    message = _(
        "There is no surplus on order {number}. Write the shortage off, or collect it later."
    )


class AmountMoved(Refused):
    message = _("It is {amount} now, no longer {shown}. Look at it, then confirm it again.")


class WithinLimit(Refused):
    message = _("Order {number} is within the credit limit. Nothing needs to be released.")


class NotYours(Refused):
    message = _("Only a supervisor of the call center may do this. Ask one.")


class NotSettledYet(Refused):
    message = _(
        "Order {number} cannot be settled: {status}. Open it again to see what can be done."
    )
