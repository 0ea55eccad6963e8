"""How names of places are compared and sorted: as ICU's collation sorts those of all countries. Pure."""

import unicodedata

PLAIN = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe"})


def folded(text: str) -> str:
    """Return text as it is compared: without accents and capitals."""
    apart = unicodedata.normalize("NFKD", text.strip().casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).translate(PLAIN)
