#!/bin/sh
# babel 2.18.0 (package Babel) and its data of CLDR, 1 December 2026.
#
# Expected: the fractions of a currency say to what an amount is rounded that is paid in cash. In Hungary
# that is 5 forints, since coins of 1 and 2 were withdrawn on 1 March 2008 (Magyar Nemzeti Bank).
# Seen: HUF has no cash rounding, only no decimals: 1,233 forints stay as they are, and nobody can hand
# them over. CLDR knows of it (CLDR-11586, pull request 4936, open since August 2025). Of AUD, NZD, HKD,
# ILS, MYR, SGD, ZAR and UAH, where the smallest coin is above the smallest amount too, it says nothing at
# all: they are not among its fractions. Of DKK, CHF and CAD it has the coin.
#
# Installs the package in a folder of its own, prints what it saw, and fails if that changes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

"${PYTHON:-python3}" -m venv "$folder/venv"
"$folder/venv/bin/pip" install -qq --disable-pip-version-check "babel==2.18.0"

"$folder/venv/bin/python" - <<'PYTHON'
import sys

from babel.core import get_global

fractions = get_global("currency_fractions")  # digits, rounding, cash digits, cash rounding
said = {code: fractions.get(code) for code in "HUF DKK CHF CAD AUD NZD HKD ILS MYR SGD ZAR UAH".split()}
print("said of cash:", said)
expected = {"HUF": (2, 0, 0, 0), "DKK": (2, 0, 2, 50), "CHF": (2, 0, 2, 5), "CAD": (2, 0, 2, 5)}
sys.exit(said != dict.fromkeys(said) | expected)
PYTHON
