"""Cases A7: what is said of a little more is so, and for one unit less it is not."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from pricing import ChargeKind, NextTier, Scope, price
from tests.pricing.facts import FRANCE, facts, fixed, line, off, offer, percent, rate, rule, terms
from tests.pricing.strategies import money, plain_lines

KINDS = {"SHIPPING": ChargeKind(code="SHIPPING", is_shipping=True)}
NINE = (rule(fixed("0", None, "9.00")),)


def priced(*lines, about=None, **holding):
    holding = {"charge_kinds": KINDS} | holding
    return price(facts(*lines, **about or {}), terms(*lines, **holding))


def said(missing, amount="0", **more):
    hint = NextTier(
        charge_code="SHIPPING", missing=Decimal(missing), amount=Decimal(amount), **more
    )
    return (hint,)


def free(at_least, **more):
    return offer((at_least, "0"), number=9, code="FREE", kind="free_shipping", **more)


def test_a7_nothing_is_said_of_an_item_that_is_not_ordered():
    of_a = free("50", scope=Scope(items=frozenset({7})))

    assert priced(line("10.00"), rules=NINE, offers=[of_a]).next_tiers == ()


def test_of_an_item_that_is_ordered_it_is_said_of_what_more():
    of_a = free("50", scope=Scope(items=frozenset({7})))

    found = priced(line("10.00", item=7), line("70.00"), rules=NINE, offers=[of_a])

    assert found.next_tiers == said("40.00", offer="FREE")


def test_a7_half_off_everything_needs_twice_as_much():
    half = offer(("0", "50"), number=1)

    found = priced(line("90.00"), rules=NINE, offers=[half, free("100")])

    assert found.next_tiers == said("110.00")


def test_a_discount_of_the_order_takes_its_part_of_more():
    """Ten percent off 111.11 leave 100.00, off 111.10 they leave 99.99."""
    found = priced(
        line("50.00"), rules=NINE, offers=[free("100")], about={"discount_by_hand": off("10")}
    )

    assert found.next_tiers == said("61.11")


def test_where_all_that_is_more_is_given_away_nothing_is_said():
    rules = [rule(fixed("0", "100", "9.00"), fixed("100", None, "0"))]
    gift = offer(("0", "100"), number=1)

    assert priced(line("90.00"), rules=rules, offers=[gift]).next_tiers == ()


def test_a_sum_beyond_what_an_order_can_hold_is_no_hint_and_no_refusal():
    rules = [rule(fixed("0", "99999999999", "9.00"), fixed("99999999999", None, "0"))]
    tenth = offer(("0", "10"), number=1)

    assert priced(line("90.00"), rules=rules, offers=[tenth]).next_tiers == ()


def test_what_is_nearly_given_away_is_ordered_on_top():
    """99 % off: 0.90 are left of 90.00, and 99.10 of 9,909.51 more; of 9,909.50 only 99.09."""
    rules = [rule(fixed("0", "100", "9.00"), fixed("100", None, "0"))]
    nearly = offer(("0", "99"), number=1)

    found = priced(line("90.00"), rules=rules, offers=[nearly])

    assert found.next_tiers == said("9909.51")


def test_to_an_exempt_customer_it_is_said_without_tax():
    """60.00 with tax are reached with 30.00 more, which are 25.00 without; 5.00 are asked, not 6.00."""
    rules = [rule(fixed("0", "60", "7.20"), fixed("60", None, "6.00"))]
    lines = [line("30.00", tax_group_id=1, region=FRANCE)]

    found = priced(
        *lines,
        rules=rules,
        rates=[rate("20")],
        about={"prices_with_tax": True, "is_exempt": True, "region": FRANCE},
    )

    assert found.next_tiers == said("25.00", "5.00")


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
