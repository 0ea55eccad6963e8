"""Orders, rules, offers and rates of every kind, for the laws of the engine."""

from decimal import Decimal

from hypothesis import strategies as st

from pricing import ChargeKind, ChargeTaxing, Part, Region, Scope, price
from tests.pricing.facts import (
    EXPRESS,
    OVERNIGHT,
    STANDARD,
    amount,
    facts,
    fixed,
    line,
    off,
    offer,
    per_piece,
    percent,
    rate,
    rule,
    terms,
)

MODES = st.sampled_from([STANDARD, EXPRESS, OVERNIGHT])
GROUPS = st.sampled_from([None, 1, 2])
REGIONS = st.sampled_from([Region(country="FR"), Region(country="US", state="CA")])
CODES = ["SHIPPING", "HANDLING"]


def money(most):
    return st.decimals(min_value=0, max_value=most, places=2)


def percents(most=100):
    return st.decimals(min_value=0, max_value=most, places=2)


TIERS = st.one_of(
    money(50).map(lambda value: (fixed("0", "100", value), fixed("100", None, "0"))),
    percents(40).map(lambda value: (percent("0", None, value),)),
    money(9).map(lambda value: (per_piece("0", None, value),)),
)
TOUCH = st.one_of(st.none(), percents().map(off), money(300).map(amount))


def plain_lines(**more):
    return st.lists(
        st.builds(
            line,
            st.decimals(min_value=0, max_value=5000, places=4),
            st.integers(1, 50),
            mode=MODES,
            group=GROUPS,
            **more,
        ),
        max_size=8,
    )


LINES = plain_lines(
    tax_group_id=st.sampled_from([None, 1, 2]),
    region=REGIONS,
    discount_by_hand=TOUCH,
    price_by_hand=st.none() | money(5000).map(amount),
)


@st.composite
def rule_sets(draw):
    return tuple(draw_rule(draw, number) for number in range(draw(st.integers(0, 5))))


def draw_rule(draw, number):
    is_line_level = draw(st.booleans())
    code = draw(st.sampled_from(CODES))
    return rule(
        *draw(TIERS),
        number=number,
        code=code,
        modes=draw(st.none() | st.sets(MODES, min_size=1)),
        adds_up=code == "HANDLING",
        is_line_level=is_line_level,
        spread=not is_line_level and draw(st.booleans()),
        for_whom=draw(st.integers(0, 2)),
    )


@st.composite
def offer_sets(draw, kinds=("simple", "quantity", "threshold", "mix_and_match", "free_shipping")):
    return tuple(draw_offer(draw, number, kinds) for number in range(draw(st.integers(0, 4))))


def draw_offer(draw, number, kinds):
    kind = draw(st.sampled_from(kinds))
    gives = "percent" if kind == "free_shipping" else draw(st.sampled_from(GIVES[kind]))
    value = draw(percents() if gives == "percent" else money(500))
    scope = draw(st.sampled_from([Scope(), Scope(groups=frozenset({1}))]))
    return offer(
        (draw(st.sampled_from(["0", "3", "100"])) if kind != "mix_and_match" else "0", value),
        number=number,
        kind=kind,
        gives=gives,
        together=draw(st.sampled_from(["exclusive", "best_price", "compounded"])),
        coupon=f"C{number}" if draw(st.booleans()) else "",
        scope=scope,
        parts=(Part(pieces=2, scope=scope), Part(pieces=1, scope=Scope())),
    )


GIVES = {
    "simple": ["percent", "amount", "price"],
    "quantity": ["percent", "amount", "price"],
    "threshold": ["percent", "amount"],
    "mix_and_match": ["percent", "amount", "price"],
}
RATES = (
    rate("20", 1, number=1),
    rate("5.5", 2, number=2),
    rate("7.25", 1, number=3, country="US", state="CA"),
)


@st.composite
def orders(draw, lines=LINES):
    """An order of any kind with its terms: (facts' lines, facts' more, terms' more)."""
    taxing = st.sampled_from(ChargeTaxing)
    return (
        draw(lines),
        {
            "prices_with_tax": draw(st.booleans()),
            "is_exempt": draw(st.booleans()),
            "region": draw(REGIONS),
            "discount_by_hand": draw(TOUCH),
            "charges_by_hand": draw(
                st.dictionaries(st.sampled_from(CODES), money(100).map(amount), max_size=1)
            ),
        },
        {
            "rules": draw(rule_sets()),
            "offers": draw(offer_sets()),
            "rates": RATES,
            "charge_kinds": {
                code: ChargeKind(
                    code=code,
                    is_shipping=code == "SHIPPING",
                    taxing=draw(taxing),
                    tax_group_id=1,
                )
                for code in CODES
            },
        },
    )


def priced(order):
    lines, about, holding = order
    return price(facts(*lines, **about), terms(*lines, **holding))


ZERO = Decimal(0)
