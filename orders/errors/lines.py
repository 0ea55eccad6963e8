"""Every no about a line."""

from http import HTTPStatus

from django.utils.translation import gettext_lazy as _

from callcenter.errors import Refused


class GiftCardsNotSold(Refused):
    message = _(
        "Item {item_number} is a gift card, and gift cards are paid before they are issued. This call center takes no payments: offer another item."
    )
    field = "item"


class QuantityOutOfRange(Refused):
    message = _("Enter a whole quantity from 1 to {most}.")
    field = "quantity"


class OutOfStock(Refused):
    message = _(
        "Line {line}: {left} of {wanted} pieces of {item_number} left. Lower the quantity, or offer another item."
    )
    field = "quantity"


class NothingToJoin(Refused):
    message = _(
        "No other line has what line {line} has, priced and sent alike. Change the quantities by hand."
    )


class NothingToRestore(Refused):
    message = _(
        "Line {line} cannot come back: its number is in use, or it was not deleted here. Add the item again."
    )


class ChangedSinceDeleted(Refused):
    message = _("{who} changed the order after line {line} was deleted. Add the item again.")


class NoSuchLine(Refused):
    message = _("Line {line} of order {number} is gone. Open the order again.")
    status = HTTPStatus.NOT_FOUND
