"""Whole numbers as a query or a form says them: digits that a column of numbers can hold, or none."""

from collections.abc import Iterable

MOST_DIGITS = 18  # of a column of big numbers; Python itself refuses to read some thousand


def whole(said: str) -> int | None:
    """Return the number, or None where it is none that could name a row."""
    is_one = said.isascii() and said.isdigit() and len(said) <= MOST_DIGITS
    return int(said) if is_one else None


def wholes(said: Iterable[str]) -> set[int]:
    """Return those that are numbers."""
    return {number for one in said if (number := whole(one)) is not None}
