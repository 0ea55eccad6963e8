"""Text as it is read: what nobody sees is left out, and digits of any script are those of ASCII."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

FILLERS = "\u115f\u1160\u3164\uffa0"  # letters to Unicode, and nothing to the eye
UNSEEN = {
    "Cf",
    "Cc",
    "Mn",
    "Me",
}  # format, control, accents and variation selectors, enclosing marks
FEW = 20  # so many are replaced one by one faster than all at once


@lru_cache(maxsize=4096)
def as_seen(sign: str) -> str:
    """Return what is read where this sign stands."""
    if sign in FILLERS or (unicodedata.category(sign) in UNSEEN and not sign.isspace()):
        return ""
    digit = unicodedata.digit(sign, None)
    return sign if digit is None else str(digit)


def as_read(text: str) -> str:
    """Return the text without what nobody sees, and with its digits as 0 to 9."""
    if text.isascii():
        return text
    changed = {sign: read for sign in set(text) if (read := as_seen(sign)) != sign}
    if len(changed) > FEW:
        return text.translate({ord(sign): read for sign, read in changed.items()})
    for sign, read in changed.items():
        text = text.replace(sign, read)
    return text
