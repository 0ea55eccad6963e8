"""Mix and match: how many complete sets there are, and which pieces go into them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from callcenter.words.money import ZERO
from pricing.facts import LineFacts
from pricing.scope import Scope

Candidates = Sequence[tuple[int, LineFacts, Decimal]]  # index, line, what is left of it
Parts = int  # some of the parts, a bit each


@dataclass(frozen=True, kw_only=True)
class Part:
    """So many pieces of these items belong to one set."""

    pieces: int
    scope: Scope


@dataclass(frozen=True, kw_only=True)
class Fitting:
    """A line whose pieces may go into some of the parts."""

    index: int
    parts: Parts
    pieces: int
    price: Decimal  # of one piece, as far as it is left


def pieces_in_sets(
    parts: Sequence[Part], candidates: Candidates, *, at_price: Decimal | None = None
) -> tuple[int, dict[int, int]]:
    """Return how many sets are made, and the pieces of each line in them, by its index.

    A piece serves one part only. As many sets are made as are complete or, at
    a price, as are dearer than that; the dearest pieces go into them.
    """
    needed = pieces_needed(parts)
    lines = fitting_lines(parts, candidates)
    sets = complete_sets(needed, lines)
    if at_price is not None:
        sets = sets_that_gain(sets, needed, lines, at_price)
    return sets, dearest_pieces(sets, needed, lines)


def pieces_needed(parts: Sequence[Part]) -> dict[Parts, int]:
    """Return how many pieces one set needs for any selection of its parts."""
    needed = {0: 0}
    for bit, part in enumerate(parts):
        needed |= {some | 1 << bit: pieces + part.pieces for some, pieces in needed.items()}
    return {some: pieces for some, pieces in needed.items() if some}


def fitting_lines(parts: Sequence[Part], candidates: Candidates) -> list[Fitting]:
    """Return the lines that fit a part, the dearest first."""
    found = []
    for index, line, left in candidates:
        fits = sum(1 << bit for bit, part in enumerate(parts) if part.scope.holds(line))
        if fits:
            price = left / line.quantity
            found.append(Fitting(index=index, parts=fits, pieces=line.quantity, price=price))
    return sorted(found, key=lambda line: (-line.price, line.index))


def complete_sets(needed: dict[Parts, int], lines: Sequence[Fitting]) -> int:
    """Return how many sets are complete: for any of the parts there are pieces enough (Hall)."""
    enough = [
        sum(line.pieces for line in lines if line.parts & some) // pieces
        for some, pieces in needed.items()
    ]
    return min(enough, default=0)


def dearest_pieces(sets: int, needed: dict[Parts, int], lines: Sequence[Fitting]) -> dict[int, int]:
    """Return the dearest pieces that make so many sets, by the index of their line.

    Pieces that fit nothing but some parts must find room in these; who takes
    the dearest that do ends with the dearest of all.
    """
    room = {some: pieces * sets for some, pieces in needed.items()}
    taken = {}
    for line in lines:
        around = [some for some in room if some & line.parts == line.parts]
        pieces = min(line.pieces, *(room[some] for some in around))
        for some in around:
            room[some] -= pieces
        if pieces:
            taken[line.index] = pieces
    return taken


def sets_that_gain(
    most: int, needed: dict[Parts, int], lines: Sequence[Fitting], at_price: Decimal
) -> int:
    """Return how many sets are dearer than their price: each one more is worth no more than the last."""
    prices = {line.index: line.price for line in lines}

    def worth(sets: int) -> Decimal:
        pieces = dearest_pieces(sets, needed, lines)
        return sum((prices[index] * many for index, many in pieces.items()), ZERO)

    low, high = 0, most
    while low < high:  # halving: where one more set gains, fewer do too
        middle = (low + high + 1) // 2
        if worth(middle) - worth(middle - 1) > at_price:
            low = middle
        else:
            high = middle - 1
    return low
