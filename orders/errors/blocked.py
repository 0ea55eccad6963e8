"""What keeps an order from the warehouse, as sentences."""

from django.utils.translation import gettext_lazy as _

from callcenter.errors import Refused


class HoldsMoneyAsDraft(Refused):
    message = _(
        "A draft that holds {amount}. Complete and submit it, or hand the money back and cancel."
    )


class RequestWaiting(Refused):
    message = _("Waits for an approval. Approve the request, or refuse it.")


class AnswerUnknown(Refused):
    message = _("{amount} was asked for, and no answer came. Ask the payment provider again.")


class WasDeclined(Refused):
    message = _(
        "A payment was declined, and {due} is missing. Modify the order to take another payment, or settle what is missing."
    )


class IsMissing(Refused):
    message = _("{due} is missing. Write it off, collect it later, or modify the order.")


class IsTooMuch(Refused):
    message = _("{surplus} is paid too much. Keep it as credit of the customer, or refund it.")


class OverCreditLimit(Refused):
    message = _(
        "{amount} above the credit limit of the customer. A supervisor releases it, or the customer pays another way."
    )


class CheckWaits(Refused):
    message = _("A check is good from {since} on. Wait until then, or take another payment.")


class PaymentWaits(Refused):
    message = _("{amount} has not come yet. Enter it when it is here, or cancel the order.")
