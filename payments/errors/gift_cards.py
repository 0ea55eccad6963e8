"""Every way a gift card says no."""

from http import HTTPStatus

from django.utils.translation import gettext_lazy as _

from callcenter.errors import Refused


class WrongGiftCard(Refused):
    message = _(
        "This number and PIN do not belong together. Ask the caller to read both out once more."
    )
    field = "card_number"


class GiftCardVoided(Refused):
    message = _("Gift card {card} was voided. It pays for nothing: take another payment.")
    field = "card_number"


class GiftCardElsewhere(Refused):
    message = _(
        "Gift card {card} is in {theirs}, and the order in {currency}. Take another payment."
    )
    field = "card_number"


class GiftCardTooLittle(Refused):
    message = _("{left} is left on gift card {card}. Enter no more than that.")
    field = "amount"


class GiftCardEmpty(Refused):
    message = _("Nothing is left on gift card {card}. Take another payment.")
    field = "card_number"


class GiftCardsForGoods(Refused):
    message = _(
        "Gift cards do not pay for gift cards: {most} more may be paid by gift card. Enter no more than that, and take another payment for the rest."
    )
    field = "amount"


class TooManyLookUps(Refused):
    message = _("Too many gift cards were looked up. Try again in {minutes} minutes.")
    field = "card_number"


class GiftCardsNotYet(Refused):
    message = _(
        "Order {number} is not submitted and paid yet. Gift cards are issued once it is: submit it, or take what is missing."
    )


class NoGiftCardsDue(Refused):
    message = _(
        "All gift cards of order {number} are issued. To issue another one, have a supervisor void the old one first."
    )


class GiftCardsShownOnce(Refused):
    message = _(
        "These gift cards were issued already, and their numbers are shown only once. If they were not read out, have a supervisor void them, and issue others."
    )


class GiftCardWithoutPrice(Refused):
    message = _("Line {line} costs nothing, so its gift card is worth nothing. Cancel the line.")


class NoSuchGiftCard(Refused):
    message = _("This gift card does not belong to order {number}. Open its gift cards again.")
    status = HTTPStatus.NOT_FOUND


class VoidedBySupervisors(Refused):
    message = _("Only a supervisor of the order’s call center voids gift cards. Ask one.")
    field = "reason"


class GiftCardSpent(Refused):
    message = _(
        "{spent} of gift card {card} is spent, or held by an order. It cannot be voided any more: remove that payment first."
    )
