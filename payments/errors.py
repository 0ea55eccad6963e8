"""Every way a payment says no."""

from http import HTTPStatus

from django.utils.translation import gettext_lazy as _

from callcenter.errors import Refused


class NothingDue(Refused):
    message = _("Nothing is due on order {number}. No payment is needed.")


class NoPaymentsHere(Refused):
    message = _("This call center takes no payments with its orders. Submit the order as it is.")


class MethodNotOffered(Refused):
    message = _("This payment method is not offered here. Pick another one.")
    field = "method"


class MoreThanDue(Refused):
    message = _("Only {balance} is due. Enter no more than that.")
    field = "amount"


class BelowMinimum(Refused):
    message = _("{method} is taken from {least} on. Enter more, or pick another method.")
    field = "amount"


class AboveMaximum(Refused):
    message = _(
        "{method} is taken up to {most}. Enter less, and add a second payment for the rest."
    )
    field = "amount"


class CardDetailsMissing(Refused):
    message = _(
        "Enter the brand, the last four digits, the terminal and the approval code from its receipt."
    )
    field = "approval_code"


class TerminalCodeUsed(Refused):
    message = _(
        "Approval code {code} of terminal {terminal} was already used today, on order {number}. Check the receipt."
    )
    field = "approval_code"


class NoSuchPayment(Refused):
    message = _("There is no payment {payment} on order {number}. Open the order again.")
    status = HTTPStatus.NOT_FOUND


class AlreadyRemoved(Refused):
    message = _("Payment {payment} was already removed. The page shows the payments that stand.")


class NotHandedBack(Refused):
    message = _("Hand {amount} back to the caller first, then confirm it.")
    field = "handed_back"


class RefundCodeMissing(Refused):
    message = _("Refund {amount} on the terminal first, then enter the code of the refund.")
    field = "reference"
