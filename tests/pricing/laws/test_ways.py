"""The law of ways: an order whose lines go two ways comes to what its two halves come to (cases A2)."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from pricing import ChargeKind, ChargeTaxing, Region, price
from tests.pricing.facts import (
    EXPRESS,
    STANDARD,
    facts,
    fixed,
    line,
    offer,
    per_piece,
    percent,
    rule,
    terms,
)
from tests.pricing.strategies import RATES, money, percents

FR, CA = Region(country="FR"), Region(country="US", state="CA")
ONE_WAY = st.sampled_from([(STANDARD, FR, False), (STANDARD, FR, True)])
OTHER_WAY = st.sampled_from([(EXPRESS, CA, False), (EXPRESS, CA, True), (EXPRESS, FR, False)])
TIERS = st.one_of(
    money(50).map(lambda value: (fixed("0", "100", value), fixed("100", None, "0"))),
    percents(40).map(lambda value: (percent("0", None, value),)),
    money(9).map(lambda value: (per_piece("0", None, value),)),
)


@st.composite
def lines_of(draw, ways, item):
    mode, region, is_exempt = draw(ways)
    prices = draw(st.lists(st.tuples(money(500), st.integers(1, 5)), min_size=1, max_size=3))
    return [
        line(
            price,
            pieces,
            mode=mode,
            item=item + number,
            region=region,
            is_exempt=is_exempt,
            tax_group_id=draw(st.sampled_from([1, 2])),
        )
        for number, (price, pieces) in enumerate(prices)
    ]


@st.composite
def rules_by_mode(draw):
    """Rules of one mode each, of the line or spread over the lines."""
    return tuple(
        rule(
            *draw(TIERS),
            number=number,
            modes=[mode],
            **draw(st.sampled_from([{"spread": True}, {"is_line_level": True}])),
        )
        for number, mode in enumerate([STANDARD, EXPRESS])
    )


@settings(max_examples=100, deadline=None)
@given(
    lines_of(ONE_WAY, 1),
    lines_of(OTHER_WAY, 10),
    rules_by_mode(),
    st.sampled_from([STANDARD, EXPRESS]),
    st.sampled_from(ChargeTaxing),
    st.booleans(),
)
def test_two_ways_come_to_what_two_orders_come_to(one, other, rules, freed, taxing, with_tax):
    kinds = {
        "SHIPPING": ChargeKind(code="SHIPPING", is_shipping=True, taxing=taxing, tax_group_id=2)
    }
    free = offer(("80", "0"), kind="free_shipping", mode_id=freed)

    def found(*lines):
        prices = dict(enumerate((price for price, *_ in lines), start=1))
        holding = terms(
            *((prices[n], 1) for n in prices),
            rules=rules,
            offers=(free,),
            rates=RATES,
            charge_kinds=kinds,
        )
        return price(facts(*lines, mode=lines[0][2], prices_with_tax=with_tax), holding)

    whole, halves = found(*one, *other), [found(*one), found(*other)]

    for name in ("goods", "charges"):
        assert getattr(whole.totals, name) == sum(getattr(h.totals, name) for h in halves)
    # a rate that both halves have is rounded once in the whole
    assert abs(whole.totals.total - sum(h.totals.total for h in halves)) <= Decimal("0.02")
