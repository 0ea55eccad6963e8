"""Rows of every kind for the admin's pages, and how those are asked for."""

from decimal import Decimal
from uuid import uuid4

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from callcenter.models import AuditException, AuditRun
from catalog.models import CustomerTerms
from orders.models import (
    About,
    Amendment,
    Approval,
    CheckOut,
    Event,
    Export,
    ExportedOrder,
    Hold,
    Letter,
    LetterTemplate,
    OrderCharge,
    OrderCoupon,
    OrderEvent,
    OrderRevision,
    OrderTax,
    Override,
    Reservation,
    Shipment,
    ShipmentLine,
    Touched,
)
from payments import operations
from payments.models import (
    Claim,
    GiftCard,
    Happened,
    Payment,
    PaymentEvent,
    ProviderRequest,
    Refund,
    Release,
    Released,
    StoredToken,
    TakingsCount,
)
from tests import factories
from tests.factories import NOW


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


def event(order):
    return OrderEvent.objects.create(
        order=order, kind=Event.OPENED, revision=0, at=NOW, by=factories.UserFactory.create()
    )


def payment(order):
    paid = Payment.objects.create(
        order=order,
        number=order.payments.count() + 1,
        method=factories.PaymentMethodFactory.create(),
        amount="10.00",
        taken_date=NOW.date(),
        at=NOW,
        by=factories.UserFactory.create(),
    )
    payment_event(paid)
    return paid


def payment_event(paid):
    return PaymentEvent.objects.create(
        order=paid.order, payment=paid, kind=Happened.AUTHORISED, amount="10.00", at=NOW, by=paid.by
    )


def revision():
    order = factories.OrderFactory.create()
    return OrderRevision.objects.create(
        order=order, number=1, total="0", snapshot={}, at=NOW, by=factories.UserFactory.create()
    )


def override():
    return Override.objects.create(
        order=factories.OrderFactory.create(), kind=Touched.PRICE, line=1, from_amount="2",
        amount="1", reason=factories.ReasonCodeFactory.create(), at=NOW, by=factories.UserFactory.create(),
    )  # fmt: skip


def approval():
    return Approval.objects.create(
        order=factories.OrderFactory.create(), kind=Touched.PRICE, line=1, from_amount="2",
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


def account_entry():
    return operations.adjust_account(
        factories.CustomerFactory.create(), currency="USD", kind=Claim.SETTLED,
        amount=Decimal(20), reason="Transfer", at=NOW, by=factories.UserFactory.create(),
    )  # fmt: skip


def credit_entry():
    return operations.adjust_credit(
        factories.CustomerFactory.create(), currency="USD",
        amount=Decimal(20), reason="Goodwill", at=NOW, by=factories.UserFactory.create(),
    )  # fmt: skip


def release():
    return Release.objects.create(
        order=factories.OrderFactory.create(), kind=Released.COLLECT_LATER, amount=20,
        note="Pays on Friday", at=NOW, by=factories.UserFactory.create(),
    )  # fmt: skip


def takings_count():
    return TakingsCount.objects.create(
        call_center=factories.home(), day=NOW.date(), method=factories.PaymentMethodFactory.create(),
        agent=factories.UserFactory.create(), recorded="10.00", counted="10.00", at=NOW,
        by=factories.UserFactory.create(),
    )  # fmt: skip


def letter():
    order = factories.OrderFactory.create()
    return Letter.objects.create(
        order=order, event=event(order), about=About.SUBMITTED, to="karen@example.com",
        language="en", written_at=NOW, written_by=factories.UserFactory.create(),
    )  # fmt: skip


def letter_template():
    return LetterTemplate.objects.create(
        about=About.SUBMITTED, call_center=factories.home(), subject="Order", text="Thank you",
        mode=factories.DeliveryModeFactory.create(),
    )  # fmt: skip


def export():
    order = factories.OrderFactory.create()
    handed = Export.objects.create(at=NOW, by=factories.UserFactory.create())
    ExportedOrder.objects.create(export=handed, order=order, revision=1, content={})
    return handed


def shipment():
    line = factories.OrderLineFactory.create()
    left = Shipment.objects.create(
        order=line.order, code="S1", shipped_at=NOW, at=NOW, by=factories.UserFactory.create()
    )
    ShipmentLine.objects.create(shipment=left, line=line, quantity=1)
    return left


def gift_card():
    line = factories.OrderLineFactory.create()
    return GiftCard.objects.create(
        line=line, number_hash=uuid4().hex, pin_hash="", last_four="G6H7", currency="USD",
        value="50.00", balance="50.00", issued_at=NOW, issued_by=factories.UserFactory.create(),
    )  # fmt: skip


def stored_token():
    return StoredToken.objects.create(
        customer=factories.CustomerFactory.create(),
        method=factories.PaymentMethodFactory.create(),
        token=uuid4().hex,
        brand="Visa",
        last_four="4242",
    )


def provider_request():
    paid = payment(factories.OrderFactory.create())
    return ProviderRequest.objects.create(
        payment=paid, key=uuid4(), asks="authorise", amount="10.00", at=NOW, by=paid.by
    )


def hold():
    return Hold.objects.create(
        order=factories.OrderFactory.create(), code=factories.HoldCodeFactory.create(),
        at=NOW, by=factories.UserFactory.create(),
    )  # fmt: skip


def check_out():
    return CheckOut.objects.create(
        order=factories.OrderFactory.create(), at=NOW, by=factories.UserFactory.create()
    )


def amendment():
    return Amendment.objects.create(
        order=factories.OrderFactory.create(), revision=1, last_line=1, before={}, at=NOW,
        by=factories.UserFactory.create(),
    )  # fmt: skip


def refund():
    paid = payment(factories.OrderFactory.create())
    return Refund.objects.create(
        order=paid.order,
        number=1,
        payment=paid,
        amount=Decimal(5),
        reason=factories.ReasonCodeFactory.create(),
        at=NOW,
        by=factories.UserFactory.create(),
    )


MAKERS = {
    "Letter": letter,
    "LetterTemplate": letter_template,
    "Amendment": amendment,
    "AccountEntry": account_entry,
    "TakingsCount": takings_count,
    "AuditException": audit_exception,
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
