"""What an agent types to find a customer, taken apart. Pure: no database."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from callcenter.words.card_numbers import holds_card_number
from customers.places import telephone

MOST_WORDS = 6
INSIDE_FROM = 3  # letters; shorter words only match where a word begins, as no trigram holds them
FEWEST_DIGITS = 4  # of a telephone number's end
DIGITS = re.compile(r"[\d\s()+./-]*")  # and marks between them
APART = str.maketrans({"-": " ", ",": " ", ";": " ", "'": "", "’": "", ".": ""})


@dataclass(frozen=True, kw_only=True)
class Typed:
    """One text, read in every way it can be meant."""

    text: str
    words: tuple[str, ...]  # of a name, as the keys of names are written
    ends: tuple[str, ...] = ()  # of a telephone number: as typed, and without a leading zero
    telephone: str = ""  # a whole one, as it is stored
    email: str = ""  # the beginning of an address

    @property
    def account(self) -> str:
        """The account number it may be; spaces are in none."""
        return "" if " " in self.text else self.text

    @property
    def order_number(self) -> int | None:
        """The order number it may be, up to what a column of numbers holds."""
        is_number = self.text.isascii() and self.text.isdigit() and len(self.text) <= 9
        return int(self.text) if is_number else None

    @property
    def is_number(self) -> bool:
        return bool(self.ends)

    def is_called(self, telephone: str) -> bool:
        """Whether the stored number is the one typed, whole or by its end."""
        return telephone == self.telephone or telephone.endswith(self.ends)

    def as_names(self) -> Iterator[tuple[str, str]]:
        """Give the likely splits into the beginnings of a first and a last name."""
        words = self.words
        if len(words) < 2:
            return
        yield words[0], " ".join(words[1:])
        if len(words) > 2:
            yield " ".join(words[:-1]), words[-1]
        yield words[-1], " ".join(words[:-1])  # the last name said first

    @property
    def may_be_postcode(self) -> bool:
        """Whether it may be a whole postcode and nothing else: some have letters, all a digit."""
        plain = self.text.replace(" ", "").replace("-", "")
        return plain.isalnum() and 3 <= len(plain) <= 9 and any(map(str.isdigit, plain))

    def as_postcode(self) -> tuple[str, tuple[str, ...]] | None:
        """Split “97214 berg” into postcode and words; None where one of them is missing."""
        coded = [word for word in self.text.split() if any(map(str.isdigit, word))]
        others = tuple(word for word in self.words if not any(map(str.isdigit, word)))
        return (" ".join(coded), others) if coded and others else None


def read(text: str, *, region: str) -> Typed:
    """Take apart what was typed; a national telephone number is one of the region."""
    plain = " ".join(text.replace("\x00", " ").split())
    words = tuple(plain.translate(APART).split())[:MOST_WORDS]
    digits = re.sub(r"\D", "", telephone.EXTENSION.sub("", plain)) if is_number(plain) else ""
    readings = dict.fromkeys([digits, digits.lstrip("0")])
    ends = tuple(reading for reading in readings if len(reading) >= FEWEST_DIGITS)
    return Typed(
        text=plain,
        words=words,
        ends=ends,
        telephone=telephone.normalised_or_empty(plain, region) if ends else "",
        email=plain.lower() if is_address(plain) else "",
    )


def is_number(text: str) -> bool:
    """Whether it may be a telephone number or its end, with an extension or without."""
    return bool(DIGITS.fullmatch(telephone.EXTENSION.sub("", text)))


def is_address(text: str) -> bool:
    """Whether it may be the beginning of an e-mail address, and not a name."""
    return " " not in text and bool(re.search(r"@|[._+]\w|\w_", text)) and not is_number(text)


def is_card_number(text: str, *, region: str) -> bool:
    """Whether it looks like a card number and is no telephone number."""
    return holds_card_number(text) and not telephone.is_in_use(text, region)


def as_first_words(text: str, *, region: str) -> dict[str, str]:
    """Put what was typed in vain into the fields of a new customer."""
    typed = read(text, region=region)
    if typed.is_number:
        return {"telephone": typed.text}
    if "@" in typed.text:
        return {"email": typed.text}
    *first, last = typed.text.split() or [""]
    return {"first_name": " ".join(first), "last_name": last}
