"""Every no about closing the day."""

from http import HTTPStatus

from django.utils.translation import gettext_lazy as _

from callcenter.errors import Refused


class ForSupervisors(Refused):
    message = _("Only supervisors of the call center close its day. Ask one of them.")
    status = HTTPStatus.FORBIDDEN


class OwnTakings(Refused):
    message = _("These are your own takings. Let another supervisor count them.")


class NothingToCount(Refused):
    message = _("Nothing is left to count here. Open the page again.")


class TakingsMoved(Refused):
    message = _("Meanwhile {recorded} are recorded. Count again, and enter what is there.")


class DifferenceUnexplained(Refused):
    message = _("The difference is {difference}. Count again, or note what is known of it.")
    field = "note"
