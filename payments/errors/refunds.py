"""Every way a refund says no."""

from http import HTTPStatus

from django.utils.translation import gettext_lazy as _

from callcenter.errors import Refused
from orders.errors import AboveLimit


class NothingToRefund(Refused):
    message = _(
        "Nothing can be given back on order {number}. Enter goodwill, or cancel lines first."
    )
    field = "amount"


class MoreThanCredit(Refused):
    message = _("Only {credit} is the customer’s to have back. Enter no more, or add goodwill.")
    field = "amount"


class MoreThanCaptured(Refused):
    message = _(
        "No more than {most} can go back to where it came from. Enter less, or keep the rest as credit."
    )
    field = "amount"


class NotRefundable(Refused):
    message = _("Order {number} is not submitted: {status}. Remove its payments instead.")


class RefundMoved(Refused):
    message = _("{amount} would be given back now, no longer {shown}. Tell the caller, then go on.")


class MoreToCollect(Refused):
    message = _(
        "Without these lines {amount} is still to be collected. Tell the caller, then cancel again."
    )


class AboveRefundLimit(AboveLimit):
    message = _("You may give back {most} on an order on your own. Ask a supervisor.")


class AboveGoodwill(AboveLimit):
    message = _("You may give {most} of goodwill on an order on your own. Ask a supervisor.")


class NoSuchRefund(Refused):
    message = _("There is no refund {refund} on order {number}. Open the list again.")
    status = HTTPStatus.NOT_FOUND


class RefundWaits(Refused):
    message = _("A supervisor has not approved this refund yet. Wait for the answer.")


class RefundMadeAlready(Refused):
    message = _("This refund was made already, {reference}. Nothing more is needed.")


class RefundDropped(Refused):
    message = _("This refund was dropped. Open the list again.")


class ReferenceMissing(Refused):
    message = _("Give {amount} back first, then enter the reference of the {method} refund.")
    field = "reference"


class NotARefund(Refused):
    message = _("This request is for no refund. Open the list of approvals again.")
