"""The order that docs/pricing.md works through, to the last cent."""

from pricing import ChargeKind, Region, Scope, price
from tests.pricing.facts import (
    EXPRESS,
    REDUCED,
    STANDARD_RATED,
    decimals,
    facts,
    fixed,
    line,
    offer,
    percent,
    rate,
    rule,
    terms,
)

CALIFORNIA = Region(country="US", state="CA", postcode="94110")
TENT, SOCKS, GUIDE = 1, 2, 3


def entered(price, quantity, item, group):
    return line(price, quantity, mode=EXPRESS, item=item, tax_group_id=group, region=CALIFORNIA)


LINES = [
    entered("249.00", 1, TENT, STANDARD_RATED),
    entered("22.00", 3, SOCKS, STANDARD_RATED),
    entered("19.95", 2, GUIDE, REDUCED),
]
TERMS = {
    "offers": (
        offer(("3", "10"), number=1, kind="quantity", scope=Scope(items=frozenset({SOCKS}))),
        offer(
            ("300", "10"), number=2, kind="threshold", gives="amount", together="compounded",
            coupon="TEN",
        ),
    ),
    "rules": (
        rule(fixed("0", "100", "14.95"), percent("100", None, "15"), modes=[EXPRESS]),
        rule(fixed("0", None, "2.00"), number=2, code="HANDLING"),
    ),
    "charge_kinds": {
        "SHIPPING": ChargeKind(code="SHIPPING", is_shipping=True),
        "HANDLING": ChargeKind(code="HANDLING", position=20),
    },
    "rates": (
        rate("7.25", STANDARD_RATED, number=1, country="US", state="CA"),
        rate("3", REDUCED, number=2, country="US", state="CA"),
    ),
}  # fmt: skip


def test_comes_to_what_the_documentation_says():
    found = price(facts(*LINES, mode=EXPRESS, region=CALIFORNIA), terms(*LINES, **TERMS))

    assert [ln.goods for ln in found.lines] == decimals("249.00", "66.00", "39.90")
    assert [ln.discount for ln in found.lines] == decimals("7.15", "8.30", "1.15")
    assert [ln.net for ln in found.lines] == decimals("241.85", "57.70", "38.75")
    assert [c.amount for c in found.charges] == decimals("50.75", "2.00")
    assert [(t.percent, t.base, t.tax) for t in found.taxes] == [
        tuple(decimals("7.25", "346.26", "25.10")),
        tuple(decimals("3", "44.79", "1.34")),
    ]
    totals = found.totals
    assert (totals.goods, totals.discount, totals.charges, totals.tax, totals.total) == tuple(
        decimals("354.90", "16.60", "52.75", "26.44", "417.49")
    )
