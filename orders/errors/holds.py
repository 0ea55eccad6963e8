"""Every way a hold, or a check-out, says no."""

from http import HTTPStatus

from django.utils.translation import gettext_lazy as _

from callcenter.errors import Refused


class OnHold(Refused):
    message = _("On hold: {hold}, since {since} by {who}. Clear the hold first.")


class CannotHold(Refused):
    message = _(
        "Order {number} cannot be put on hold any more: {status}. Hold only drafts and open orders."
    )


class NoSuchHoldCode(Refused):
    message = _("There is no such hold. Pick one from the list.")
    field = "code"


class NoSuchHoldReason(Refused):
    message = _("This reason does not belong to hold {hold}. Pick one of its own.")
    field = "reason"


class HoldForSupervisors(Refused):
    message = _("Hold {hold} is for supervisors. Ask one, or pick another hold.")
    field = "code"


class AlreadyOnHold(Refused):
    message = _(
        "Order {number} has hold {hold} already, by {who}. Clear that one, or pick another."
    )
    field = "code"


class NoSuchHold(Refused):
    message = _("This hold does not belong to order {number}. Open the order again.")
    status = HTTPStatus.NOT_FOUND


class AlreadyCleared(Refused):
    message = _("{who} has cleared hold {hold} already: “{note}”. Nothing more is needed.")


class ClearedBySupervisors(Refused):
    message = _("Hold {hold} is cleared by supervisors only. Ask one.")


class CheckedOut(Refused):
    message = _(
        "{who} has been working on order {number} since {since}. Ask for it back, or ask a supervisor to take it over."
    )


class NotCheckedOut(Refused):
    message = _("Order {number} is not checked out any more. Check it out to work on it.")


class NotBlocked(Refused):
    message = _("Order {number} waits for nothing any more. Pick another one.")
