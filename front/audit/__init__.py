"""Looks over the whole database for what must never be: each invariant is one query for its exceptions.

The queries are plain SQL, written apart from the code that stores the figures, so that
they find its faults too. `run` asks them one after the other, of one moment.
"""

from front.audit.customers import CUSTOMERS
from front.audit.gift_cards import GIFT_CARDS
from front.audit.invariant import Invariant
from front.audit.ledger import LEDGER
from front.audit.refunds import REFUNDS
from front.audit.run import audit
from front.audit.standing import KEPT_IS_OWED
from front.audit.states import STATES
from front.audit.stock import STOCK
from front.audit.sums import SUMS
from front.audit.warehouse import WAREHOUSE

INVARIANTS: tuple[Invariant, ...] = (
    *SUMS,
    *LEDGER,
    *KEPT_IS_OWED,
    *CUSTOMERS,
    *GIFT_CARDS,
    *REFUNDS,
    *STOCK,
    *STATES,
    *WAREHOUSE,
)

__all__ = ["INVARIANTS", "Invariant", "audit"]
