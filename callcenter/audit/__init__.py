"""Looks over the whole database for what must never be: each invariant is one query for its exceptions.

The queries are plain SQL, written apart from the code that stores the figures, so that
they find its faults too. `run` asks them one after the other, of one moment.
"""

from callcenter.audit.gift_cards import GIFT_CARDS
from callcenter.audit.invariant import Invariant
from callcenter.audit.ledger import LEDGER
from callcenter.audit.refunds import REFUNDS
from callcenter.audit.run import audit
from callcenter.audit.states import STATES
from callcenter.audit.stock import STOCK
from callcenter.audit.sums import SUMS
from callcenter.audit.warehouse import WAREHOUSE

INVARIANTS: tuple[Invariant, ...] = (
    *SUMS,
    *LEDGER,
    *GIFT_CARDS,
    *REFUNDS,
    *STOCK,
    *STATES,
    *WAREHOUSE,
)

__all__ = ["INVARIANTS", "Invariant", "audit"]
