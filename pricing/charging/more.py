"""An order with some more goods on it, asked of the engine: how much more until they reach a sum."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import ROUND_CEILING, Decimal

from callcenter.words.money import ZERO, total, unit_of
from pricing.best_price import ValidPrice
from pricing.facts import ByHand, LineFacts, OrderFacts
from pricing.priced import Priced
from pricing.terms import PriceOfItem, Terms

Reckon = Callable[[OrderFacts, Terms], Priced]
Counts = Callable[[LineFacts], bool]  # whether a line's goods count
MOST_GUESSES = 24
MOST_TIMES = 200  # as much as is missing; of goods that are given away no sum is ever enough
AT_NO_PRICE = ValidPrice(
    price_id=0, group_id=None, group_code="", priority=0, from_quantity=1, unit_price=ZERO
)


class More:
    """One order with more goods ``like`` a line, one piece at a price of its own; offers stay on."""

    def __init__(self, facts: OrderFacts, terms: Terms, reckon: Reckon, *, like: LineFacts) -> None:
        self.facts = facts
        self.reckon = reckon
        self.unit = unit_of(facts.digits)
        number = max(line.number for line in facts.lines) + 1
        self.line = replace(like, number=number, quantity=1, discount_by_hand=None)
        self.terms = replace(terms, best_price=self.known_price(terms))
        self.asked: dict[Decimal, Priced] = {}

    def known_price(self, terms: Terms) -> Callable[[LineFacts], PriceOfItem | None]:
        own = self.line.number
        return lambda line: AT_NO_PRICE if line.number == own else terms.best_price(line)

    def priced(self, amount: Decimal) -> Priced:
        """Return the order with goods of so much more at list price."""
        if amount not in self.asked:
            more = replace(self.line, price_by_hand=ByHand(amount=amount))
            facts = replace(self.facts, lines=(*self.facts.lines, more))
            self.asked[amount] = self.reckon(facts, self.terms)
        return self.asked[amount]

    def charged(self, charge_code: str, amount: Decimal) -> Decimal:
        charges = self.priced(amount).charges
        return total(charge.amount for charge in charges if charge.charge_code == charge_code)

    def goods(self, amount: Decimal, counts: Counts) -> Decimal:
        """Return the discounted goods that count, with so much more."""
        lines = zip((*self.facts.lines, self.line), self.priced(amount).lines, strict=True)
        return total(line.charged_on for entered, line in lines if counts(entered))

    def until(self, reached: Decimal, counts: Counts) -> Decimal | None:
        """Return for how much more the goods that count reach a sum, and for one unit less do not.

        None where they do not, or where a few guesses do not find it.
        """
        low, high = ZERO, self.rounded_up(reached - self.goods(ZERO, counts))
        most = high * MOST_TIMES
        while len(self.asked) < MOST_GUESSES and high < most:
            if self.goods(high, counts) < reached:
                low, high = high, high * 2
            elif high - low <= self.unit:
                return high
            else:
                guess = self.guess(low, high, reached, counts)
                is_enough = self.goods(guess, counts) >= reached
                low, high = (low, guess) if is_enough else (guess, high)
        return None

    def guess(self, low: Decimal, high: Decimal, reached: Decimal, counts: Counts) -> Decimal:
        """Return an amount between: in proportion to the goods, every other time in the middle.

        It aims half a unit below the sum, as goods just below and just above it may round to it.
        """
        at_low, at_high = self.goods(low, counts), self.goods(high, counts)
        aim, part = reached - self.unit / 2, Decimal("0.5")
        if len(self.asked) % 2:
            part = (aim - at_low) / (at_high - at_low)
        guess = self.rounded_up(low + (high - low) * part)
        return min(max(guess, low + self.unit), high - self.unit)

    def rounded_up(self, amount: Decimal) -> Decimal:
        return amount.quantize(self.unit, rounding=ROUND_CEILING)
