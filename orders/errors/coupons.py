"""Every no about a coupon."""

from django.utils.translation import gettext_lazy as _

from callcenter.errors import Refused


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
