"""Which numbers are those of payment cards: by their beginning, their length, and the check digit.

Looked up on 2026-12-01 in ISO/IEC 7812, the list of issuers' numbers of Wikipedia (“Payment card
number”) and the table of braintree/credit-card-type (0bac61c). All that matters of a beginning stands
in four digits. A brand that is missing here, but begins as another of the same lengths, is covered by it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

SIXTEEN_TO_19 = (16, 17, 18, 19)


@dataclass(frozen=True, kw_only=True)
class Brand:
    """First digits, from and to; ``seldom`` are lengths that are hardly on any card."""

    name: str
    begins: tuple[str, ...]  # each as “6” or “51-55”, up to four digits
    lengths: tuple[int, ...]
    seldom: tuple[int, ...] = ()


BRANDS = (
    Brand(name="Visa", begins=("4",), lengths=(16, 18, 19), seldom=(13,)),
    Brand(name="Mastercard", begins=("51-55", "2221-2720"), lengths=(16,)),
    Brand(name="American Express", begins=("34", "37"), lengths=(15,)),
    Brand(name="Diners Club", begins=("300-305", "3095", "36", "38-39"), lengths=(14, 16, 19)),
    Brand(name="Discover", begins=("6011", "644-649", "65"), lengths=SIXTEEN_TO_19),
    Brand(name="JCB", begins=("3528-3589",), lengths=SIXTEEN_TO_19),
    Brand(name="JCB, older", begins=("2131", "1800"), lengths=(15,)),
    Brand(name="UnionPay", begins=("62", "81"), lengths=SIXTEEN_TO_19),
    Brand(name="Maestro", begins=("50", "56-59", "6"), lengths=SIXTEEN_TO_19),
    Brand(
        name="Maestro, short",
        begins=("5018", "5020", "5033", "5038", "5893", "6304", "6759", "6761-6763", "6767"),
        lengths=(),
        seldom=(12, 13, 14, 15),
    ),
    Brand(name="Mir", begins=("2200-2204",), lengths=SIXTEEN_TO_19),
    Brand(name="BORICA", begins=("2205",), lengths=(16,)),
    Brand(name="RuPay", begins=("353", "356", "508", "60", "65", "81-82"), lengths=(16,)),
    Brand(name="Elo", begins=("4", "50", "6"), lengths=(16,)),
    Brand(name="Verve", begins=("5060-5061", "5078-5079", "6500"), lengths=(16, 18, 19)),
    Brand(name="Troy", begins=("65", "9792"), lengths=(16,)),
    Brand(name="Dankort", begins=("4571", "5019"), lengths=(16,)),
    Brand(name="Uzcard and Humo", begins=("8600", "9860"), lengths=(16,)),
    Brand(name="Napas", begins=("9704",), lengths=(16, 19)),
)


def beginnings(brand: Brand) -> Iterator[str]:
    """Give all beginnings of a brand, as four digits."""
    for said in brand.begins:
        first, _dash, last = said.partition("-")
        for number in range(int(first.ljust(4, "0")), int((last or first).ljust(4, "9")) + 1):
            yield f"{number:04}"


def lengths_by_beginning(*, is_seldom: bool) -> dict[str, tuple[int, ...]]:
    """Return the lengths, the longest first, by the first four digits."""
    found: dict[str, set[int]] = {}
    for brand in BRANDS:
        lengths = brand.seldom if is_seldom else brand.lengths
        for beginning in beginnings(brand) if lengths else ():
            found.setdefault(beginning, set()).update(lengths)
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


USUAL = lengths_by_beginning(is_seldom=False)
SELDOM = lengths_by_beginning(is_seldom=True)
SHORTEST, LONGEST = 12, 19

PLAIN = bytes(value - 48 if 48 <= value < 58 else 0 for value in range(256))
DOUBLED = bytes(2 * d - 9 * (d > 4) for d in PLAIN)


class CheckDigits:
    """Answers for every part of a row of digits whether its check digit is right, in no time.

    ISO/IEC 7812-1, annex B (Luhn): from the right, every other digit counts twice. The sums are made
    once for the whole row, for each of the two ways to begin.
    """

    def __init__(self, digits: str) -> None:
        row = digits.encode()
        plain, doubled = row.translate(PLAIN), row.translate(DOUBLED)
        even, odd = bytearray(plain), bytearray(doubled)
        even[1::2], odd[1::2] = doubled[1::2], plain[1::2]
        self.sums = [list(accumulate(one, initial=0)) for one in (odd, even)]

    def is_right(self, first: int, end: int) -> bool:
        sums = self.sums[end % 2]
        return (sums[end] - sums[first]) % 10 == 0


def passes_luhn(digits: str) -> bool:
    """Tell whether the check digit is right."""
    return CheckDigits(digits).is_right(0, len(digits))


def is_card(digits: str) -> bool:
    """Tell whether these digits, and no others, are a card number of any length there is."""
    lengths = USUAL.get(digits[:4], ()) + SELDOM.get(digits[:4], ())
    return len(digits) in lengths and passes_luhn(digits)
