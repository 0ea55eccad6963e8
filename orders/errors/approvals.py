"""Every no about asking for an approval, and about giving one."""

from http import HTTPStatus

from django.utils.translation import gettext_lazy as _

from callcenter.errors import Refused


class NeedsApproval(Refused):
    message = _(
        "{what} needs an approval: by hand, {conceded} are conceded on this order. Lower that, or ask a supervisor."
    )


class ApprovalWaiting(Refused):
    message = _("{what} waits for an approval. Wait for the answer, or withdraw the request.")


class NoSuchRequest(Refused):
    message = _("There is no such request for approval. Open the list again.")
    status = HTTPStatus.NOT_FOUND


class AlreadyAnswered(Refused):
    message = _("{who} has already answered this request. Open the list again.")


class AlreadyWithdrawn(Refused):
    message = _("This request was withdrawn. Open the list again.")


class NotASupervisor(Refused):
    message = _("Only a supervisor of the order’s call center may approve this. Ask one.")
    field = "supervisor"


class ForSupervisors(Refused):
    message = _("The list of approvals is for supervisors. Ask one of yours.")
    status = HTTPStatus.FORBIDDEN


class OwnRequest(Refused):
    message = _("Nobody approves what he asked for himself. Ask another supervisor.")
    field = "supervisor"


class OwnOrder(Refused):
    message = _("Nobody approves what is conceded on an order he took. Ask another supervisor.")
    field = "supervisor"


class LineChanged(Refused):
    message = _(
        "Line {line} changed since this was asked: {then} then, {now} now. Refuse the request, and let it be asked anew."
    )


class OrderGrew(Refused):
    message = _(
        "The order grew since this was asked, from {then} to {now}. Refuse the request, and let it be asked anew."
    )


class ChargeRose(Refused):
    message = _(
        "The charge rose since this was asked, from {then} to {now}. Refuse the request, and let it be asked anew."
    )
