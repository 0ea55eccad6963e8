"""The engine: coupons, and offers of free shipping."""

from decimal import Decimal

import pytest

from pricing import ChargeKind, PricedCoupon, Scope, price
from tests.pricing.facts import EXPRESS, STANDARD, amount, facts, fixed, line, offer, rule, terms

KINDS = {
    "SHIPPING": ChargeKind(code="SHIPPING", is_shipping=True),
    "HANDLING": ChargeKind(code="HANDLING", position=20),
}
RULES = (rule(fixed("0", None, "7.95")), rule(fixed("0", None, "2.00"), number=2, code="HANDLING"))


def priced(*lines, offers=(), groups=None, **about):
    """``groups`` are the price groups that hold, by the number of the line."""
    holding = terms(
        *lines,
        rules=RULES,
        offers=tuple(offers),
        charge_kinds=KINDS,
        groups_of=lambda line: groups.get(line.number, ()),
    )
    return price(facts(*lines, **about), holding)


def save75(**more):
    """75.00 off from 750.00 on, with a coupon."""
    return offer(
        ("750", "75"), kind="threshold", gives="amount", together="compounded", coupon="SAVE75",
        **more,
    )  # fmt: skip


def charges(found):
    return {charge.charge_code: charge.amount for charge in found.charges}


def test_a_cent_short_of_its_minimum_a_coupon_gives_nothing_and_says_so():
    found = priced(line("749.99"), offers=[save75()])

    assert found.totals.discount == Decimal("0")
    assert found.coupons == (
        PricedCoupon(
            code="SAVE75",
            offer_code="OFFER1",
            amount=Decimal("0"),
            missing=Decimal("0.01"),
            from_sum=Decimal("750"),
        ),
    )


def test_at_its_minimum_a_coupon_applies():
    found = priced(line("750.00"), offers=[save75()])

    assert found.totals.discount == Decimal("75.00")
    assert found.coupons == (
        PricedCoupon(code="SAVE75", offer_code="OFFER1", amount=Decimal("75.00")),
    )


def test_without_the_coupon_everything_is_as_it_was_before():
    before = priced(line("750.00", 2))

    priced(line("750.00", 2), offers=[save75()])

    assert priced(line("750.00", 2)) == before


def test_forty_percent_then_a_coupon_of_seventy_leaves_eighteen():
    offers = [
        offer(("0", "40"), number=1),
        offer(("0", "70"), number=2, together="compounded", coupon="SEVENTY"),
    ]

    found = priced(line("100.00"), offers=offers)

    assert found.lines[0].net == Decimal("18.00")


def test_the_minimum_is_compared_with_what_other_offers_leave():
    offers = [offer(("0", "10"), number=1), save75(number=2)]

    assert priced(line("833.32"), offers=offers).totals.discount == Decimal("83.33")
    assert priced(line("833.34"), offers=offers).totals.discount == Decimal("158.33")


def test_a_coupon_stays_off_the_lines_of_an_exclusive_offer():
    offers = [
        offer(("0", "51"), number=1, together="exclusive"),
        offer(("0", "50"), number=2, together="compounded", coupon="HALF"),
    ]

    found = priced(line("100.00"), offers=offers)

    assert found.totals.discount == Decimal("51.00")
    assert found.coupons == (PricedCoupon(code="HALF", offer_code="OFFER2", amount=Decimal("0")),)


def test_a_coupon_that_gives_more_than_an_exclusive_offer_takes_its_place():
    offers = [
        offer(("0", "49"), number=1, together="exclusive"),
        offer(("0", "50"), number=2, together="compounded", coupon="HALF"),
    ]

    assert priced(line("100.00"), offers=offers).totals.discount == Decimal("50.00")


@pytest.mark.parametrize(("coupon", "off"), [("20", "20.00"), ("5", "10.00")])
def test_a_coupon_of_best_price_competes_with_the_offers(coupon, off):
    offers = [
        offer(("0", "10"), number=1),
        offer(("0", coupon), number=2, coupon="COUPON"),
    ]

    assert priced(line("100.00"), offers=offers).totals.discount == Decimal(off)


def test_a_coupon_tells_what_it_gave_on_all_lines_together():
    coupon = offer(("0", "10"), together="compounded", coupon="TEN")

    found = priced(line("100.00"), line("50.00"), offers=[coupon])

    assert found.coupons == (
        PricedCoupon(code="TEN", offer_code="OFFER1", amount=Decimal("15.00")),
    )


@pytest.mark.parametrize(
    ("steps", "kind", "amount"),
    [
        ([("100", "5"), ("200", "20")], "threshold", "5.00"),  # it gave something
        ([("3", "5")], "quantity", "0"),  # pieces are missing, not a sum
    ],
)
def test_a_coupon_says_no_sum_is_missing_where_that_is_not_why(steps, kind, amount):
    coupon = offer(*steps, kind=kind, gives="amount", together="compounded", coupon="FIVE")

    assert priced(line("150.00"), offers=[coupon]).coupons == (
        PricedCoupon(code="FIVE", offer_code="OFFER1", amount=Decimal(amount)),
    )


# Free shipping


def free(*tiers, **more):
    return offer(*(tiers or [("100", "0")]), kind="free_shipping", **more)


@pytest.mark.parametrize(("goods", "shipping"), [("99.99", "7.95"), ("100.00", "0")])
def test_shipping_is_free_from_a_sum_on_and_handling_is_not(goods, shipping):
    found = priced(line(goods), offers=[free()])

    assert charges(found) == {"SHIPPING": Decimal(shipping), "HANDLING": Decimal("2.00")}


def test_the_reason_tells_what_was_waived():
    found = priced(line("120.00"), offers=[free()])

    assert found.charges[0].because[1] == {
        "step": "free_shipping",
        "offer": "OFFER1",
        "coupon": "",
        "from_sum": "100",
        "base": "120.00",
        "waived": "7.95",
    }


@pytest.mark.parametrize(("first", "shipping"), [("99.99", "7.95"), ("100.00", "0")])
def test_free_shipping_counts_the_items_it_is_for(first, shipping):
    of_item = free(scope=Scope(items=frozenset({1})))

    assert charges(priced(line(first), line("500.00"), offers=[of_item]))["SHIPPING"] == Decimal(
        shipping
    )


@pytest.mark.parametrize(("group", "shipping"), [(5, "0"), (4, "7.95")])
def test_free_shipping_may_be_for_a_price_group(group, shipping):
    lines = [line("120.00"), line("99.00")]

    found = priced(*lines, offers=[free(price_group_id=5)], groups={1: {group}, 2: {5}})

    assert charges(found)["SHIPPING"] == Decimal(shipping)


def test_a_coupon_that_frees_shipping_misses_nothing_to_its_next_step():
    coupon = free(("100", "0"), ("200", "0"), coupon="FREE")

    assert priced(line("150.00"), offers=[coupon]).coupons == (
        PricedCoupon(code="FREE", offer_code="OFFER1", amount=Decimal("7.95")),
    )


@pytest.mark.parametrize(("mode", "shipping"), [(STANDARD, "0"), (EXPRESS, "7.95")])
def test_free_shipping_may_be_for_one_mode(mode, shipping):
    found = priced(line("120.00", mode=mode), offers=[free(mode_id=STANDARD)], mode=mode)

    assert charges(found)["SHIPPING"] == Decimal(shipping)


def test_free_shipping_sees_the_goods_after_discounts():
    found = priced(line("100.00", discount_by_hand=amount("0.01")), offers=[free()])

    assert charges(found)["SHIPPING"] == Decimal("7.95")


@pytest.mark.parametrize(
    ("goods", "coupon"),
    [
        (
            "99.00",
            PricedCoupon(
                code="FREE",
                offer_code="OFFER1",
                amount=Decimal("0"),
                missing=Decimal("1.00"),
                from_sum=Decimal("100"),
            ),
        ),
        ("100.00", PricedCoupon(code="FREE", offer_code="OFFER1", amount=Decimal("7.95"))),
    ],
)
def test_a_coupon_for_free_shipping_says_what_it_saved_or_what_is_missing(goods, coupon):
    assert priced(line(goods), offers=[free(coupon="FREE")]).coupons == (coupon,)


def test_a_charge_by_hand_stands_also_where_shipping_is_free():
    found = priced(line("120.00"), offers=[free()], charges_by_hand={"SHIPPING": amount("3.00")})

    assert charges(found)["SHIPPING"] == Decimal("3.00")
