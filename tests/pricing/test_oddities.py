"""The linter of charge rules: what it finds, what it lets pass, and what it says."""

from datetime import date
from decimal import Decimal

import pytest

from pricing.linting import oddities
from pricing.linting.extents import Extent, Span
from pricing.linting.oddities import Severity

MODES = {"m99": "99", "m11": "11"}


def tiers(*rows):
    return [
        oddities.StandingTier(
            at_least=Decimal(at_least), below=below and Decimal(below), kind=kind, value=Decimal(value)
        )
        for at_least, below, kind, value in rows
    ]  # fmt: skip


FREE_FROM_50 = tiers(("0", "50", "fixed", "5.95"), ("50", None, "fixed", "7.95"))


def one(*keys):
    return Extent(rank=2, members=frozenset(keys))


def group(*keys):
    return Extent(rank=1, members=frozenset(keys))


def rule(number=1, **options):
    return oddities.StandingRule(
        **{
            "number": number, "charge_code": "SHIPPING", "level": "order", "currency": "USD",
            "adds_up": False, "items": Extent(), "customers": Extent(), "modes": Extent(),
            "call_centers": Extent(), "dates": Span(), "tiers": FREE_FROM_50,
        } | options
    )  # fmt: skip


def said(checked, *others, severity=None):
    return [
        f"{finding.sentence} {finding.mend}"
        for finding in oddities.findings_of(checked, others, modes=MODES)
        if severity in {None, finding.severity}
    ]


TIE = (
    "This rule ties with rule SHIPPING 2: an order may match both. "
    "Give one of them a narrower scope or other dates."
)
BEATEN = (
    "This rule is never charged: rules {} are more specific for every order. "
    "Withdraw it, or narrow the others."
)


def test_finds_nothing_odd_about_tiers_that_meet_and_rise():
    assert said(rule()) == []


# --- Ties ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mine", "other"),
    [
        ({}, {}),
        ({"modes": one("m99")}, {"modes": one("m99")}),
        ({"modes": group("m99", "m11")}, {"modes": group("m11", "m60")}),
        ({"customers": one("c5")}, {"customers": one("c5")}),
        ({"dates": Span(end=date(2026, 6, 30))}, {"dates": Span(start=date(2026, 6, 30))}),
        ({"modes": one("m99"), "call_centers": one("cc1")},
         {"modes": one("m99"), "call_centers": one("cc1")}),
    ],
)  # fmt: skip
def test_two_rules_as_specific_as_each_other_tie(mine, other):
    assert said(rule(**mine), rule(2, **other), severity=Severity.ERROR) == [TIE]


@pytest.mark.parametrize(
    ("mine", "other"),
    [
        ({"modes": one("m99")}, {"modes": one("m11")}),
        ({"modes": one("m99")}, {"modes": group("m99", "m11")}),
        ({"call_centers": one("cc1")}, {"call_centers": one("cc2")}),
        ({"dates": Span(end=date(2026, 6, 30))}, {"dates": Span(start=date(2026, 7, 1))}),
        ({}, {"charge_code": "HANDLING"}),
        ({}, {"level": "line"}),
        ({}, {"currency": "EUR"}),
        ({"customers": group("g1", "c5")}, {"customers": group("g2")}),
    ],
)
def test_rules_of_different_scope_dates_or_kind_do_not_tie(mine, other):
    assert said(rule(**mine), rule(2, **other), severity=Severity.ERROR) == []


def test_rules_that_add_up_do_not_tie():
    assert said(rule(adds_up=True), rule(2, adds_up=True)) == []


def test_a_more_specific_item_does_not_tie_with_a_more_specific_customer():
    by_item = rule(level="line", items=one("i1"))
    by_customer = rule(2, level="line", customers=one("c1"))

    assert said(by_item, by_customer) == []


# --- Rules and tiers nobody reaches --------------------------------------------------------------


def test_a_rule_for_all_modes_is_never_charged_where_each_mode_has_its_own():
    own = [rule(2, modes=one("m99")), rule(3, modes=one("m11"))]

    assert said(rule(), *own) == [BEATEN.format("SHIPPING 2, SHIPPING 3")]


def test_a_group_of_one_mode_is_never_charged_beside_that_mode():
    assert said(rule(modes=group("m99")), rule(2, modes=one("m99"))) == [
        BEATEN.format("SHIPPING 2")
    ]


@pytest.mark.parametrize(
    "narrower",
    [
        {"dates": Span(start=date(2026, 1, 1))},
        {"call_centers": one("cc1")},
        {"customers": one("c5")},
    ],
)
def test_a_rule_is_reached_where_the_others_hold_for_less(narrower):
    own = [rule(2, modes=one("m99"), **narrower), rule(3, modes=one("m11"))]

    assert said(rule(), *own) == []


def test_a_rule_is_reached_where_one_mode_is_left_to_it():
    assert said(rule(), rule(2, modes=one("m99"))) == []


def test_a_group_of_customers_is_reached_however_many_of_it_have_their_own_rule():
    assert said(rule(customers=group("g1", "c5")), rule(2, customers=one("c5"))) == []


def test_a_group_without_modes_is_told():
    assert said(rule(modes=group())) == [
        "No mode of delivery belongs to what this rule names: it is never charged. "
        "Add modes to the group, or name others."
    ]


def test_a_tier_between_two_cents_is_told():
    narrow = tiers(("0", "50.001", "fixed", "1"), ("50.001", "50.009", "fixed", "2"),
                   ("50.009", None, "fixed", "3"))  # fmt: skip

    assert said(rule(tiers=narrow)) == [
        "No amount in USD lies from 50.001 up to 50.009. Delete the tier or widen it."
    ]
    assert said(rule(tiers=narrow, currency="KWD")) == []


# --- Gaps ----------------------------------------------------------------------------------------

ADD_A_TIER = "Add a tier for it: with the value 0 if it is meant to be free."


def test_gaps_below_between_and_above_are_told():
    with_gaps = tiers(("10", "50", "fixed", "5.95"), ("60", "150", "fixed", "7.95"))

    assert said(rule(tiers=with_gaps)) == [
        f"From 0.00 up to 10.00 nothing is charged. {ADD_A_TIER}",
        f"From 50.00 up to 60.00 nothing is charged. {ADD_A_TIER}",
        f"From 150.00 on nothing is charged. {ADD_A_TIER}",
    ]


def test_a_rule_without_tiers_is_told():
    assert said(rule(tiers=[])) == [
        f"This rule has no tier: nothing is charged where it matches. {ADD_A_TIER}"
    ]


# --- Cheaper above the edge ----------------------------------------------------------------------

IF_MEANT = "Leave it if it is meant so, such as free shipping from there on."


def test_a_percentage_that_begins_too_early_is_told_with_where_it_evens_out():
    mixed = tiers(("0", "100", "fixed", "9.95"), ("100", None, "percent", "5"))

    assert said(rule(tiers=mixed)) == [
        "9.95 is charged at 99.99, but 5.00 at 100.00: cheaper above the edge. "
        "Let the percentage begin at 199.00, or leave it if it is meant so."
    ]


def test_a_percentage_that_begins_where_it_evens_out_is_fine():
    assert (
        said(rule(tiers=tiers(("0", "199", "fixed", "9.95"), ("199", None, "percent", "5")))) == []
    )


def test_free_from_an_amount_on_is_a_hint():
    free = tiers(("0", "150", "fixed", "7.95"), ("150", None, "fixed", "0"))

    assert said(rule(tiers=free), severity=Severity.HINT) == [
        f"7.95 is charged at 149.99, but 0.00 at 150.00: cheaper above the edge. {IF_MEANT}"
    ]


def test_a_percentage_that_falls_is_told_by_what_it_comes_to():
    falling = tiers(("0", "100", "percent", "10"), ("100", "200", "percent", "8"),
                    ("200", None, "percent", "8"))  # fmt: skip

    assert said(rule(tiers=falling)) == [
        "10.00 is charged at 99.99, but 8.00 at 100.00: cheaper above the edge. "
        "Let the percentage begin at 125.00, or leave it if it is meant so."
    ]


def test_edges_of_charges_per_piece_depend_on_the_pieces():
    per_piece = tiers(("0", "100", "per_piece", "2"), ("100", None, "fixed", "0"))

    assert said(rule(tiers=per_piece)) == []


def test_an_edge_in_yen_is_one_yen_wide():
    mixed = tiers(("0", "100", "fixed", "10"), ("100", None, "fixed", "0"))

    assert said(rule(tiers=mixed, currency="JPY")) == [
        f"10 is charged at 99, but 0 at 100: cheaper above the edge. {IF_MEANT}"
    ]
