"""Text that must not hold a card number: how one is recognised. Pure.

A card number is told by its brand, its length and its check digit, however it is written: together,
in the groups of cards, inside longer numbers. What can be a card and something else is read by what
stands around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import groupby

from callcenter.errors import LooksLikeCardNumber
from callcenter.words.card_brands import SELDOM, SHORTEST, USUAL, CheckDigits
from callcenter.words.card_context import PARCEL_LENGTHS, Number, is_innocent
from callcenter.words.plain_digits import as_read

GROUP = re.compile(r"[0-9]+")
WIDEST_GAP = 8
GAP, EVEN_GAP = rf"[\W_]{{1,{WIDEST_GAP}}}+", r"\s{1,3}|[^\w\s,;/|]|_|\s[^\w\s,;/+|]\s"
ROW = re.compile(rf"[0-9]++(?:{GAP}[0-9]++)*+")
SHAPE = (
    re.compile(  # one of these is in all that may be a card number: looked for first, as it is fast
        rf"""[0-9](?<![0-9][0-9]) (?:
        (?: [0-9]{{2}} | (?<=4) | (?<=5)[08] | (?<=6)[37] ) [0-9]{{11}}
      | (?: (?<=5)[08] | (?<=6)[37] ) [0-9]{{10}} (?![0-9])
      | [0-9]{{3,11}}+ {GAP} (?: [0-9]{{4}} (?:{GAP}[0-9]|[0-9]) | [0-9]{{3}}{GAP}[0-9]{{3}}{GAP} )
      | [0-9]{{6,10}}+ [ .-] [0-9]{{3}}
      | [0-9]{{0,6}}+ ([\W_]{{1,3}}+) [0-9] (?: (?:\1)?+ [0-9] ){{9}}+
    )""",
        re.VERBOSE,
    )
)
# Sizes of groups as letters: a is 1, b is 2. At the ends of long ones something may be glued on.
GROUPINGS = tuple(
    (re.compile(f"(?={pattern})"), sizes)
    for pattern, sizes in (
        ("[d-z]dd[d-z]", (4, 4, 4, 4)),
        ("[d-z]f[e-z]", (4, 6, 5)),
        ("[d-z]f[d-z]", (4, 6, 4)),
        ("[d-z]ddd[c-z]", (4, 4, 4, 4, 3)),
        ("ddddb", (4, 4, 4, 4, 2)),
        ("dddda", (4, 4, 4, 4, 1)),
        ("dddc", (4, 4, 4, 3)),
        ("dddb", (4, 4, 4, 2)),
        ("ddda", (4, 4, 4, 1)),
        ("dde", (4, 4, 5)),
        ("dccc", (4, 3, 3, 3)),
    )
)
LARGEST = 26  # the size that stands for all above it
EVENLY = re.compile(EVEN_GAP)  # what parts groups of any size, all alike
EVEN_LENGTHS = {14, 15, 16, 19}
GLUED = re.compile(r"(?:0[1-9]|1[0-2])(?:20)?[2-4][0-9]")  # month and year, behind the number
CODE = 3  # digits of what is checked with a card, behind the number


class Row:
    """Groups of digits side by side, in a text."""

    def __init__(self, text: str, first: int, end: int) -> None:
        self.text = text
        self.spans = [group.span() for group in GROUP.finditer(text, first, end)]
        self.digits = "".join([text[first:end] for first, end in self.spans])
        self.sizes = [end - first for first, end in self.spans]

    @cached_property
    def places(self) -> list[int]:
        """Where among the digits each group begins."""
        places = [0]
        for size in self.sizes:
            places.append(places[-1] + size)
        return places

    @cached_property
    def gaps(self) -> list[str]:
        """What parts each group from the next."""
        ends = zip(self.spans, self.spans[1:], strict=False)
        return [self.text[before[1] : after[0]] for before, after in ends]

    @cached_property
    def origins(self) -> list[int]:
        """Where in the text each digit stands."""
        return [place for first, end in self.spans for place in range(first, end)]

    @cached_property
    def check(self) -> CheckDigits:
        return CheckDigits(self.digits)

    def found(self) -> Iterator[Number]:
        """Give all that may be a card number."""
        for group, size in enumerate(self.sizes):
            if size >= SHORTEST:
                yield from self.in_group(self.places[group], self.places[group + 1])
        if len(self.sizes) > 1:
            yield from self.in_groupings()
            yield from self.in_even_groups()

    def in_group(self, first: int, end: int) -> Iterator[Number]:
        """Look at digits without a gap: all of them together, and what is inside."""
        if self.is_card(first, end, SELDOM):
            yield self.number(first, end, (end - first,), is_seldom=True)
        for place in range(first, end - SHORTEST - 1):
            for length in USUAL.get(self.digits[place : place + 4], ()):
                if place + length <= end and self.check.is_right(place, place + length):
                    yield self.number(place, place + length, (length,), is_seldom=False)

    def in_groupings(self) -> Iterator[Number]:
        """Look at groups as they stand on cards, anywhere in the row."""
        letters = "".join([chr(96 + min(size, LARGEST)) for size in self.sizes])
        for pattern, sizes in GROUPINGS:
            for match in pattern.finditer(letters):
                group, after = match.start(), match.start() + len(sizes)
                first = self.places[group + 1] - sizes[0]
                end = first + sum(sizes)
                for lengths in (USUAL, SELDOM):
                    is_card = self.is_card(first, end, lengths)
                    if is_card and self.may_be_glued(group, after, first, end):
                        yield self.number(first, end, sizes, is_seldom=lengths is SELDOM)

    def may_be_glued(self, group: int, after: int, first: int, end: int) -> bool:
        """Whether nothing is glued to the groups, or what is looks as if it were."""
        gaps = set(self.gaps[group : after - 1])
        if self.places[group] == first:
            rest = self.digits[end : self.places[after]]
            if not rest or (len(gaps) == 1 and (len(rest) == CODE or GLUED.match(rest))):
                return True
        return len(gaps) == 1 and bool(EVENLY.fullmatch(gaps.pop()))

    def in_even_groups(self) -> Iterator[Number]:
        """Look at groups of any size that are parted in one way, and may have something behind them."""
        for first, last in self.even_stretches():
            start = self.places[first]
            for group in range(last, max(first, last - 4), -1):
                end = self.places[group + 1]
                if end - start not in EVEN_LENGTHS or not self.is_card(start, end, USUAL):
                    continue
                if self.may_end(end, self.places[last + 1]):
                    sizes = tuple(self.sizes[first : group + 1])
                    yield self.number(start, end, sizes, is_seldom=False)

    def may_end(self, place: int, end: int) -> bool:
        return end - place in {0, CODE} or bool(GLUED.match(self.digits, place))

    def even_stretches(self) -> Iterator[tuple[int, int]]:
        """Give first and last group of each stretch, and of single digits and pairs within it."""
        for gap, same in groupby(range(len(self.gaps)), self.gaps.__getitem__):
            *_others, last = first, *_rest = list(same)
            if not EVENLY.fullmatch(gap) or (last == first and gap not in {" ", "-", "."}):
                continue
            yield first, last + 1
            for size, groups in groupby(range(first, last + 2), self.sizes.__getitem__):
                *_others, end = begin, *_rest = list(groups)
                if size <= 2 and (begin, end) != (first, last + 1):
                    yield begin, end

    def is_card(self, first: int, end: int, lengths: dict[str, tuple[int, ...]]) -> bool:
        known = lengths.get(self.digits[first : first + 4], ())
        return end - first in known and self.check.is_right(first, end)

    def number(self, first: int, end: int, sizes: tuple[int, ...], *, is_seldom: bool) -> Number:
        return Number(
            text=self.text,
            first=self.origins[first],
            end=self.origins[end - 1] + 1,
            digits=self.digits[first:end],
            sizes=sizes,
            wholes=tuple(
                self.digits[:at] for at in PARCEL_LENGTHS if first and at in self.places[:at]
            ),
            is_seldom=is_seldom,
        )


def rows(text: str) -> Iterator[Row]:
    """Give the rows of groups in which a card number may stand, each once."""
    done = 0
    for shape in SHAPE.finditer(text):
        if shape.start() < done:
            continue
        row = ROW.match(text, start_of_row(text, shape.start(), done))
        assert row is not None
        done = row.end()
        yield Row(text, *row.span())


def start_of_row(text: str, group: int, least: int) -> int:
    """Go back from the start of a group to that of the first in its row."""
    first = place = group
    while place > least and first - place <= WIDEST_GAP:
        place -= 1
        if "0" <= text[place] <= "9":
            first = place
        elif text[place].isalnum():
            break
    return first


def holds_card_number(text: str) -> bool:
    """Tell whether a card number stands in the text."""
    return any(not is_innocent(number) for row in rows(as_read(text)) for number in row.found())


def refuse_card_numbers(text: str) -> None:
    """Refuse text that holds what looks like a card number, without repeating it."""
    if holds_card_number(text):
        raise LooksLikeCardNumber
