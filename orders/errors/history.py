"""Every no about what an order was."""

from http import HTTPStatus

from django.utils.translation import gettext_lazy as _

from callcenter.errors import Refused


class NoSuchEvent(Refused):
    status = HTTPStatus.NOT_FOUND
    message = _("The history of order {number} has no such event. Open the history again.")


class NoSuchRevision(Refused):
    message = _("Order {number} has no revision {revision}. Open the order and pick one.")
    status = HTTPStatus.NOT_FOUND
