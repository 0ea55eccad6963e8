"""Every way that changing a submitted order, or a total that was read out, says no."""

from http import HTTPStatus

from django.utils.translation import gettext_lazy as _

from callcenter.errors import Refused


class BeingModified(Refused):
    message = _("Being modified. Submit the changes, or discard them.")


class NotSubmittedYet(Refused):
    message = _(
        "Order {number} cannot be modified: {status}. Open it again to see what can be done."
    )


class ModifiedBySomebodyElse(Refused):
    message = _(
        "{who} has been modifying order {number} since {since}. Open the order again to see the changes."
    )
    status = HTTPStatus.CONFLICT


class NotBeingModified(Refused):
    message = _(
        "Order {number} is not being modified: {status}. Open it again to see what can be done."
    )


class TakenSince(Refused):
    message = _(
        "{amount} was paid since the changes began. Remove or refund it first, then discard them."
    )


class CapturedSince(TakenSince):
    message = _(
        "{amount} was captured since the changes began. Refund it or keep it as credit when you discard them."
    )


class ComesToSomethingElse(Refused):
    message = _(
        "Sent there, order {number} comes to {total} instead of {before}. Modify it, and tell the caller."
    )


class LineTaken(Refused):
    message = _("The warehouse has taken line {line}. Have it recalled first, then change it.")


class LineShipped(Refused):
    message = _("Line {line} is shipped and stays as it is. Add a line for what else is wanted.")


class LineHasGiftCards(Refused):
    message = _("Gift cards were issued for line {line}. Cancel the line, so that they are voided.")


class FewerThanShipped(Refused):
    message = _("Of line {line}, {settled} pieces are shipped or cancelled. Enter no fewer.")
    field = "quantity"


class NothingToUnlock(Refused):
    message = _("Line {line} has today’s price already. Nothing more is needed.")


class TotalRose(Refused):
    message = _(
        "The total is now {total}. The caller was told {shown}: keep that, or tell him the new one."
    )


class ReadOutTooLongAgo(Refused):
    message = _("The total was read out too long ago to be kept. Read out the new one.")
