"""Currencies, by ISO 4217: how many decimals each has, and which have more than a column of money holds."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

# ISO 4217, list one as of 1 January 2026. It overrules Babel 2.18.0, which goes by the coins that
# are left: no decimals for IQD, ALL, RSD and ten others.
IN_WHOLES = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
IN_THOUSANDTHS = "BHD IQD JOD KWD LYD OMR TND"
DIGITS = dict.fromkeys(IN_WHOLES.split(), 0) | dict.fromkeys(IN_THOUSANDTHS.split(), 3)
TOO_FINE = frozenset({"CLF", "UYW"})  # four decimals

# The smallest coin or note that is still paid with, where it is more than the smallest amount. Compared on
# 1 December 2026 with CLDR (by Babel 2.18.0) and with RubyMoney's table: tests/callcenter/coins.py. Of what
# they leave out, or are behind in, the central banks' own word counts: forints in fives since 2008 (MNB),
# 50 kopiikas since 1 October 2025 (NBU), no cents of 1 issued since 1 April 2002 (MAS), no won below 10 (BOK).
# A call center's method may say otherwise, as shops in the euro do.
WHOLES_IN_CASH = (
    "AMD COP CRC CZK GYD IDR MNT MUR NOK PKR SEK TWD TZS UZS"  # no less than 1, by CLDR
)
COINS = {
    **dict.fromkeys(("AUD", "CAD", "CHF", "MYR", "SGD"), Decimal("0.05")),
    **dict.fromkeys(("HKD", "ILS", "NZD", "ZAR"), Decimal("0.10")),
    **dict.fromkeys(("DKK", "UAH"), Decimal("0.50")),
    **dict.fromkeys(WHOLES_IN_CASH.split(), Decimal(1)),
    "HUF": Decimal(5),
    "KRW": Decimal(10),
}


class IsCurrency(RegexValidator):
    """Refuses what is no code, or a currency with four decimals. To the migrations a plain pattern."""

    def __init__(self) -> None:
        super().__init__(r"^[A-Z]{3}$", _("Three capital letters, such as USD."))

    def __call__(self, value: Any) -> None:
        super().__call__(value)
        if value in TOO_FINE:
            said = _(
                "%(code)s has four decimals, and amounts here have three at most. Use another."
            )
            raise ValidationError(said, code="too_fine", params={"code": value})

    def deconstruct(self) -> Any:
        said = (r"^[A-Z]{3}$", _("Three capital letters, such as USD."))
        return "django.core.validators.RegexValidator", said, {}
