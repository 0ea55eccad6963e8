"""Every way an order says no to the warehouse, and to those who speak for it."""

from http import HTTPStatus

from django.utils.translation import gettext_lazy as _

from callcenter.errors import Refused


class NeverExported(Refused):
    message = _(
        "Order {number} was never handed to the warehouse. Export it without asking for it again."
    )


class NoSuchCallCenter(Refused):
    message = _("There is no call center {code}. Check its code.")


class NotYetTaken(Refused):
    message = _(
        "Line {line} of order {number}: {quantity} pieces shipped, but only {in_hand} are in the warehouse’s hands. Check the order, the line and the quantity."
    )


class NoSuchLineToShip(Refused):
    message = _("Order {number} has no line {line}. Check the line’s number.")


class NothingInHand(Refused):
    message = _(
        "The warehouse has nothing of order {number} in hand. Check the number, or export the order first."
    )


class ShippedWhileModified(Refused):
    message = _(
        "Order {number} is being modified. Submit or discard the changes, then import the shipment again."
    )


class NotShippable(Refused):
    message = _("Nothing of order {number} can be shipped: {status}. Check the number.")


class OtherShipment(Refused):
    message = _(
        "Shipment {code} of order {number} was imported before with other content. Check the file, or give the shipment a number of its own."
    )


class NothingToRecall(Refused):
    message = _(
        "The warehouse has nothing of order {number} in hand. Nothing has to be recalled; go on."
    )


class OnlySupervisorsRecall(Refused):
    message = _("Only a supervisor can recall an order. Ask yours to call the warehouse.")
    status = HTTPStatus.FORBIDDEN


class NotAFileOfShipments(Refused):
    message = _(
        "This is no file of shipments: {problem}. Send CSV with a heading, or JSON with a list named “shipments”."
    )


class NotUtf8(Refused):
    message = _("The file is no text in UTF-8. Save it as UTF-8, then import it again.")


class FileThere(Refused):
    message = _("{path} is there already. Name another file, so that no order is overwritten.")
