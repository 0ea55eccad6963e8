"""Every way of ending an order, or of taking it up again, that says no."""

from django.utils.translation import gettext_lazy as _

from callcenter.errors import Refused


class NotCancellable(Refused):
    message = _(
        "Order {number} cannot be cancelled: {status}. Open it again to see what can be done."
    )


class LineAtTheWarehouse(Refused):
    message = _("The warehouse has taken line {line}. Have it recalled first, then cancel it.")


class NothingLeftOfLine(Refused):
    message = _("Nothing of line {line} is left to cancel. Open the order again.")


class NoLinePicked(Refused):
    message = _("Pick the lines to cancel.")
    field = "lines"


class EveryLinePicked(Refused):
    message = _("These are all lines of the order. Cancel the order instead.")
    field = "lines"


class NotCancelled(Refused):
    message = _("Order {number} is not cancelled: {status}. Open it to go on with it.")


class TakenUpAlready(Refused):
    message = _("Order {number} was taken up again as order {other}. Open that one.")


class NothingSoldAnyMore(Refused):
    message = _("No item of order {number} is sold any more: {lines}. Open a new order instead.")


class PartlyShipped(Refused):
    message = _("Part of order {number} is shipped. Cancel the lines that are left instead.")


class AnswerAwaited(Refused):
    message = _(
        "{amount} was asked for on order {number}, and the answer has not come yet. Wait for it, then cancel."
    )
