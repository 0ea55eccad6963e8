"""Every no about how and where an order or a line is delivered."""

from django.utils.translation import gettext_lazy as _

from callcenter.errors import Refused


class ModeNotOffered(Refused):
    message = _("Mode of delivery {code} is not offered here. Pick another one.")
    field = "mode"


class LineModeNotOffered(ModeNotOffered):
    message = _(
        "Mode of delivery {code} is not offered here any more. Give line {line} another one."
    )


class ModeDoesNotGo(Refused):
    message = _(
        "{mode} does not go to {region}. Pick another mode of delivery, or another delivery address."
    )
    field = "mode"


class LineModeDoesNotGo(Refused):
    message = _(
        "{mode} does not go to {region}. Give line {line} another mode of delivery, or another address."
    )
    field = "mode"


class ModeDoesNotTake(Refused):
    message = _(
        "{mode} does not take item {item_number}. Give line {line} another mode of delivery."
    )
    field = "mode"


class StoreNotOffered(Refused):
    message = _("Store {code} is not offered here. Pick another one.")
    field = "store"


class NotAPickup(Refused):
    message = _("A store is for pick-up only. Pick a mode of delivery that is a pick-up first.")
    field = "store"


class AddressNotTheirs(Refused):
    message = _("This address does not belong to the customer. Pick another one.")
    field = "address"


class NoMode(Refused):
    message = _("No mode of delivery yet. Pick one.")


class NoAddress(Refused):
    message = _("No delivery address yet. Pick one, or enter a one-time address in the header.")


class NoAddressForLine(Refused):
    message = _("Line {line} has no delivery address yet. Pick one in the details of the line.")


class NoStore(Refused):
    message = _("No store yet. Ask the caller where to pick up.")


class NoStoreForLine(Refused):
    message = _("Line {line} has no store yet. Ask the caller where to pick it up.")
