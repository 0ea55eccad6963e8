"""Every no about a price, a discount or a charge set by hand."""

from http import HTTPStatus

from django.utils.translation import gettext_lazy as _

from callcenter.errors import Refused


class NoSuchReason(Refused):
    message = _("Pick a reason from the list.")
    field = "reason"


class NoSuchCharge(Refused):
    message = _("There is no charge {charge_code} any more. Open the order again.")
    status = HTTPStatus.NOT_FOUND


class GiftCardsPrice(Refused):
    message = _(
        "Line {line} is a gift card: its price is what it is worth, and nothing comes off it. Change another line, or sell a gift card of another amount."
    )


class NothingToPutBack(Refused):
    message = _("This was put back or changed meanwhile. Open the order again.")


class AboveLimit(Refused):
    """More is conceded by hand than whoever asks may concede alone."""

    message = _(
        "This makes {conceded} conceded by hand, {percent} % of the order, and you may concede nothing on your own. Ask a supervisor."
    )


class AbovePercent(AboveLimit):
    message = _(
        "This makes {conceded} conceded by hand, {percent} % of the order. You may concede {most} % on your own. Ask a supervisor."
    )


class AboveAmount(AboveLimit):
    message = _(
        "This makes {conceded} conceded by hand, {percent} % of the order. You may concede {most} an order on your own. Ask a supervisor."
    )


class AboveAmountOfTheDay(AboveLimit):
    message = _(
        "This makes {conceded} conceded by hand on the day’s orders. You may concede {most} a day on your own. Ask a supervisor."
    )


class BelowCost(AboveLimit):
    message = _(
        "This makes {conceded} conceded by hand, {percent} % of the order, and sells below cost. Ask a supervisor."
    )
