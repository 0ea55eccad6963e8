"""What stands around a number that may be a card's, and tells that it is something else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import chain

from callcenter.words.number_kinds import (
    bank_accounts,
    is_firm,
    is_item,
    is_parcel,
    is_telephone,
    telephones,
)

SAYS_CARD = re.compile(
    r"card|carte|tarjeta|karte|visa|maestro|amex|\bcb\b|\bpan\b|expir|\bcv[cv]", re.I
)
SAYS_FIRM = re.compile(r"sire[nt]", re.I)
SAYS_ITEM = re.compile(r"gtin|\bean|\bupc\b|\bitf|item|article|art[íi]culo", re.I)
SAYS_PARCEL = re.compile(r"sscc|\bnve\b|track|parcel|colis|paquete|suivi", re.I)
EXPIRES = re.compile(r"\W{0,3}(?:0[1-9]|1[0-2])\s?[/.-]\s?(?:20)?[2-4][0-9](?![0-9/.-])")
LISTED = re.compile(r"[,;/|\n]|\s[^\w\s]\s")  # what parts numbers, not the groups of one
WORD_BEFORE, WORD_AFTER = re.compile(r"[A-Za-z0-9]+\Z"), re.compile(r"[A-Za-z0-9]+")
NEAR, FAR = 24, 45  # characters before the number
PARCEL_LENGTHS = (20, 22)
FIRM_GROUPS = {(3, 3, 3, 5), (9, 5)}


@dataclass(frozen=True, kw_only=True)
class Number:
    """Digits that are a card number by brand, length and check digit, and where they stand."""

    text: str
    first: int
    end: int
    digits: str
    sizes: tuple[int, ...]  # of the groups in which they are written
    wholes: tuple[str, ...]  # digits of longer numbers that begin before it, and end with a group
    is_seldom: bool  # whether hardly any card has so many digits


def is_innocent(number: Number) -> bool:
    """Tell whether it is part of a bank account's, a telephone's, an item's, a firm's or a parcel's number."""
    if is_within(number):
        return True
    if is_said_card(number):
        return False
    return is_item_or_call(number) or is_firms(number) or is_parcels(number) or is_two(number)


def is_said_card(number: Number) -> bool:
    before = number.text[max(0, number.first - NEAR) : number.first]
    return bool(SAYS_CARD.search(before) or EXPIRES.match(number.text, number.end))


def is_within(number: Number) -> bool:
    """Tell whether it overlaps an IBAN, or a telephone number with the code of its country."""
    text, begin, end = number.text, number.first, number.end
    spans = chain(
        bank_accounts(text, max(0, begin - FAR), end), telephones(text, max(0, begin - NEAR), end)
    )
    return any(
        begin < last and first < end and (first <= begin or text[first] != "0")
        for first, last in spans
    )


def is_glued(number: Number) -> bool:
    """Tell whether it is a part of more digits."""
    before, after = (
        number.text[max(0, number.first - 1) : number.first],
        number.text[number.end : number.end + 1],
    )
    return before.isdecimal() or after.isdecimal()


def is_item_or_call(number: Number) -> bool:
    """Of the lengths that are hardly on any card, what is right as something else is that."""
    if len(number.sizes) > 1 or is_glued(number):
        return False
    before = number.text[max(0, number.first - NEAR) : number.first]
    if number.is_seldom or SAYS_ITEM.search(before):
        return is_item(number.digits) or (number.is_seldom and is_telephone(number.digits))
    return False


def is_firms(number: Number) -> bool:
    """Nearly every firm has less than a thousand places: the number of its place begins with 00."""
    if is_glued(number) or not is_firm(number.digits):
        return False
    before = number.text[max(0, number.first - NEAR) : number.first]
    is_small = len(number.sizes) == 1 and number.digits[9:11] == "00"
    return is_small or number.sizes in FIRM_GROUPS or bool(SAYS_FIRM.search(before))


def is_parcels(number: Number) -> bool:
    if any(map(is_parcel, number.wholes)):
        return True
    before = WORD_BEFORE.search(number.text[max(0, number.first - NEAR) : number.first])
    after = WORD_AFTER.match(number.text, number.end, number.end + NEAR)
    begin = number.first - (len(before[0]) if before else 0)
    end = after.end() if after else number.end
    is_like_a_card = end - begin == 18 and begin == number.first
    if is_like_a_card and not SAYS_PARCEL.search(number.text[max(0, begin - NEAR) : begin]):
        return False
    return end - begin <= 22 and is_parcel(number.text[begin:end].upper())


def is_two(number: Number) -> bool:
    """Two numbers in a list, each in two groups of four, as telephones are written in many countries."""
    if number.sizes != (4, 4, 4, 4):
        return False
    gaps = re.findall(r"[^0-9]+", number.text[number.first : number.end])
    return (
        len(gaps) == 3
        and gaps[0] == gaps[2] != gaps[1]
        and bool(LISTED.search(gaps[1]))
        and not LISTED.search(gaps[0])
    )
