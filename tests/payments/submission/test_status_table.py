"""What can be done in which status: allowed, or refused, and by which sentence."""

from decimal import Decimal
from uuid import uuid4

import pytest

from callcenter.words.amounts import Amount
from orders import errors, operations
from orders.errors import (
    CannotHold,
    LineAtTheWarehouse,
    NotBeingModified,
    NotCancellable,
    NotCancelled,
    NothingInHand,
    NothingToRecall,
    NotShippable,
    NotSubmittedYet,
    ShippedWhileModified,
)
from orders.under_lock.shipping import Parcel
from payments import operations as payments
from payments.errors import MoreThanCredit, NothingDue, NotRefundable
from tests.factories import HoldCodeFactory, ItemFactory, ReasonCodeFactory
from tests.orders.drafts import supervisor_of
from tests.payments.statuses import LATER, cases_of, require_row, seen, told

pytestmark = pytest.mark.django_db


OPERATIONS = {
    "add_line": lambda o: operations.add_line(
        o.number, item=ItemFactory.create(price="1.00").item_number, quantity=1, key=uuid4(), **told(o)
    ),
    "change_line": lambda o: operations.change_line(o.number, 1, quantity=2, **seen(o)),
    "delete_line": lambda o: operations.delete_line(o.number, 1, **seen(o)),
    "set_mode": lambda o: operations.set_mode(o.number, mode="99", **seen(o)),
    "complete": lambda o: operations.complete(o.number, **told(o)),
    "take_payment": lambda o: payments.take_payment(
        o.number, method="CASH", amount=Amount(sum=Decimal("1.00")), key=uuid4(), **told(o)
    ),
    "keep_order": lambda o: operations.keep_order(
        o.number, reason="Calls back", call_back_at=None, **seen(o)
    ),
    "cancel_order": lambda o: operations.cancel_order(o.number, reason="No more", **seen(o)),
    "place_hold": lambda o: operations.place_hold(
        o.number, code=HoldCodeFactory.create().code, key=uuid4(), **told(o)
    ),
    "amend_order": lambda o: operations.amend_order(o.number, **told(o)),
    "discard_changes": lambda o: operations.discard_changes(o.number, **seen(o)),
    "recall_order": lambda o: operations.recall_order(
        o.number, version=o.version, reason="Stop it", at=LATER, by=supervisor_of(o.call_center)
    ),
    "ship": lambda o: payments.ship(
        o.number, Parcel(code="S9", shipped_at=LATER), **told(o)
    ),
    "cancel_and_refund": lambda o: payments.cancel_and_refund(
        o.number, shown=o.captured_total, to="", reason=ReasonCodeFactory.create(use="cancel").code,
        note="", key=uuid4(), **seen(o),
    ),
    "refund": lambda o: payments.refund(
        o.number, amount=Decimal("1.00"), goodwill=Decimal(0), to="",
        reason=ReasonCodeFactory.create().code, note="", key=uuid4(), **seen(o),
    ),
    "take_up_again": lambda o: operations.take_up_again(o.number, key=uuid4(), **told(o)),
}  # fmt: skip

OK = None
GONE = errors.NotEditable
TABLE = {  # draft, submitted, taken by the warehouse, being modified, shipped, cancelled
    "add_line": [OK, GONE, GONE, OK, GONE, GONE],
    "change_line": [OK, GONE, GONE, OK, GONE, GONE],
    "delete_line": [OK, GONE, GONE, OK, GONE, GONE],
    "set_mode": [OK, GONE, GONE, OK, GONE, GONE],
    "complete": [OK, GONE, GONE, OK, GONE, GONE],
    "take_payment": [OK, NothingDue, NothingDue, NothingDue, GONE, GONE],
    "keep_order": [OK, *[errors.NotADraft] * 5],
    "cancel_order": [OK, *[errors.NotADraft] * 5],
    "place_hold": [OK, OK, OK, OK, CannotHold, CannotHold],
    "amend_order": [NotSubmittedYet, OK, OK, OK, NotSubmittedYet, NotSubmittedYet],
    "discard_changes": [*[NotBeingModified] * 3, OK, NotBeingModified, NotBeingModified],
    "recall_order": [NothingToRecall, NothingToRecall, OK, *[NothingToRecall] * 3],
    "ship": [NotShippable, NothingInHand, OK, ShippedWhileModified, NotShippable, NotShippable],
    "cancel_and_refund": [
        NotCancellable, OK, LineAtTheWarehouse, errors.BeingModified, NotCancellable, NotCancellable,
    ],
    "refund": [
        NotRefundable, MoreThanCredit, MoreThanCredit, errors.BeingModified, MoreThanCredit,
        MoreThanCredit,
    ],
    "take_up_again": [*[NotCancelled] * 5, OK],
}  # fmt: skip
SENTENCES = {
    errors.NotEditable: "cannot be changed any more: ",
    errors.NotADraft: "is no draft any more: ",
    errors.BeingModified: "Being modified. Submit the changes, or discard them.",
    NothingDue: "Nothing is due on order",
    CannotHold: "Hold only drafts and open orders.",
    NotSubmittedYet: "cannot be modified: ",
    NotBeingModified: "is not being modified: ",
    NothingToRecall: "Nothing has to be recalled; go on.",
    NotShippable: "can be shipped: ",
    NothingInHand: "or export the order first.",
    ShippedWhileModified: "then import the shipment again.",
    NotCancellable: "cannot be cancelled: ",
    LineAtTheWarehouse: "Have it recalled first, then cancel it.",
    NotRefundable: "Remove its payments instead.",
    MoreThanCredit: "Enter no more, or add goodwill.",
    NotCancelled: "Open it to go on with it.",
}


@pytest.mark.parametrize(("operation", "state", "refusal"), cases_of(TABLE))
def test_is_allowed_or_says_why_not(in_state, operation, state, refusal):
    require_row(OPERATIONS[operation], in_state(state), refusal, SENTENCES)


def test_every_operation_has_its_row():
    assert set(TABLE) == set(OPERATIONS)
