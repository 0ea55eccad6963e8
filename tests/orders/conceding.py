"""Changes by hand in tests: an agent with a limit, supervisors, and what they do."""

from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.mfa.utils import decrypt

from callcenter.models import Role
from orders import operations
from orders.models import Approval, Override, SetByHand
from orders.operations import Wish
from tests.factories import NOW, ChannelUserFactory, ConcessionLimitFactory, ReasonCodeFactory
from tests.orders.drafts import fresh


def goodwill():
    return ReasonCodeFactory.create(
        code="GOODWILL", name="Goodwill", names={"fr": "Geste commercial"}
    )


def limited(**limits):
    """Let agents concede 10 percent of an order, or what is said."""
    return ConcessionLimitFactory.create(**limits)


def supervisor(call_center, **about):
    about.setdefault("user__first_name", "Eve")
    about.setdefault("user__last_name", "Supervisor")
    return ChannelUserFactory.create(call_center=call_center, role=Role.SUPERVISOR, **about).user


def enrol(user):
    """Give the user an authenticator, as the page of allauth does; return it."""
    return TOTP.activate(user, generate_totp_secret())


def code_of(totp):
    """The code that the authenticator shows now; `tests.settings` lets it count for the next half minute too."""
    _, counter, _ = yield_hotp_counters_from_time()
    return format_hotp_value(hotp_value(decrypt(totp.instance.data["secret"]), counter))


def said(order, by=None, **more):
    now = fresh(order)
    return {
        "version": now.version,
        "reason": "GOODWILL",
        "at": NOW,
        "by": by or order.taken_by,
        **more,
    }


def set_price(order, unit_price, *, line=1, **more):
    return operations.set_price(order.number, line, unit_price=unit_price, **said(order, **more))


def discount_line(order, *, line=1, **more):
    return operations.discount_line(order.number, line, **said(order, **more))


def discount_order(order, **more):
    return operations.discount_order(order.number, **said(order, **more))


def set_charge(order, amount, *, charge_code="SHIPPING", **more):
    return operations.set_charge(order.number, charge_code, amount=amount, **said(order, **more))


def ask(order, kind=SetByHand.PRICE, *, by=None, **wished):
    """Ask for an approval; of the first line's price where nothing else is said."""
    if kind in {SetByHand.PRICE, SetByHand.LINE_DISCOUNT}:
        wished.setdefault("line", 1)
    wish = Wish(kind=kind, reason="GOODWILL", **wished)
    order = operations.request_approval(
        order.number, wish, version=fresh(order).version, at=NOW, by=by or order.taken_by
    )
    return order.approvals.latest("pk")


def grant(approval, by, *, at=NOW):
    return operations.grant_approval(approval.order.number, approval.pk, at=at, by=by)


def refuse(approval, by, *, answer="Too much", at=NOW):
    return operations.refuse_approval(
        approval.order.number, approval.pk, answer=answer, at=at, by=by
    )


def by_hand(order):
    """What stands and what was asked, as it is in the tables."""
    return {
        "overrides": list(Override.objects.filter(order=order).order_by("pk").values()),
        "approvals": list(Approval.objects.filter(order=order).order_by("pk").values()),
    }


def change(order, quantity):
    operations.change_line(
        order.number, 1, version=fresh(order).version, quantity=quantity, at=NOW, by=order.taken_by
    )
