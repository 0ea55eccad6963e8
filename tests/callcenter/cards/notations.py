"""Numbers that are cards' to every check, and no one's: as people write them. Seeded."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from callcenter.words.card_brands import passes_luhn

# Published for tests by the brands and by providers.
PUBLISHED = [
    "4242424242424242",
    "4111111111111111",
    "4012888888881881",
    "4000056655665556",
    "4222222222222",
    "4000000000000000006",
    "5555555555554444",
    "5200828282828210",
    "5105105105105100",
    "2223003122003222",
    "2223000048400011",
    "2720990000000007",
    "378282246310005",
    "371449635398431",
    "378734493671000",
    "341111111111111",
    "6011111111111117",
    "6011000990139424",
    "6011981111111113",
    "30569309025904",
    "38520000023237",
    "3056930009020004",
    "36227206271667",
    "6555900000604105",
    "3566002020360505",
    "3530111333300000",
    "6200000000000005",
    "6205500000000000004",
    "6304000000000000",
    "6759649826438453",
    "6799990100000000019",
    "5019717010103742",
    "2200000000000004",
    "2204120100000005",
    "6062826786276634",
    "5066991111111118",
    "6362970000457013",
    "5060990580000217499",
    "9792020000000001",
    "9704000000000018",
]
BEGINNINGS = [
    *((16, begins) for begins in ("4", "4", "51", "52", "53", "54", "55", "2221", "2500", "2720")),
    *((16, begins) for begins in ("6011", "644", "649", "65", "3528", "3589", "62", "81", "2200")),
    *(
        (16, begins)
        for begins in ("2204", "60", "508", "82", "5067", "5090", "9792", "5019", "4571")
    ),
    *(
        (16, begins)
        for begins in ("36", "38", "300", "6759", "5018", "8600", "9860", "9704", "6500")
    ),
    *((15, begins) for begins in ("34", "37", "37")),
    *((14, begins) for begins in ("300", "305", "3095", "36", "38", "39")),
    *((19, begins) for begins in ("4", "62", "6759", "6304", "2201", "5060", "3589", "6011")),
    *((length, begins) for length in (17, 18) for begins in ("62", "6759", "5020")),
]
GAPS = (" ", " ", "-", ".", "/", "_", "\u00a0", "\u202f", "\u2009", "  ", "\u2011", "\u2013", " - ")
MORE_GAPS = ("\t", "\u2212", "·", "\\", ":", "*", "|", " / ", "\u3000", "\n", ", ")
UNSEEN = "\u200b\u200c\u200d\u2060\ufeff\u00ad\ufe0f\u200e\u202a\u2066\u034f\u180e\U000e0030"
SCRIPTS = ("０", "٠", "۰", "०", "০", "๐", "𝟎", "𝟘")  # each script's zero; the others follow it
BEFORE = (
    "",
    "",
    "",
    "card ",
    "Card no.: ",
    "carte",
    "tarjeta n° ",
    "CB:",
    "PO 4711, ",
    "n",
    "(",
    "=",
    "visa",
)
AFTER = (
    "",
    "",
    "",
    " thanks",
    " exp 12/27",
    " 12/27 123",
    "exp1227",
    " 08/2029",
    " cvc 123",
    ")",
    "n",
    ", Karen",
)
GLUED = ("1227", "0829", "123", "1227123", "082029", "0829 123")


def number(random: Random, length: int, begins: str) -> str:
    """Return a number of that length that nobody was given, with its check digit."""
    digits = begins + "".join(random.choices("0123456789", k=length - 1 - len(begins)))
    return next(whole for last in "0123456789" if passes_luhn(whole := digits + last))


def grouped(random: Random, digits: str) -> str:
    """Write it in the groups in which cards of its length show it."""
    sizes = {14: (4, 6, 4), 15: (4, 6, 5), 13: (4, 3, 3, 3)}.get(len(digits), (4, 4, 4, 4, 4))
    gap = random.choice(GAPS if random.random() < 0.8 else MORE_GAPS)
    parts, place = [], 0
    for size in sizes:
        parts.append(digits[place : place + size])
        place += size
    return gap.join(part for part in parts if part)


def evenly(random: Random, digits: str) -> str:
    """Write digit by digit, by pairs or by halves."""
    size = random.choice([1, 2, 8]) if len(digits) == 16 else 1
    return random.choice(" -.").join(digits[at : at + size] for at in range(0, len(digits), size))


def unseen(random: Random, written: str) -> str:
    """Put signs between that nobody sees."""
    return "".join(sign + random.choice(UNSEEN) * random.choice([0, 0, 1, 3]) for sign in written)


def in_script(random: Random, written: str) -> str:
    zero = ord(random.choice(SCRIPTS))
    return "".join(chr(zero + int(sign)) if sign.isdecimal() else sign for sign in written)


def notation(random: Random) -> str:
    """Return one number as somebody may write it."""
    digits = (
        random.choice(PUBLISHED)
        if random.random() < 0.4
        else number(random, *random.choice(BEGINNINGS))
    )
    how = random.random()
    usual = len(digits) != 13 and len(digits) < 17
    if how < 0.3:
        written = digits
    elif how < 0.8 or not usual:
        written = grouped(random, digits)
    else:
        written = evenly(random, digits)
    if random.random() < 0.12 and usual:
        written = (grouped(random, digits) if random.random() < 0.5 else digits) + random.choice(
            GLUED
        )
    elif random.random() < 0.06 and usual:
        written = f"{random.randrange(1, 900)}{digits}{random.randrange(1000)}"
    if random.random() < 0.2:
        written = unseen(random, written)
    if random.random() < 0.15:
        written = in_script(random, written)
    return random.choice(BEFORE) + written + random.choice(AFTER)


def notations(count: int, *, seed: int = 9) -> Iterator[str]:
    random = Random(seed)
    return (notation(random) for _number in range(count))
