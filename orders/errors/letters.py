"""Every no about letters and their templates, with what to do instead."""

from http import HTTPStatus

from django.utils.translation import gettext_lazy as _

from callcenter.errors import Refused


class BadTemplate(Refused):
    message = _("The template cannot be read: {fault}. Correct it there.")


class UnknownVariable(Refused):
    message = _("No letter knows “{name}”. Take a variable of the list below.")


class NoRows(Refused):
    message = _("“{name}” has no rows to go through. Go through lines, one name for each row.")


class LoopsTooLong(Refused):
    message = _(
        "The loops of the template go through too much. Put no loop into another, or make them shorter."
    )


class NoAddressOfYourOwn(Refused):
    message = _(
        "A test goes to your own e-mail address, and you have none. Ask an admin to enter it at your user."
    )


class ScriptInLetter(Refused):
    message = _("A letter holds no script, frame or form: mail programs refuse it. Take it out.")


class NoAddressToWriteTo(Refused):
    message = _("There is no e-mail address to write to. Enter one.")
    field = "to"


class NoSuchLetter(Refused):
    status = HTTPStatus.NOT_FOUND
    message = _("Order {number} has no such letter. Open the order again.")


class NothingToTryOn(Refused):
    message = _("A letter is tried on an order that was submitted. Enter the number of one.")
    field = "try_on"


class NothingToPrint(Refused):
    message = _(
        "Order {number} was never submitted: there is nothing to print yet. Submit it first."
    )
