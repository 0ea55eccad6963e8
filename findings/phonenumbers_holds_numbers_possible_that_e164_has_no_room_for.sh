#!/bin/sh
# phonenumberslite 9.0.42 (Google's libphonenumber), 30 November 2026.
#
# Expected: what is_possible_number accepts and format_number writes as E164 has at most 15 digits with
# its country's code, as the recommendation E.164 has it, and fits a column made for that.
# Seen: of Germany it accepts up to 15 digits after the 49, so that "E164" is a text of 17 digits. A
# column or constraint of 15 digits then refuses what was validated. Other lengths are kept to: 16
# digits after the 49 are too long.
#
# Installs the package in a folder of its own, prints what it saw, and fails if that changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"${PYTHON:-python3}" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -qq --disable-pip-version-check "phonenumberslite==9.0.42"

"$folder/venv/bin/python" - <<'PYTHON'
import sys

import phonenumbers

told = {}
for digits in (13, 15, 16):
    number = phonenumbers.parse("+49" + "301234567890123456"[:digits])
    written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    told[written] = phonenumbers.is_possible_number(number)
    print(written, f"{len(written) - 1} digits, possible:", told[written])
sys.exit([*told.values()] != [True, True, False])
PYTHON
