"""Numbers that are no cards', made up, as people write them. Seeded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random

import phonenumbers
from phonenumbers import PhoneNumberFormat

from callcenter.words.card_brands import passes_luhn
from callcenter.words.number_kinds import IBAN_LENGTHS, is_parcel, passes_gs1

TEXT_BEFORE = (
    "",
    "",
    "",
    "Item ",
    "n° ",
    "see ",
    "ref. ",
    "call back ",
    "voir ",
    "her number: ",
    "(",
)
TEXT_AFTER = (
    "",
    "",
    "",
    " please",
    ".",
    ", urgent",
    ")",
    " (2 pieces)",
    " – Karen",
    "\nring twice",
)
REGIONS = sorted(phonenumbers.SUPPORTED_REGIONS)
FORMATS = (
    PhoneNumberFormat.E164,
    PhoneNumberFormat.INTERNATIONAL,
    PhoneNumberFormat.NATIONAL,
    PhoneNumberFormat.RFC3966,
)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
BANKS = {"GB": "NWBK", "NL": "ABNA", "IE": "AIBK", "LV": "HABA", "MT": "MALT"}


def digits(random: Random, count: int) -> str:
    return "".join(random.choices("0123456789", k=count))


def checked(first: str, is_right: Callable[[str], bool]) -> str:
    return next(whole for last in "0123456789" if is_right(whole := first + last))


def item(random: Random) -> str:
    length = random.choice([8, 12, 12, 13, 13, 13, 13, 14])
    first = random.choice("12345678") if length == 14 else ""
    gtin = checked(first + digits(random, length - 1 - len(first)), passes_gs1)
    return f"{gtin[0]} {gtin[1:7]} {gtin[7:]}" if length == 13 and random.random() < 0.2 else gtin


def book(random: Random) -> str:
    thirteen = checked(random.choice(["978", "979"]) + digits(random, 9), passes_gs1)
    if random.random() < 0.4:
        nine = thirteen[3:12]
        last = sum(int(d) * (place + 1) for place, d in enumerate(nine)) % 11
        ten = nine + ("X" if last == 10 else str(last))
        return ten if random.random() < 0.5 else f"{ten[0]}-{ten[1:4]}-{ten[4:9]}-{ten[9]}"
    cut = random.choice([2, 3, 4, 5])
    t = thirteen
    hyphenated = f"{t[:3]}-{t[3]}-{t[4 : 4 + cut]}-{t[4 + cut : 12]}-{t[12]}"
    return random.choice([thirteen, hyphenated, hyphenated.replace("-", " ")])


def valid_telephone(random: Random) -> phonenumbers.PhoneNumber:
    """Return a number that its country may give: an example with other last digits."""
    region = random.choice(REGIONS)
    kind = random.choice(
        [phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE]
    )
    example = phonenumbers.example_number_for_type(region, kind) or phonenumbers.example_number(
        region
    )
    national = phonenumbers.national_significant_number(example)
    for _try in range(20):
        kept = max(2, len(national) - 6)
        other = national[:kept] + digits(random, len(national) - kept)
        made = phonenumbers.PhoneNumber(
            country_code=example.country_code,
            national_number=int(other),
            italian_leading_zero=example.italian_leading_zero,
            number_of_leading_zeros=example.number_of_leading_zeros,
        )
        if phonenumbers.is_valid_number(made):
            return made
    return example


def telephone(random: Random, number: phonenumbers.PhoneNumber | None = None) -> str:
    number = number or valid_telephone(random)
    written = phonenumbers.format_number(number, random.choice(FORMATS))
    if written.startswith("tel:"):
        return written
    if written.startswith("+") and random.random() < 0.3:
        written = "00" + written[1:]
    if random.random() < 0.3:
        written = written.replace(" ", random.choice([".", "-", "/", "\u00a0", ""]))
    return written


def two_telephones(random: Random) -> str:
    first = valid_telephone(random)
    code = first.country_code
    second = next(
        (n for n in (valid_telephone(random) for _try in range(60)) if n.country_code == code),
        first,
    )
    between = random.choice(
        [" / ", ", ", " or ", "; ", " and ", "\n", " or after six ", "/", " - ", " ou "]
    )
    return telephone(random, first) + between + telephone(random, second)


def bank_account(random: Random) -> str:
    country = random.choice(sorted(IBAN_LENGTHS))
    length = int(IBAN_LENGTHS[country]) - 4
    bank = BANKS.get(country, "")
    own = bank + digits(random, length - len(bank))
    check = 98 - int("".join(str(int(sign, 36)) for sign in own + country + "00")) % 97
    iban = f"{country}{check:02}{own}"
    gap = random.choice(["", " ", " ", "\u00a0", "-"])
    return gap.join(iban[at : at + 4] for at in range(0, len(iban), 4))


def firm(random: Random) -> str:
    """A SIRET; most firms have few places."""
    firm = checked(digits(random, 8), passes_luhn)
    place = min(9999, 1 + int(random.expovariate(1 / 8)))
    whole = checked(f"{firm}{place:04}", passes_luhn)
    spaced = f"{whole[:3]} {whole[3:6]} {whole[6:9]} {whole[9:]}"
    return random.choice(
        [whole, spaced, f"SIRET {whole}", f"SIRET : {spaced}", f"{firm} {whole[9:]}"]
    )


def parcel(random: Random) -> str:
    how = random.randrange(6)
    if how == 0:
        mail = "".join(random.choices(LETTERS, k=2)) + digits(random, 8)
        country = random.choice(["DE", "FR", "US", "GB", "CN", "ES"])
        return checked(mail, lambda one: is_parcel(one + country)) + country
    if how == 1:
        account = random.choice(
            [digits(random, 6), "999AA1", digits(random, 3) + "W" + digits(random, 2)]
        )
        whole = f"1Z{account}{digits(random, 9)}"
        return checked(whole, is_parcel)
    if how == 2:
        unit = checked(digits(random, 17), passes_gs1)
        return random.choice([f"SSCC {unit}", f"00{unit}", f"(00) {unit}"])
    if how == 3:
        label = checked(random.choice(["92", "93", "94", "95"]) + digits(random, 19), passes_gs1)
        return random.choice([label, " ".join(label[at : at + 4] for at in range(0, 22, 4))])
    if how == 4:
        return random.choice(["TBA", "JJD0", "3S", "6A", "CB"]) + digits(random, 11)
    return digits(random, random.choice([10, 11, 12]))


def day(random: Random) -> str:
    when = date(2015, 1, 1) + timedelta(days=random.randrange(6000))
    form = random.choice(["%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%m/%d/%y", "%Y%m%d", "%d %m %Y"])
    if random.random() < 0.4:
        later = when + timedelta(days=random.randrange(1, 60))
        between = random.choice([" - ", " to ", " ", "–", "/", " 14:30 - "])
        return f"{when:{form}}{between}{later:{form}}"
    return f"{when:{form}}{random.choice(['', ' 14:30', ' 09:15:32', 'T10:15:30.123'])}"


def amounts(random: Random) -> str:
    some = [
        random.choice([1, 10, 100]) * random.randrange(1, 99999)
        for _one in range(random.choice([1, 2, 3, 5]))
    ]
    how = random.choice(["{:,.2f}", "{:.2f}", "{}", "{:,}"])
    written = [how.format(value / 100 if "f" in how else value) for value in some]
    if random.random() < 0.4:
        written = [one.replace(",", "\u202f").replace(".", ",") for one in written]
    return random.choice([", ", " + ", " / ", " ", "; "]).join(written)


def order(random: Random) -> str:
    return random.choice(
        [digits(random, 7), f"#{digits(random, 6)}", f"{digits(random, 6)}, {digits(random, 6)}"]
    )


def own_reference(random: Random) -> str:
    return random.choice(
        [
            f"45{digits(random, 8)}",
            f"PO-{digits(random, 6)}",
            f"2026/{digits(random, 5)}",
            digits(random, 8),
        ]
    )


KINDS: dict[str, Callable[[Random], str]] = {
    "item numbers (GTIN)": item,
    "telephone numbers": telephone,
    "two telephone numbers": two_telephones,
    "IBANs": bank_account,
    "SIRETs": firm,
    "ISBNs": book,
    "tracking numbers": parcel,
    "days and spans": day,
    "amounts": amounts,
    "order numbers": order,
    "references": own_reference,
}


def innocents(count: int, *, seed: int = 41) -> Iterator[tuple[str, str, str]]:
    """Give kind, number, and a note that holds it; every kind as often."""
    random = Random(seed)
    kinds = list(KINDS)
    for number in range(count):
        kind = kinds[number % len(kinds)]
        written = KINDS[kind](random)
        yield kind, written, random.choice(TEXT_BEFORE) + written + random.choice(TEXT_AFTER)
