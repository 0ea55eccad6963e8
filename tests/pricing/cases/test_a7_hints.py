"""Cases A7: what is said of a little more is so, and for one unit less it is not."""

from decimal import Decimal

from pricing import ChargeKind, NextTier, Scope, price
from tests.pricing.facts import FRANCE, facts, fixed, line, off, offer, rate, rule, terms

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
