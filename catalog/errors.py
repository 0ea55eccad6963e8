"""Every way the catalog says no."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _

from callcenter.errors import Refused


class NoSuchItem(Refused):
    message = _("There is no item “{typed}”. Type another number or words of the name.")
    field = "item"


class NoSuchItemButNear(NoSuchItem):
    message = _(
        "There is no item “{typed}”. Did you mean {numbers}? Pick one from the list, or type another number."
    )


class SeveralItems(Refused):
    message = _("Several items match “{typed}”: {numbers}. Pick one from the list.")
    field = "item"


class NotOnSale(Refused):
    """An item that is known but cannot be sold; ``mark`` says why beside it in a list."""

    message = _("Item {item_number} is not on sale. Offer the caller another one.")
    field = "item"
    mark_text: ClassVar[Any] = _("not on sale")

    @property
    def mark(self) -> str:
        return str(self.mark_text).format(**self.facts)


class ItemStopped(NotOnSale):
    message = _("Item {item_number} is stopped. Offer the caller another one.")
    mark_text = _("stopped")


class NotYetOnSale(NotOnSale):
    message = _("Item {item_number} is on sale from {day} on. Offer the caller another one.")
    mark_text = _("on sale from {day} on")


class NoLongerOnSale(NotOnSale):
    message = _("Item {item_number} was on sale until {day}. Offer the caller another one.")
    mark_text = _("was on sale until {day}")


class NoSuchSourceCode(Refused):
    message = _("There is no source code “{typed}”. Ask for another code, or leave it empty.")
    field = "source_code"


class SeveralSourceCodes(Refused):
    message = _("Several source codes match “{typed}”: {codes}. Pick one from the list.")
    field = "source_code"


class SourceCodeNotValid(Refused):
    """A code that is known but cannot be used; ``mark`` says why beside it in a list."""

    message = _("{code} is not valid. Ask for another code, or leave it empty.")
    field = "source_code"
    mark_text: ClassVar[Any] = _("not valid")

    @property
    def mark(self) -> str:
        return str(self.mark_text).format(**self.facts)


class SourceCodeExpired(SourceCodeNotValid):
    message = _("{code} expired on {day}. Ask for another code, or leave it empty.")
    mark_text = _("expired on {day}")


class SourceCodeNotYetValid(SourceCodeNotValid):
    message = _("{code} is valid only from {day} on. Ask for another code, or leave it empty.")
    mark_text = _("valid only from {day} on")


class SourceCodeNotPublished(SourceCodeNotValid):
    message = _(
        "The catalog of {code} is not published yet. Ask for another code, or leave it empty."
    )
    mark_text = _("not published yet")


class SourceCodeSwitchedOff(SourceCodeNotValid):
    message = _("{code} is switched off. Ask for another code, or leave it empty.")
    mark_text = _("switched off")


class NoLongerStanding(Refused):
    message = _(
        "This was changed by somebody else meanwhile. Open the list again and change what stands there now."
    )
