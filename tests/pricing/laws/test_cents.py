"""The law of cents: a charge set one unit lower lowers the total by that unit and its tax (cases A6)."""

from decimal import Decimal

from hypothesis import given, settings

from pricing import ByHand
from tests.pricing.cases.test_a6_cents import CA, WA, priced
from tests.pricing.facts import fixed, percent, rule
from tests.pricing.strategies import money, plain_lines

SPREAD = (
    rule(fixed("0", None, "12.00"), number=1, spread=True, modes=[99]),
    rule(percent("0", None, "7"), number=2, is_line_level=True, modes=[11]),
)


@settings(max_examples=60, deadline=None)
@given(plain_lines().filter(bool), money(50))
def test_one_unit_less_is_one_unit_and_its_tax_less(lines, set_to):
    lines = [
        (*ln[:5], {"region": region, "tax_group_id": 1})
        for ln, region in zip(lines, [CA, WA] * 4, strict=False)
    ]
    unit = Decimal("0.01")
    more, less = (
        priced(*lines, rules=SPREAD, by_hand=ByHand(amount=each)).totals
        for each in (set_to + unit, set_to)
    )

    assert more.untaxed - less.untaxed == unit
    assert 0 <= more.tax - less.tax <= unit
