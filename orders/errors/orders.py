"""Every no about an order as a whole: that it is there, that it may be changed, that it lacks nothing."""

from http import HTTPStatus

from django.utils.translation import gettext_lazy as _

from callcenter.errors import Refused


class NotOpened(Refused):
    message = _("No order was opened. Go back to the customer and press New sales order again.")


class NoSuchOrder(Refused):
    message = _("There is no order {number} in your call centers. Check the number.")
    status = HTTPStatus.NOT_FOUND


class Stale(Refused):
    message = _(
        "Order {number} was changed by somebody else meanwhile. Compare, then save again or keep what is there."
    )
    status = HTTPStatus.CONFLICT


class ChangedByYourself(Refused):
    message = _(
        "You changed order {number} meanwhile, in another window or by what got no answer. "
        "Compare, then save again or keep what is there."
    )
    status = HTTPStatus.CONFLICT


class NotEditable(Refused):
    message = _("Order {number} cannot be changed any more: {status}.")


class NotADraft(Refused):
    message = _(
        "Order {number} is no draft any more: {status}. Open it again to see what can be done."
    )


class NotSubmitted(Refused):
    message = _("Not submitted yet. Press Complete, then Submit.")


class CannotMove(Refused):
    message = _(
        "Order {number} cannot go from “{status}” to “{wanted}”. Open it again to see what can be done."
    )


class NothingOrdered(Refused):
    message = _("No lines yet. Add an item.")


class NotCovered(Refused):
    message = _("{balance} is still to be paid. Add a payment before you submit.")


class GiftCardsPayGiftCards(Refused):
    message = _(
        "Gift cards pay {paid}, but not for gift cards: they may pay {most}. Remove a gift card payment, and take another one."
    )


class TotalMoved(Refused):
    message = _("The total is now {total}, no longer {shown}. Tell the caller, then submit again.")


class ReasonMissing(Refused):
    message = _("Enter a reason.")
    field = "reason"


class HoldsMoney(Refused):
    message = _("Order {number} holds payments of {amount}. Remove or refund them first.")
