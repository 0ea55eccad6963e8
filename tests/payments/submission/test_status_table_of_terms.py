"""What can be set, taken and settled in which status: allowed, or refused, and by which sentence."""

from decimal import Decimal
from uuid import uuid4

import pytest

from orders import errors, operations
from orders.errors import LineTaken, NotBeingModified, NotBlocked, NotSubmittedYet
from payments import errors as payment_errors
from payments import operations as payments
from payments.errors import GiftCardsNotYet, NoGiftCardsDue
from tests.factories import (
    AddressFactory,
    ReasonCodeFactory,
    SourceCodeFactory,
)
from tests.orders.drafts import supervisor_of
from tests.payments.accounts import settle
from tests.payments.statuses import cases_of, require_row, seen, told

pytestmark = pytest.mark.django_db


def why():
    return {"reason": ReasonCodeFactory.create().code}


def keyed(order):
    return {"key": uuid4()} | told(order)


OPERATIONS = {
    "submit": lambda o: payments.submit(
        o.number, shown_total=o.total, key=uuid4(), **seen(o)
    ),
    "set_source_code": lambda o: operations.set_source_code(
        o.number, source_code=SourceCodeFactory.create().code, **seen(o)
    ),
    "deliver_to": lambda o: operations.deliver_to(
        o.number, address=AddressFactory.create(customer=o.customer).pk, **seen(o)
    ),
    "change_contact": lambda o: operations.change_contact(
        o.number, telephone="", email="kim@example.com", **seen(o)
    ),
    "change_details": lambda o: operations.change_details(
        o.number, requested_date=None, reference="PO 7", warehouse_note="", internal_note="", **seen(o)
    ),
    "expedite": lambda o: operations.expedite(o.number, is_expedited=True, **seen(o)),
    "add_coupon": lambda o: operations.add_coupon(o.number, coupon="NONE", key=uuid4(), **seen(o)),
    "set_price": lambda o: operations.set_price(
        o.number, 1, unit_price=Decimal("10.00"), **why(), **seen(o)
    ),
    "discount_line": lambda o: operations.discount_line(
        o.number, 1, percent=Decimal(0), **why(), **seen(o)
    ),
    "discount_order": lambda o: operations.discount_order(
        o.number, percent=Decimal(0), **why(), **seen(o)
    ),
    "unlock_line": lambda o: operations.unlock_line(o.number, 1, **seen(o)),
    "leave_order": lambda o: operations.leave_order(o.number, **told(o)),
    "check_out": lambda o: operations.check_out(o.number, **told(o)),
    "remove_payment": lambda o: payments.remove_payment(
        o.number, 1, handed_back=True, **keyed(o)
    ),
    "return_payment": lambda o: payments.return_payment(
        o.number, 1, reason="Bounced", **keyed(o) | {"by": supervisor_of(o.call_center)}
    ),
    "write_off_balance": lambda o: settle(payments.write_off_balance, o, note="Small", by=o.taken_by),
    "collect_later": lambda o: settle(payments.collect_later, o, note="Later", by=o.taken_by),
    "credit_surplus": lambda o: settle(payments.credit_surplus, o, note="Kept", by=o.taken_by),
    "release_credit": lambda o: settle(payments.release_credit, o, note="Good", by=o.taken_by),
    "redeliver": lambda o: payments.redeliver(
        o.number, address=AddressFactory.create(customer=o.customer).pk, **keyed(o)
    ),
    "cancel_lines": lambda o: payments.cancel_lines(
        o.number, lines=[1], shown=Decimal(0), to="", note="", key=uuid4(),
        reason=ReasonCodeFactory.create(use="cancel").code, **seen(o),
    ),
    "discard_and_refund": lambda o: payments.discard_and_refund(
        o.number, shown=Decimal(0), to="", note="", key=uuid4(),
        reason=ReasonCodeFactory.create(use="cancel").code, **seen(o),
    ),
    "issue_gift_cards": lambda o: payments.issue_gift_cards(o.number, **keyed(o)),
}  # fmt: skip


OK = None
GONE = errors.NotEditable
NOT_SETTLED = payment_errors.NotSettledYet
NOTHING_MISSING = payment_errors.NothingMissing
NO_SURPLUS = payment_errors.NoSurplus
WITHIN_LIMIT = payment_errors.WithinLimit
NO_PAYMENT = payment_errors.NoSuchPayment
NOT_CANCELLABLE = errors.NotCancellable
EDITED = [OK, GONE, GONE, OK, GONE, GONE]
TABLE = {  # draft, submitted, taken by the warehouse, being modified, shipped, cancelled
    "submit": [errors.NotCovered, GONE, GONE, OK, GONE, GONE],
    "set_source_code": EDITED,
    "deliver_to": EDITED,
    "change_contact": EDITED,
    "change_details": EDITED,
    "expedite": EDITED,
    "add_coupon": [errors.NoSuchCoupon, GONE, GONE, errors.NoSuchCoupon, GONE, GONE],
    "set_price": EDITED,
    "discount_line": EDITED,
    "discount_order": EDITED,
    "unlock_line": [*[NotBeingModified] * 3, OK, NotBeingModified, NotBeingModified],
    "leave_order": [OK] * 6,
    "check_out": [NotBlocked, NotBlocked, NotBlocked, OK, NotBlocked, NotBlocked],
    "remove_payment": [NO_PAYMENT, GONE, GONE, payment_errors.RefundInstead, GONE, GONE],
    "return_payment": [NO_PAYMENT, OK, OK, OK, OK, NO_PAYMENT],
    "write_off_balance": [
        NOT_SETTLED, NOTHING_MISSING, NOTHING_MISSING, NOT_SETTLED, NOTHING_MISSING, NOT_SETTLED,
    ],
    "collect_later": [
        NOT_SETTLED, NOTHING_MISSING, NOTHING_MISSING, NOT_SETTLED, NOTHING_MISSING, NOT_SETTLED,
    ],
    "credit_surplus": [NOT_SETTLED, NO_SURPLUS, NO_SURPLUS, NOT_SETTLED, NO_SURPLUS, NOT_SETTLED],
    "release_credit": [
        NOT_SETTLED, WITHIN_LIMIT, WITHIN_LIMIT, NOT_SETTLED, WITHIN_LIMIT, NOT_SETTLED,
    ],
    "redeliver": [NotSubmittedYet, OK, LineTaken, OK, NotSubmittedYet, NotSubmittedYet],
    "cancel_lines": [
        NOT_CANCELLABLE, errors.EveryLinePicked, errors.LineAtTheWarehouse,
        errors.BeingModified, NOT_CANCELLABLE, NOT_CANCELLABLE,
    ],
    "discard_and_refund": [*[NotBeingModified] * 3, OK, NotBeingModified, NotBeingModified],
    "issue_gift_cards": [
        GiftCardsNotYet, NoGiftCardsDue, NoGiftCardsDue, GiftCardsNotYet, NoGiftCardsDue,
        GiftCardsNotYet,
    ],
}  # fmt: skip
SENTENCES = {
    errors.NotEditable: "cannot be changed any more: ",
    errors.NotCovered: "10.00 USD is still to be paid. Add a payment before you submit.",
    errors.NoSuchCoupon: "Check what the caller reads out.",
    errors.BeingModified: "Being modified. Submit the changes, or discard them.",
    NotBeingModified: "is not being modified: ",
    NotSubmittedYet: "cannot be modified: ",
    LineTaken: "Have it recalled first, then change it.",
    NotBlocked: "waits for nothing any more. Pick another one.",
    NO_PAYMENT: "There is no payment 1 on order",
    payment_errors.RefundInstead: "Refund it instead.",
    NOT_SETTLED: "cannot be settled: ",
    NOTHING_MISSING: "Keep the surplus as credit instead.",
    NO_SURPLUS: "Write the shortage off, or collect it later.",
    WITHIN_LIMIT: "Nothing needs to be released.",
    NOT_CANCELLABLE: "cannot be cancelled: ",
    errors.EveryLinePicked: "Cancel the order instead.",
    errors.LineAtTheWarehouse: "Have it recalled first, then cancel it.",
    GiftCardsNotYet: "submit it, or take what is missing.",
    NoGiftCardsDue: "have a supervisor void the old one first.",
}


@pytest.mark.parametrize(("operation", "state", "refusal"), cases_of(TABLE))
def test_is_allowed_or_says_why_not(in_state, operation, state, refusal):
    require_row(OPERATIONS[operation], in_state(state), refusal, SENTENCES)


def test_every_operation_has_its_row():
    assert set(TABLE) == set(OPERATIONS)
