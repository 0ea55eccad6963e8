"""Every way an order says no."""

from http import HTTPStatus

from django.utils.translation import gettext_lazy as _

from callcenter.errors import Refused


class NotOpened(Refused):
    message = _("No order was opened. Go back to the customer and press New sales order again.")


class NoSuchOrder(Refused):
    message = _("There is no order {number} in your call centers. Check the number.")
    status = HTTPStatus.NOT_FOUND


class Stale(Refused):
    message = _(
        "Order {number} was changed by somebody else meanwhile. Compare, then save again or keep what is there."
    )
    status = HTTPStatus.CONFLICT


class NotEditable(Refused):
    message = _("Order {number} cannot be changed any more: {status}.")


class NotADraft(Refused):
    message = _(
        "Order {number} is no draft any more: {status}. Open it again to see what can be done."
    )


class NotSubmitted(Refused):
    message = _("Not submitted yet. Press Complete, then Submit.")


class BeingModified(Refused):
    message = _("Being modified. Submit the changes, or discard them.")


class CannotMove(Refused):
    message = _(
        "Order {number} cannot go from “{status}” to “{wanted}”. Open it again to see what can be done."
    )


class GiftCardsNotSold(Refused):
    message = _(
        "Item {item_number} is a gift card, and gift cards are paid before they are issued. This call center takes no payments: offer another item."
    )
    field = "item"


class QuantityOutOfRange(Refused):
    message = _("Enter a whole quantity from 1 to {most}.")
    field = "quantity"


class OutOfStock(Refused):
    message = _(
        "Line {line}: {left} of {wanted} pieces of {item_number} left. Lower the quantity, or offer another item."
    )
    field = "quantity"


class NoSuchLine(Refused):
    message = _("Line {line} of order {number} is gone. Open the order again.")
    status = HTTPStatus.NOT_FOUND


class ModeNotOffered(Refused):
    message = _("Mode of delivery {code} is not offered here. Pick another one.")
    field = "mode"


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


class NothingOrdered(Refused):
    message = _("No lines yet. Add an item.")


class NoMode(Refused):
    message = _("No mode of delivery yet. Pick one.")


class NoSourceCode(Refused):
    message = _("No source code yet. Ask the caller for the code on the back of the catalog.")


class LineSourceCodeEnded(Refused):
    message = _(
        "Line {line}, source code {code}: {mark}. Pick another one in the details of the line, or none."
    )


class NoAddress(Refused):
    message = _("No delivery address yet. Pick one, or enter a one-time address in the header.")


class NoAddressForLine(Refused):
    message = _("Line {line} has no delivery address yet. Pick one in the details of the line.")


class NoStore(Refused):
    message = _("No store yet. Ask the caller where to pick up.")


class NoStoreForLine(Refused):
    message = _("Line {line} has no store yet. Ask the caller where to pick it up.")


class NotCovered(Refused):
    message = _("{balance} is still to be paid. Add a payment before you submit.")


class GiftCardsPayGiftCards(Refused):
    message = _(
        "Gift cards pay {paid}, but not for gift cards: they may pay {most}. Remove a gift card payment, and take another one."
    )


class TotalMoved(Refused):
    message = _("The total is now {total}, no longer {shown}. Tell the caller, then submit again.")


class ReasonMissing(Refused):
    message = _("Enter a reason.")
    field = "reason"


class HoldsMoney(Refused):
    message = _("Order {number} holds payments of {amount}. Remove or refund them first.")


class NoSuchCoupon(Refused):
    message = _("There is no coupon {code}. Check what the caller reads out.")
    field = "coupon"


class CouponExpired(Refused):
    message = _("Coupon {code} expired on {day}. Ask for another one.")
    field = "coupon"


class CouponNotYetValid(Refused):
    message = _("Coupon {code} is valid from {day}. Ask for another one.")
    field = "coupon"


class CouponNotHere(Refused):
    message = _("Coupon {code} brings nothing at this call center today. Ask for another one.")
    field = "coupon"


class CouponUsedUp(Refused):
    message = _("Coupon {code} was used as often as it may be. Remove it, or ask for another one.")
    field = "coupon"


class CouponUsedByCustomer(Refused):
    message = _(
        "The customer has used coupon {code} as often as one may. Remove it, or ask for another one."
    )
    field = "coupon"


class CouponOnTheOrder(Refused):
    message = _("Coupon {code} is on the order already. Nothing more is needed.")
    field = "coupon"


class CouponGone(Refused):
    message = _("Coupon {code} is not on the order any more. Open the order again.")
    field = "coupon"


class NoSuchEvent(Refused):
    status = HTTPStatus.NOT_FOUND
    message = _("The history of order {number} has no such event. Open the history again.")
