#!/bin/sh
# babel 2.18.0 (package Babel) beside ISO 4217, list one of 1 January 2026 (package iso4217
# 1.16.20260101), 30 November 2026.
#
# Expected: get_currency_precision(code) says how many decimals a currency has, as ISO 4217 does.
# Seen: for thirteen currencies it says none, where ISO 4217 has two or, for the dinar of Iraq, three:
# it follows CLDR, which goes by the coins and notes that are still used. format_currency drops the
# decimals of an amount without a word: 1.250 IQD becomes 1. All others are as in ISO 4217.
#
# Installs both packages in a folder of its own, prints what it saw, and fails if that changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"${PYTHON:-python3}" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -qq --disable-pip-version-check "babel==2.18.0" "iso4217==1.16.20260101"

"$folder/venv/bin/python" - <<'PYTHON'
import sys

from babel.numbers import format_currency, get_currency_precision
from iso4217 import Currency

others = {
    one.code: f"{one.exponent}, here {get_currency_precision(one.code)}"
    for one in Currency
    if one.exponent is not None and one.exponent != get_currency_precision(one.code)
}
written = format_currency(1.25, "IQD", locale="en")
print("decimals by ISO 4217:", others)
print("1.250 IQD is written", repr(written))
expected = dict.fromkeys("AFN ALL IRR KPW LAK LBP MGA MMK RSD SOS SYP YER".split(), "2, here 0")
sys.exit(others != expected | {"IQD": "3, here 0"} or not written.endswith("1"))
PYTHON
