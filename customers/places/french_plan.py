"""The French numbering plan: ten digits, dialled alike from everywhere in it, under five country codes.

By ARCEP's plan the first digits of a number say where it is at home. The library keeps a plan for
each code, and takes a number for one of the code under which it was typed.
"""

from __future__ import annotations

import phonenumbers
from phonenumbers import PhoneNumber

CODES = {"FR": 33, "GP": 590, "BL": 590, "MF": 590, "GF": 594, "MQ": 596, "RE": 262, "YT": 262}
MAINLAND = 33
SHARED = ("8", "9")  # a plan of its own under each code
DIGITS = 9  # after the 0
OVERSEAS = {  # what numbers begin with, and the code they are reached by
    590: ("590", "5987", "690", "691", "7090"),
    594: ("594", "5988", "694", "70930", "70931", "70932", "70933", "70934"),
    596: ("596", "5989", "696", "697", "7091"),
    262: ("262", "263", "2688", "2689", "269", "639", "692", "693", "7092", "7093"),
}


def french_code(typed: PhoneNumber, region: str) -> int | None:
    """Return the country code of a number typed without one in a region of the plan, else None."""
    digits = phonenumbers.national_significant_number(typed)
    if region not in CODES or len(digits) != DIGITS:
        return None
    if digits.startswith(SHARED):
        is_here = CODES[region] == typed.country_code and phonenumbers.is_valid_number(typed)
        return CODES[region] if is_here else MAINLAND
    begun = ((len(begin), begin, code) for code, all_of in OVERSEAS.items() for begin in all_of)
    here = [one for one in begun if digits.startswith(one[1])]
    return max(here)[2] if here else MAINLAND
