"""Cases A2: the linter names a mode without any rule."""

import pytest

from tests.pricing.test_oddities import one, rule, said


def shipping(number, *modes, **options):
    return rule(number, modes=one(*modes), is_shipping=True, **options)


def test_a_mode_that_no_rule_of_shipping_names_is_told_once():
    without_11 = (
        "No rule of SHIPPING is for mode 11: an order by it is charged nothing. "
        "Add a rule for it: with the value 0 if it is meant to be free."
    )

    assert said(shipping(1, "m99")) == [without_11]
    other_customers = shipping(2, "m99", customers=one("c5"))
    assert said(other_customers, shipping(1, "m99")) == [without_11]
    assert said(shipping(1, "m99"), other_customers) == []


@pytest.mark.parametrize(
    "others", [[shipping(2, "m11")], [rule(2, level="line")], [shipping(0, "m11", level="line")]]
)
def test_a_mode_that_some_rule_names_is_not_told(others):
    assert said(shipping(3, "m99"), *others) == []


def test_of_what_is_no_shipping_no_mode_need_have_a_rule():
    assert said(rule(modes=one("m99"))) == []
