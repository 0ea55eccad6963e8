#!/bin/sh
# phonenumberslite 9.0.42 (Google's libphonenumber), 30 November 2026.
#
# Expected: of a French number typed in France without its country, is_valid_number says whether it is
# one of the mainland. By ARCEP's plan 0596 is Martinique, reached by +596, and 0269 Mayotte, by +262,
# so that under +33 these are nobody's, as 0690 (Guadeloupe), 0692 (La Réunion) and 0694 (Guyane) are.
# Seen: "0596 30 12 34" and "0269 60 12 34" parsed for FR are valid numbers under +33, of the region FR,
# and under their own code valid as well. So trying the regions of the plan until one is valid stores
# a number by which nobody is reached, and is_valid_number does not find it; of 0690 it does.
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


def seen(typed, region):
    number = phonenumbers.parse(typed, region)
    written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return written, phonenumbers.is_valid_number(number)


told = {
    (typed, region): seen(typed, region)
    for typed, own in (("0596 30 12 34", "MQ"), ("0269 60 12 34", "YT"), ("0690 00 12 34", "GP"))
    for region in ("FR", own)
}
for asked, answer in told.items():
    print(*asked, "→", *answer)
sys.exit([valid for _, valid in told.values()] != [True, True, True, True, False, True])
PYTHON
