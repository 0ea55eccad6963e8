"""What an order owes and has: the one place where its money is reckoned. Values in, values out.

Built from the order's row by ``Figures.standing``, and from the ledger by
``payments.questions.standing``. ``orders.models.blocked`` says what is due and too much in SQL.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from callcenter.words.money import ZERO


@dataclass(frozen=True, kw_only=True)
class Standing:
    """The sums of an order's ledger, beside what the order costs.

    Kept is owed: what is held, promised, claimed and written off covers the
    cost, and never twice. Only what is held is the customer's.
    """

    cost: Decimal  # of what stands; a cancelled order costs nothing
    held: Decimal = ZERO  # captured, and neither given back, nor set to be, nor made credit
    promised: Decimal = ZERO  # authorised, and not captured yet
    claimed: Decimal = ZERO  # on the customer's account
    waiting: Decimal = ZERO  # a check to come
    written_off: Decimal = ZERO  # what nobody pays
    goodwill: Decimal = ZERO  # given, or set to be given: it lowers what is asked of him

    @property
    def kept(self) -> Decimal:
        """What covers the cost; a refund to make counts as gone."""
        return self.held + self.promised + self.claimed + self.written_off + self.goodwill

    @property
    def balance(self) -> Decimal:
        """What is still to be secured."""
        return max(self.cost - self.kept, ZERO)

    @property
    def due(self) -> Decimal:
        """What nobody has paid or promised yet: the balance without what is waiting."""
        return max(self.cost - self.kept - self.waiting, ZERO)

    @property
    def credit(self) -> Decimal:
        """What of his money the customer may have back: what is held beyond what is asked of him."""
        return max(self.held - max(self.cost - self.goodwill, ZERO), ZERO)

    @property
    def spare(self) -> Decimal:
        """How much more covers the cost than is needed, whosever it is; what waits counts too."""
        return max(self.kept + self.waiting - self.cost, ZERO)

    @property
    def let_go(self) -> LetGo:
        """What is not needed any more, and not the customer's: given up before anything goes back."""
        rest = self.spare
        shares = []
        beyond = max(self.goodwill - self.cost, ZERO)
        for most in (self.waiting, self.promised, self.claimed, self.written_off, beyond):
            share = min(most, rest)
            shares.append(share)
            rest -= share
        waiting, promised, claimed, written_off, goodwill = shares
        return LetGo(
            waiting=waiting,
            promised=promised,
            claimed=claimed,
            written_off=written_off,
            goodwill=goodwill,
        )


@dataclass(frozen=True, kw_only=True)
class LetGo:
    """How much of each goes, in this turn: what is promised first, what is ours last."""

    waiting: Decimal
    promised: Decimal
    claimed: Decimal
    written_off: Decimal
    goodwill: Decimal


NOTHING = LetGo(waiting=ZERO, promised=ZERO, claimed=ZERO, written_off=ZERO, goodwill=ZERO)
