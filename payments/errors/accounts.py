"""Every no about what a customer owes and has."""

from django.utils.translation import gettext_lazy as _

from callcenter.errors import Refused


class NothingToAdjust(Refused):
    message = _("Enter an amount that is not 0.")
    field = "amount"
