"""Gift cards are not goods: no term touches them, and none sees them."""

from decimal import Decimal

import pytest
from hypothesis import given, settings

from pricing import ChargeKind, ChargeTaxing, conceded, price
from tests.pricing.facts import (
    FRANCE,
    STANDARD_RATED,
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
from tests.pricing.strategies import ZERO, orders, plain_lines, priced

SHIPPING = rule(
    fixed("0", "50", "5.95"), fixed("50", "100", "7.95"), fixed("100", None, "0"), code="SHIPPING"
)
IS_SHIPPING = {"SHIPPING": ChargeKind(code="SHIPPING", is_shipping=True)}


def gift_card(value="50.00", quantity=1, **more):
    return line(value, quantity, is_goods=False, **more)


def price_of(*lines, about=None, **holding):
    return price(facts(*lines, **about or {}), terms(*lines, **holding))


def test_vector_23_tiers_see_the_goods_alone():
    found = price_of(line("60.00"), gift_card(), rules=[SHIPPING])

    assert [charge.amount for charge in found.charges] == [Decimal("7.95")]
    assert found.charges[0].because[0]["base"] == "60.00"
    assert (found.totals.goods, found.totals.gift_cards) == (Decimal("110.00"), Decimal("50.00"))
    assert found.totals.total == Decimal("117.95")
    (hint,) = found.next_tiers
    assert (hint.missing, hint.amount) == (Decimal("40.00"), ZERO)


def test_vector_23_offers_and_coupon_minimums_see_the_goods_alone():
    everything = offer(("0", "10"))
    from_100 = offer(
        ("100", "20"), number=2, kind="threshold", gives="amount", coupon="TWENTY",
        together="compounded",
    )  # fmt: skip

    found = price_of(line("60.00"), gift_card(), offers=[everything, from_100])

    assert [ln.discount for ln in found.lines] == [Decimal("6.00"), ZERO]
    (coupon,) = found.coupons
    assert (coupon.amount, coupon.missing) == (ZERO, Decimal("46.00"))
    assert found.totals.total == Decimal("104.00")


def test_vector_23_no_discount_by_hand_touches_the_card():
    found = price_of(
        line("60.00"),
        gift_card(discount_by_hand=off("20")),
        about={"discount_by_hand": off("10")},
    )

    assert [ln.net for ln in found.lines] == [Decimal("54.00"), Decimal("50.00")]
    assert found.lines[0].because[-1]["base"] == "60.00"


def test_vector_23_no_tax_touches_the_card():
    found = price_of(
        line("60.00", tax_group_id=STANDARD_RATED, region=FRANCE),
        gift_card(tax_group_id=STANDARD_RATED, region=FRANCE),
        about={"prices_with_tax": True, "region": FRANCE},
        rates=[rate("20")],
    )

    assert [ln.tax for ln in found.lines] == [Decimal("10.00"), ZERO]
    assert [(tax.base, tax.tax) for tax in found.taxes] == [(Decimal("50.00"), Decimal("10.00"))]


def test_an_exempt_customer_gets_the_card_at_its_full_price():
    found = price_of(
        line("60.00", tax_group_id=STANDARD_RATED, region=FRANCE),
        gift_card(tax_group_id=STANDARD_RATED, region=FRANCE),
        about={"prices_with_tax": True, "is_exempt": True, "region": FRANCE},
        rates=[rate("20")],
    )

    assert [ln.net for ln in found.lines] == [Decimal("50.00"), Decimal("50.00")]


def test_free_shipping_is_reached_by_goods_alone():
    free = offer(("100", "0"), kind="free_shipping")

    found = price_of(
        line("60.00"), gift_card(), rules=[SHIPPING], offers=[free], charge_kinds=IS_SHIPPING
    )

    assert [charge.amount for charge in found.charges] == [Decimal("7.95")]


def test_charges_by_piece_and_by_line_leave_it_out():
    by_piece = rule(per_piece("0", None, "1.50"), number=1, code="PACKING")
    by_line = rule(percent("0", None, "10"), number=2, code="FUEL", is_line_level=True)

    found = price_of(line("60.00", 2), gift_card(quantity=3), rules=[by_piece, by_line])

    assert [(c.charge_code, c.line, c.amount) for c in found.charges] == [
        ("FUEL", 1, Decimal("12.00")),
        ("PACKING", None, Decimal("3.00")),
    ]


def test_an_order_of_gift_cards_alone_has_no_charges():
    found = price_of(gift_card(quantity=2), rules=[SHIPPING])

    assert found.charges == ()
    assert found.totals.total == Decimal("100.00")


@pytest.mark.parametrize("taxing", ChargeTaxing)
def test_its_tax_group_does_not_tax_the_charges(taxing):
    kind = ChargeKind(code="SHIPPING", taxing=taxing, tax_group_id=2)

    found = price_of(
        line("60.00"),
        gift_card("5000.00", tax_group_id=STANDARD_RATED, region=FRANCE),
        about={"region": FRANCE},
        rules=[SHIPPING],
        rates=[rate("20")],
        charge_kinds={"SHIPPING": kind},
    )

    assert found.totals.tax == ZERO


def test_limits_see_the_goods_alone():
    lines = [line("60.00"), gift_card()]
    entered, known = facts(*lines, discount_by_hand=off("10")), terms(*lines)

    given_away = conceded(entered, known, price(entered, known))

    assert (given_away.untouched, given_away.conceded) == (Decimal("60.00"), Decimal("6.00"))
    assert given_away.percent == 10


@settings(max_examples=200, deadline=None)
@given(orders(), plain_lines())
def test_with_gift_cards_or_without_all_else_is_the_same(order, cards):
    lines, about, holding = order
    alone = priced(order)

    found = priced(([*lines, *map(as_gift_card, cards)], about, holding))

    value = sum((ln.goods for ln in found.lines[len(lines) :]), ZERO)
    assert found.lines[: len(lines)] == alone.lines
    assert (found.charges, found.taxes, found.next_tiers) == (
        alone.charges,
        alone.taxes,
        alone.next_tiers,
    )
    assert (found.totals.total, found.totals.gift_cards) == (alone.totals.total + value, value)


def as_gift_card(entered):
    *before, more = entered
    return (*before, more | {"is_goods": False, "tax_group_id": 1})
