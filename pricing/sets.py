"""Mix and match: how many complete sets there are, and which pieces go into them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from pricing.facts import LineFacts
from pricing.scope import Scope

Candidates = Sequence[tuple[int, LineFacts, Decimal]]  # index, line, what is left of it


@dataclass(frozen=True, kw_only=True)
class Part:
    """So many pieces of these items belong to one set."""

    pieces: int
    scope: Scope


def pieces_in_sets(parts: Sequence[Part], candidates: Candidates) -> tuple[int, dict[int, int]]:
    """Return how many sets are complete, and the pieces of each line in them, by its index.

    A piece serves one part only. Parts with the fewest fitting pieces for each
    that they need choose first; each takes the dearest pieces.
    """
    fitting = [(part.pieces, fitting_of(part, candidates)) for part in parts]
    fitting.sort(key=lambda found: Fraction(pieces_of(found[1]), found[0]))
    low, high = 0, min((pieces_of(found) // needed for needed, found in fitting), default=0)
    while low < high:  # halving: where so many sets are complete, fewer are too
        middle = (low + high + 1) // 2
        if taken(middle, fitting) is None:
            high = middle - 1
        else:
            low = middle
    return low, taken(low, fitting) or {}


def fitting_of(part: Part, candidates: Candidates) -> Candidates:
    """Return the lines whose pieces may go into a part, the dearest first."""
    return sorted((found for found in candidates if part.scope.holds(found[1])), key=dearest_first)


def taken(sets: int, fitting: Sequence[tuple[int, Candidates]]) -> dict[int, int] | None:
    """Return the pieces that make so many sets, by the line's index, or None where they do not."""
    used: dict[int, int] = defaultdict(int)
    for pieces, candidates in fitting:
        needed = pieces * sets
        for index, line, _ in candidates:
            take = min(needed, line.quantity - used[index])
            used[index] += take
            needed -= take
        if needed:
            return None
    return used


def pieces_of(candidates: Candidates) -> int:
    return sum(line.quantity for _, line, _ in candidates)


def dearest_first(candidate: tuple[int, LineFacts, Decimal]) -> tuple[Decimal, int]:
    index, line, left = candidate
    return (-left / line.quantity, index)
