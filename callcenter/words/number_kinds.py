"""Numbers of a known kind, by what they check themselves: items, bank accounts, firms, parcels, telephones."""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers

from callcenter.words.card_brands import passes_luhn

IBAN_LENGTHS = dict(  # by country; SWIFT's IBAN Registry, looked up on 2026-12-01
    pair.split(":")
    for pair in [
        "AD:24",
        "AE:23",
        "AL:28",
        "AT:20",
        "AZ:28",
        "BA:20",
        "BE:16",
        "BG:22",
        "BH:22",
        "BI:27",
        "BR:29",
        "BY:28",
        "CH:21",
        "CR:22",
        "CY:28",
        "CZ:24",
        "DE:22",
        "DJ:27",
        "DK:18",
        "DO:28",
        "EE:20",
        "EG:29",
        "ES:24",
        "FI:18",
        "FK:18",
        "FO:18",
        "FR:27",
        "GB:22",
        "GE:22",
        "GI:23",
        "GL:18",
        "GR:27",
        "GT:28",
        "HN:28",
        "HR:21",
        "HU:28",
        "IE:22",
        "IL:23",
        "IQ:23",
        "IS:26",
        "IT:27",
        "JO:30",
        "KW:30",
        "KZ:20",
        "LB:28",
        "LC:32",
        "LI:21",
        "LT:20",
        "LU:20",
        "LV:21",
        "LY:25",
        "MC:27",
        "MD:24",
        "ME:22",
        "MK:19",
        "MN:20",
        "MR:27",
        "MT:31",
        "MU:30",
        "NI:28",
        "NL:18",
        "NO:15",
        "OM:23",
        "PK:24",
        "PL:28",
        "PS:29",
        "PT:25",
        "QA:29",
        "RO:24",
        "RS:22",
        "RU:33",
        "SA:24",
        "SC:31",
        "SD:18",
        "SE:24",
        "SI:19",
        "SK:24",
        "SM:27",
        "SO:23",
        "ST:25",
        "SV:28",
        "TL:23",
        "TN:24",
        "TR:26",
        "UA:29",
        "VA:22",
        "VG:24",
        "XK:20",
        "YE:30",
    ]
)
IBAN_BEGINS = re.compile(r"(?<![A-Za-z0-9])[A-Za-z]{2}[0-9]{2}(?=[ \u00a0.-]?[A-Za-z0-9])")
CALLED = re.compile(r"(?:\+[ \u00a0]?|(?<![0-9])00[ \u00a0.-]?)\(?(?=[1-9])")
APART = re.compile(r"\(0\)|[ \u00a0\u202f().\-\u2010-\u2015/]")
SHORTEST_CALLED, LONGEST_CALLED = 7, 15  # digits with the country's code (E.164)
ITEM_LENGTHS = (8, 12, 13, 14)
POSTAL = re.compile(r"[A-Z]{2}[0-9]{9}[A-Z]{2}")  # of the Universal Postal Union, S10
UPS = re.compile(r"1Z[0-9A-Z]{16}")
UPS_VALUES = {letter: (place + 2) % 10 for place, letter in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
Span = tuple[int, int]


def passes_gs1(digits: str) -> bool:
    """Tell whether the check digit of an item or a parcel is right (GS1: from the right, 1 and 3)."""
    plain, threefold = digits[-1::-2], digits[-2::-2]
    return (sum(map(int, plain)) + 3 * sum(map(int, threefold))) % 10 == 0


def is_item(digits: str) -> bool:
    """Tell whether it is the number of an item in trade: GTIN, and so EAN, UPC and ISBN of 13 digits."""
    return len(digits) in ITEM_LENGTHS and digits.isdecimal() and passes_gs1(digits)


def is_firm(digits: str) -> bool:
    """Tell whether it is a SIRET: a firm's number and its place, each with a check digit."""
    is_whole = len(digits) == 14 and digits.isdecimal()
    return is_whole and passes_luhn(digits[:9]) and passes_luhn(digits)


def is_parcel(text: str) -> bool:
    """Tell whether it is the number of a parcel, with a right check digit."""
    if POSTAL.fullmatch(text):
        weighted = sum(
            int(d) * w for d, w in zip(text[2:10], (8, 6, 4, 2, 3, 5, 9, 7), strict=True)
        )
        return {10: 0, 11: 5}.get(11 - weighted % 11, 11 - weighted % 11) == int(text[10])
    if UPS.fullmatch(text):
        values = [int(c) if c.isdecimal() else UPS_VALUES[c] for c in text[2:-1]]
        total = sum(values[0::2]) + 2 * sum(values[1::2])
        return text[-1].isdecimal() and -total % 10 == int(text[-1])
    return text.isdecimal() and is_shipping_unit(text) and passes_gs1(text)


def is_shipping_unit(digits: str) -> bool:
    """Tell whether it has the form of GS1's SSCC, or of a label of the United States' post."""
    is_label = "91" <= digits[:2] <= "96"
    starts = {18: True, 20: is_label or digits.startswith("00"), 22: is_label}
    return starts.get(len(digits), False)


def is_telephone(digits: str) -> bool:
    """Tell whether it is a number in use, with the code of its country in front."""
    if not SHORTEST_CALLED <= len(digits) <= LONGEST_CALLED:
        return False
    try:
        return phonenumbers.is_valid_number(phonenumbers.parse(f"+{digits}"))
    except phonenumbers.NumberParseException:
        return False


def bank_accounts(text: str, first: int, end: int) -> Iterator[Span]:
    """Give where an IBAN with right check digits stands, among those that begin there."""
    for begins in IBAN_BEGINS.finditer(text, first, end):
        longest = int(IBAN_LENGTHS.get(begins[0][:2].upper(), 0))
        where = [
            m.start()
            for m in re.finditer(r"[A-Za-z0-9]", text[begins.start() : begins.start() + 60])
        ]
        if not longest or len(where) < longest:
            continue
        iban = "".join(text[begins.start() + place] for place in where[:longest]).upper()
        if int("".join(str(int(sign, 36)) for sign in iban[4:] + iban[:4])) % 97 == 1:
            yield begins.start(), begins.start() + where[longest - 1] + 1


def telephones(text: str, first: int, end: int) -> Iterator[Span]:
    """Give where a telephone number stands, written with + or 00 and the code of its country."""
    for begins in CALLED.finditer(text, first, end):
        digits, stops = "", []
        place = begins.end()
        while place < len(text) and len(digits) < LONGEST_CALLED:
            if text[place].isdecimal():
                digits, place = digits + text[place], place + 1
                continue
            stops.append((len(digits), place))
            apart = APART.match(text, place)
            apart = apart and (APART.match(text, apart.end()) or apart)
            if not apart:
                break
            place = apart.end()
        stops.append((len(digits), place))
        for length, stop in reversed(stops):
            if not text[stop : stop + 1].isdecimal() and is_telephone(digits[:length]):
                yield begins.start(), stop
                break
