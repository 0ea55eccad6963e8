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


class DetailMissing(Refused):
    message = _("Enter what is still missing: {details}.")


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


class CheckNumberMissing(Refused):
    message = _("Enter the number of the check.")
    field = "check_number"


class NoCreditLimit(Refused):
    message = _(
        "Nothing is taken on account in {currency} from {customer}. Pick another payment method."
    )
    field = "method"


class NotEnoughCredit(Refused):
    message = _(
        "{customer} has a credit of {credit}. Enter no more than that, or pick another payment method."
    )
    field = "amount"


class NoSuchPayment(Refused):
    message = _("There is no payment {payment} on order {number}. Open the order again.")
    status = HTTPStatus.NOT_FOUND


class AlreadyRemoved(Refused):
    message = _("Payment {payment} was already removed. The page shows the payments that stand.")


class RefundInstead(Refused):
    message = _("Payment {payment} was captured when the order was submitted. Refund it instead.")


class NotHandedBack(Refused):
    message = _("Hand {amount} back to the caller first, then confirm it.")
    field = "handed_back"


class RefundCodeMissing(Refused):
    message = _("Refund {amount} on the terminal first, then enter the code of the refund.")
    field = "reference"


class NotWaiting(Refused):
    message = _("Payment {payment} waits for no check. The page shows the payments as they stand.")


class ReturnedBySupervisors(Refused):
    message = _(
        "Only a supervisor of the order’s call center marks a payment as returned. Ask one."
    )
    field = "reason"


class NothingToReturn(Refused):
    message = _("Nothing of payment {payment} is left to be returned. Look at its history.")


class RefundToMakeFirst(Refused):
    message = _(
        "A refund to payment {payment} is still to be made. Make it, or do not refund, first."
    )
