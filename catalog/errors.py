"""Every way the catalog says no."""

from django.utils.translation import gettext_lazy as _

from callcenter.errors import Refused


class NoSuchItem(Refused):
    message = _("There is no item “{typed}”. Type another number or words of the name.")
    field = "item"


class SeveralItems(Refused):
    message = _("Several items match “{typed}”: {numbers}. Pick one from the list.")
    field = "item"


class NotOnSale(Refused):
    message = _("Item {item_number} is not on sale. Offer the caller another one.")
    field = "item"


class NoLongerStanding(Refused):
    message = _(
        "This was changed by somebody else meanwhile. Open the list again and change what stands there now."
    )
