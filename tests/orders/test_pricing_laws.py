"""What holds of every order, whatever its lines and rules."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from callcenter.money import rounded
from orders.pricing import price
from tests.orders.pricing_facts import (
    EXPRESS,
    OVERNIGHT,
    STANDARD,
    facts,
    fixed,
    line,
    per_piece,
    percent,
    rule,
    terms,
)

MODES = st.sampled_from([STANDARD, EXPRESS, OVERNIGHT])
LINES = st.lists(
    st.builds(
        line,
        st.decimals(min_value=0, max_value=5000, places=4),
        st.integers(1, 50),
        mode=MODES,
        group=st.sampled_from([None, 1, 2]),
    ),
    max_size=12,
)
TIERS = st.one_of(
    st.decimals(min_value=0, max_value=50, places=2).map(
        lambda value: (fixed("0", "100", value), fixed("100", None, "0"))
    ),
    st.decimals(min_value=0, max_value=40, places=4).map(
        lambda value: (percent("0", None, value),)
    ),
    st.decimals(min_value=0, max_value=9, places=2).map(
        lambda value: (per_piece("0", None, value),)
    ),
)


@st.composite
def rule_sets(draw):
    found = []
    for number in range(draw(st.integers(0, 5))):
        is_line_level = draw(st.booleans())
        code = draw(st.sampled_from(["SHIPPING", "HANDLING"]))
        found.append(
            rule(
                *draw(TIERS),
                number=number,
                code=code,
                modes=draw(st.none() | st.sets(MODES, min_size=1)),
                adds_up=code == "HANDLING",
                is_line_level=is_line_level,
                spread=not is_line_level and draw(st.booleans()),
                for_whom=draw(st.integers(0, 2)),
            )
        )
    return found


def priced(lines, rules):
    return price(facts(*lines), terms(*lines, rules=rules))


@settings(max_examples=150)
@given(LINES, rule_sets())
def test_totals_add_up_to_the_cent(lines, rules):
    found = priced(lines, rules)

    totals = found.totals
    assert totals.goods == sum((ln.goods for ln in found.lines), Decimal(0))
    assert totals.charges == sum((charge.amount for charge in found.charges), Decimal(0))
    assert totals.total == totals.goods - totals.discount + totals.charges + totals.tax_added
    assert all(ln.net == ln.goods - ln.discount for ln in found.lines)
    assert totals.total == rounded(totals.total, 2)


@settings(max_examples=150)
@given(LINES, rule_sets())
def test_nothing_is_ever_negative(lines, rules):
    found = priced(lines, rules)

    assert all(charge.amount >= 0 for charge in found.charges)
    assert all(ln.goods >= 0 for ln in found.lines)


@settings(max_examples=150)
@given(LINES, rule_sets(), st.randoms(use_true_random=False))
def test_the_order_of_the_lines_changes_no_total(lines, rules, random):
    shuffled = list(lines)
    random.shuffle(shuffled)

    assert priced(lines, rules).totals == priced(shuffled, rules).totals


@settings(max_examples=100)
@given(LINES, rule_sets(), st.randoms(use_true_random=False))
def test_the_order_of_the_rules_changes_nothing(lines, rules, random):
    shuffled = list(rules)
    random.shuffle(shuffled)

    def amounts(found):
        return sorted((charge.rule_id, charge.line or 0, charge.amount) for charge in found.charges)

    assert amounts(priced(lines, rules)) == amounts(priced(lines, shuffled))


@settings(max_examples=150)
@given(LINES, rule_sets())
def test_the_steps_give_the_amount(lines, rules):
    for charge in priced(lines, rules).charges:
        tier, *share = charge.because
        base, value = Decimal(tier["base"]), Decimal(tier["value"])
        whole = {
            "fixed": value,
            "percent": base * value / 100,
            "per_piece": value * tier["pieces"],
        }[tier["kind"]]

        assert Decimal(tier["at_least"]) <= base
        assert tier["below"] is None or base < Decimal(tier["below"])
        assert rounded(whole, 2) == Decimal(tier["amount"])
        if share:
            (step,) = share
            assert Decimal(step["of"]) == Decimal(tier["amount"])
            if base:
                due = Decimal(tier["amount"]) * Decimal(step["own"]) / base
                assert abs(charge.amount - due) < Decimal("0.0100001")
        else:
            assert charge.amount == Decimal(tier["amount"])


@settings(max_examples=100)
@given(LINES)
def test_a_line_says_price_times_quantity(lines):
    for ln in priced(lines, []).lines:
        (step,) = ln.because
        assert rounded(Decimal(step["unit_price"]) * step["quantity"], 2) == ln.goods
        assert Decimal(step["amount"]) == ln.goods
