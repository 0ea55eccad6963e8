"""What others say of the smallest coin, read on 1 December 2026.

CLDR, by the package babel 2.18.0 (get_global("currency_fractions")): every currency whose cash has
other digits than its amounts, or is rounded to more than one of the last digit. RubyMoney, commit
0152bcf899a2 of config/currency_iso.json: smallest_denomination, of the currencies that CLDR or we name.
"""

CLDR_WHOLES = "AMD COP CRC CZK GYD HUF IDR MNT MUR NOK PKR SEK TWD TZS UZS VEF"  # cash_digits 0
CLDR_ROUNDS = {"CAD": "0.05", "CHF": "0.05", "DKK": "0.50"}  # cash_rounding

RUBY_MONEY = {
    "AMD": "0.10", "AUD": "0.05", "CAD": "0.05", "CHF": "0.05", "COP": "0.20", "CRC": "5", "CZK": "1",
    "DKK": "0.50", "GYD": "1", "HKD": "0.10", "HUF": "5", "IDR": "50", "ILS": "0.10", "KRW": "0.01",
    "MNT": "20", "MUR": "1", "MYR": "0.05", "NOK": "1", "NZD": "0.10", "PKR": "1", "SEK": "1",
    "SGD": "0.01", "TWD": "0.50", "TZS": "50", "UAH": "0.01", "UZS": "1", "ZAR": "0.10",
}  # fmt: skip
