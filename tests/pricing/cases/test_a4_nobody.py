"""Cases A4: what is limited gives nothing to an order without what it is limited to."""

from decimal import Decimal

import pytest

from pricing import ChargeKind, Part, Scope, price
from tests.pricing.facts import EXPRESS, facts, fixed, line, offer, rule, terms

KINDS = {"SHIPPING": ChargeKind(code="SHIPPING", is_shipping=True)}
OF_A = Scope(items=frozenset({7}))
LIMITS = [{"scope": OF_A}, {"price_group_id": 5}, {"mode_id": EXPRESS}, {"moments": frozenset()}]


def priced(*lines, **holding):
    shipping = (rule(fixed("0", None, "9.00")),)
    return price(facts(*lines), terms(*lines, rules=shipping, charge_kinds=KINDS, **holding))


@pytest.mark.parametrize("limit", LIMITS)
@pytest.mark.parametrize("coupon", ["", "FREE"])
def test_a4_free_shipping_from_nothing_on_is_for_what_it_is_limited_to(limit, coupon):
    free = offer(("0", "0"), kind="free_shipping", coupon=coupon, **limit)

    found = priced(line("10.00"), offers=[free])

    assert found.totals.total == Decimal("19.00")
    assert [(told.amount, told.missing) for told in found.coupons] == [(0, None)] * bool(coupon)


@pytest.mark.parametrize("kind", ["simple", "quantity", "threshold", "mix_and_match"])
@pytest.mark.parametrize("limit", [{"scope": OF_A}, {"price_group_id": 5}])
def test_no_offer_that_is_limited_gives_anything_to_others(kind, limit):
    parts = (Part(pieces=1, scope=Scope()),)
    given = offer(("0", "50"), kind=kind, parts=parts, coupon="C", **limit)

    found = priced(line("10.00"), offers=[given])

    assert found.totals.discount == 0
    assert [(told.amount, told.missing) for told in found.coupons] == [(0, None)]


def test_a_rule_of_the_whole_order_for_an_item_asks_nothing_of_an_order_without_it():
    lines = [line("10.00")]
    of_a = rule(fixed("0", None, "9.00"), item_id=7)

    assert price(facts(*lines), terms(*lines, rules=[of_a])).charges == ()


def test_free_shipping_from_a_sum_on_of_what_is_not_ordered_is_no_hint():
    free = offer(("50", "0"), kind="free_shipping", scope=OF_A)

    assert priced(line("10.00"), offers=[free]).next_tiers == ()


def test_with_what_it_is_limited_to_it_gives():
    free = offer(("0", "0"), kind="free_shipping", scope=OF_A)

    assert priced(line("10.00", item=7), offers=[free]).totals.total == Decimal("10.00")
