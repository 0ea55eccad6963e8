"""The law of hints: with so much more it is so, and with one unit less it is not (cases A7)."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from pricing import Scope
from tests.pricing.cases.test_a7_hints import free, priced
from tests.pricing.facts import fixed, line, off, offer, percent, rule
from tests.pricing.strategies import money, plain_lines

TIERS = st.sampled_from(
    [
        (fixed("0", "50", "5.95"), fixed("50", "150", "7.95"), fixed("150", None, "0")),
        (fixed("0", "100", "9.95"), percent("100", None, "5")),
        (fixed("0", None, "9.00"),),
    ]
)


@st.composite
def offer_sets(draw):
    found = [free(draw(st.sampled_from(["40", "120"])))] if draw(st.booleans()) else []
    for number in range(draw(st.integers(0, 3))):
        kind = draw(st.sampled_from(["simple", "quantity", "threshold"]))
        found.append(
            offer(
                (draw(st.sampled_from(["0", "3", "60"])), draw(st.sampled_from(["10", "50"]))),
                number=number,
                kind=kind,
                gives=draw(st.sampled_from(["percent", "amount"])),
                together=draw(st.sampled_from(["exclusive", "best_price", "compounded"])),
                scope=draw(st.sampled_from([Scope(), Scope(groups=frozenset({1}))])),
            )
        )
    return found


@settings(max_examples=60, deadline=None)
@given(plain_lines().filter(bool), TIERS, offer_sets(), money(50) | st.none())
def test_with_so_much_more_it_is_so_and_with_one_unit_less_it_is_not(lines, tiers, offers, percent):
    lines = [(min(ln[0], Decimal(60)), min(ln[1], 3), 99, *ln[3:]) for ln in lines]
    about = {"discount_by_hand": off(percent) if percent else None}
    holding = {"rules": [rule(*tiers)], "offers": offers}

    def charged(*more):
        return priced(*lines, *more, about=about, **holding).totals.charges

    for hint in priced(*lines, about=about, **holding).next_tiers:
        assert charged(line(hint.missing)) == hint.amount < charged()
        assert charged(line(hint.missing - Decimal("0.01"))) > hint.amount
