"""Rows of every kind for the admin's pages, and how those are asked for."""

from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from callcenter.models import (
    Access,
    AccessEvent,
    AuditException,
    AuditRun,
    PassingLetter,
    SecondFactorRule,
)
from catalog.models import CustomerTerms
from orders.models import (
    Approval,
    OrderCharge,
    OrderCoupon,
    OrderRevision,
    OrderTax,
    Override,
    Reservation,
    SetByHand,
)
from tests import factories
from tests.factories import NOW
from tests.front.money_rows import (
    account_entry,
    credit_entry,
    gift_card,
    payment,
    payment_event,
    provider_request,
    refund,
    release,
    stored_token,
    takings_count,
)
from tests.front.order_rows import (
    amendment,
    check_out,
    event,
    export,
    hold,
    letter,
    letter_template,
    shipment,
)


def page(model, name, *args):
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{name}", args=args)


def make(model):
    """Make one row of the model, with a row of each kind that belongs to it."""
    name = model.__name__
    if maker := MAKERS.get(name):
        return maker()
    return getattr(factories, f"{name}Factory").create()


def make_order():
    line = factories.OrderLineFactory.create()
    charge(line.order)
    event(line.order)
    payment(line.order)
    coupon(line.order)
    reservation(line.order)
    tax(line.order)
    return line.order


def charge(order):
    rule = factories.ChargeRuleFactory.create(tiers=[("0", None, "7.95")])
    return OrderCharge.objects.create(order=order, charge_code=rule.charge_code, rule=rule)


def second_factor_rule():
    code = f"CC{SecondFactorRule.objects.count()}"
    somewhere = factories.CallCenterFactory.create(code=code, bare=True)
    return SecondFactorRule.objects.create(role="agent", call_center=somewhere)


def revision():
    order = factories.OrderFactory.create()
    return OrderRevision.objects.create(
        order=order, number=1, total="0", snapshot={}, at=NOW, by=factories.UserFactory.create()
    )


def override():
    return Override.objects.create(
        order=factories.OrderFactory.create(), kind=SetByHand.PRICE, line=1, from_amount="2",
        amount="1", reason=factories.ReasonCodeFactory.create(), at=NOW, by=factories.UserFactory.create(),
    )  # fmt: skip


def approval():
    return Approval.objects.create(
        order=factories.OrderFactory.create(), kind=SetByHand.PRICE, line=1, from_amount="2",
        amount="1", reason=factories.ReasonCodeFactory.create(), requested_at=NOW,
        requested_by=factories.UserFactory.create(),
    )  # fmt: skip


def coupon(order):
    named = factories.CouponFactory.create()
    return OrderCoupon.objects.create(
        order=order, coupon=named, code=named.code, customer=order.customer, added_at=NOW,
        added_by=factories.UserFactory.create(),
    )  # fmt: skip


def reservation(order):
    stock = factories.StockFactory.create()
    return Reservation.objects.create(order=order, line=1, stock=stock, quantity=1)


def tax(order):
    return OrderTax.objects.create(order=order, percent=order.taxes.count())


def audit_exception():
    return AuditException.objects.create(
        run=AuditRun.objects.create(at=NOW, found=1),
        invariant="goods",
        facts={"number": 1001, "stored": "1.00", "reckoned": "2.00"},
    )


MAKERS = {
    "Letter": letter,
    "LetterTemplate": letter_template,
    "Amendment": amendment,
    "AccountEntry": account_entry,
    "TakingsCount": takings_count,
    "AccessEvent": lambda: AccessEvent.objects.create(at=NOW, kind=Access.FAILED, name="x"),
    "AuditException": audit_exception,
    "PassingLetter": lambda: PassingLetter.objects.create(
        sender="a@example.com", to="b@example.com", subject="Hello", text="secret", written_at=NOW
    ),
    "SecondFactorRule": second_factor_rule,
    "AuditRun": lambda: AuditRun.objects.create(at=NOW),
    "Approval": approval,
    "CallCenter": lambda: factories.CallCenterFactory.create(code=f"CC{uuid4().hex[:8]}"),
    "ChargeRule": lambda: factories.ChargeRuleFactory.create(
        call_center=factories.home(),
        mode=factories.DeliveryModeFactory.create(),
        customer=factories.CustomerFactory.create(),
        tiers=[("0", "50", "5.95"), ("50", None, "0")],
    ),
    "CheckOut": check_out,
    "CreditEntry": credit_entry,
    "Hold": hold,
    "HoldCode": lambda: factories.HoldReasonFactory.create().hold_code,
    "CustomerTerms": lambda: CustomerTerms.objects.create(
        customer=factories.CustomerFactory.create(),
        price_group=factories.PriceGroupFactory.create(),
    ),
    "Customer": lambda: factories.CustomerFactory.create(
        group=factories.CustomerGroupFactory.create()
    ),
    "DeliveryModeGroup": lambda: factories.DeliveryModeGroupFactory.create(
        modes=[factories.DeliveryModeFactory.create()]
    ),
    "Export": export,
    "Shipment": shipment,
    "GiftCard": gift_card,
    "ProviderRequest": provider_request,
    "StoredToken": stored_token,
    "Item": lambda: factories.ItemFactory.create(group=factories.ItemGroupFactory.create()),
    "Price": lambda: factories.PriceFactory.create(price_group=factories.PriceGroupFactory.create()),
    "Order": make_order,
    "Offer": lambda: factories.OfferFactory.create(
        items=[factories.ItemFactory.create()], parts=[(1, [factories.ItemFactory.create()])]
    ),
    "OrderCoupon": lambda: coupon(factories.OrderFactory.create()),
    "Refund": refund,
    "Release": release,
    "Reservation": lambda: reservation(factories.OrderFactory.create()),
    "OrderCharge": lambda: charge(factories.OrderFactory.create()),
    "OrderEvent": lambda: event(factories.OrderFactory.create()),
    "OrderRevision": revision,
    "Override": override,
    "Payment": lambda: payment(factories.OrderFactory.create()),
    "PaymentEvent": lambda: payment_event(payment(factories.OrderFactory.create())),
}  # fmt: skip


def count_queries(client, url):
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = client.get(url)
    assert answer.status_code == 200
    return len(queries)
