"""Text that must not hold a card number: how one is recognised, and refused without repeating it."""

import re

from callcenter.errors import LooksLikeCardNumber

CARD_DIGITS = re.compile(r"\d(?:[\s.,\-\u2010-\u2015\u2212/_]*\d){12,}")


def passes_luhn(digits: str) -> bool:
    """Tell whether the check digit is right (ISO/IEC 7812-1, annex B)."""
    doubled = [int(d) * 2 for d in digits[-2::-2]]
    plain = [int(d) for d in digits[-1::-2]]
    return (sum(d - 9 if d > 9 else d for d in doubled) + sum(plain)) % 10 == 0


def holds_card_number(text: str) -> bool:
    """Tell whether groups of digits side by side make 13 to 19 with a right check digit."""
    for run in CARD_DIGITS.findall(text):
        groups = re.findall(r"\d+", run)
        for first in range(len(groups)):
            for last in range(first, len(groups)):
                digits = "".join(groups[first : last + 1])
                if len(digits) > 19:
                    break
                if len(digits) >= 13 and passes_luhn(digits):
                    return True
    return False


def refuse_card_numbers(text: str) -> None:
    """Refuse text that holds what looks like a card number, without repeating it."""
    if holds_card_number(text):
        raise LooksLikeCardNumber
