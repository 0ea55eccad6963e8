"""What holds of every order, whatever its lines and terms."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from callcenter.words.money import rounded
from pricing import conceded, price
from tests.pricing.facts import facts, terms
from tests.pricing.strategies import (
    RATES,
    ZERO,
    offer_sets,
    orders,
    plain_lines,
    priced,
    rule_sets,
)

PLAIN = plain_lines()


def total(amounts):
    return sum(amounts, ZERO)


@settings(max_examples=300, deadline=None)
@given(orders())
def test_parts_add_up_to_the_cent(order):
    found = priced(order)

    totals = found.totals
    assert totals.goods == total(ln.goods for ln in found.lines)
    assert totals.discount == total(ln.discount for ln in found.lines)
    assert totals.charges == total(charge.amount for charge in found.charges)
    assert totals.tax == total(tax.tax for tax in found.taxes)
    assert totals.total == totals.goods - totals.discount + totals.charges + totals.tax_added
    assert totals.total == rounded(totals.total, 2)
    assert all(ln.net == ln.goods - ln.discount for ln in found.lines)


@settings(max_examples=300, deadline=None)
@given(orders())
def test_the_tax_is_spread_to_the_last_cent(order):
    found = priced(order)

    borne = [row.tax for row in (*found.lines, *found.charges)]
    assert total(borne) == found.totals.tax
    assert all(tax >= 0 for tax in borne)
    if order[1]["is_exempt"]:
        assert found.totals.tax == 0
    elif order[1]["prices_with_tax"]:
        assert found.totals.tax_added == 0
    else:
        assert found.totals.tax_added == found.totals.tax


@settings(max_examples=300, deadline=None)
@given(orders())
def test_nothing_is_ever_negative(order):
    found = priced(order)

    assert all(ln.goods >= ln.discount >= 0 for ln in found.lines)
    assert all(charge.amount >= 0 for charge in found.charges)
    assert found.totals.total >= 0


@settings(max_examples=300, deadline=None)
@given(orders())
def test_the_steps_of_a_line_give_its_figures(order):
    if order[1]["is_exempt"] and order[1]["prices_with_tax"]:
        return  # test_exempt.py
    for ln in priced(order).lines:
        first, *discounts = ln.because
        assert rounded(Decimal(first["unit_price"]) * first["quantity"], 2) == ln.goods
        assert Decimal(first["amount"]) == ln.goods
        assert total(Decimal(step["amount"]) for step in discounts) == ln.discount
        for step in discounts:
            assert abs(reckoned(step) - Decimal(step["amount"])) < Decimal("0.0100001")


def reckoned(step):
    """Work out again what a discount says of itself; a share may differ by less than a cent."""
    shared = "of" in step
    base = Decimal(step.get("whole_base", step["base"]))
    if step["step"] == "offer":
        value = Decimal(step["value"])
        whole = {
            "percent": base * value / 100,
            "amount": value * step["times"],
            "price": base - rounded(value * step["times"], 2),
        }[step["value_kind"]]
    else:
        by_percent = step["percent"] is not None
        whole = base * Decimal(step["percent"] or 0) / 100
        whole = whole if by_percent else Decimal(step["of"] if shared else step["amount"])
    whole = min(rounded(whole, 2), base)
    if not shared:
        return whole
    assert whole == Decimal(step["of"])
    own = Decimal(step["own"] if step["step"] == "order_discount" else step["base"])
    return whole * own / base if base else Decimal(step["amount"])


@settings(max_examples=300, deadline=None)
@given(orders())
def test_the_steps_of_a_charge_give_its_amount(order):
    for charge in priced(order).charges:
        if charge.rule_id is None:
            step, *share = charge.because
            due = Decimal(step["amount"])
            if share and Decimal(share[0]["base"]):
                due = due * Decimal(share[0]["own"]) / Decimal(share[0]["base"])
            assert abs(charge.amount - due) < Decimal("0.0100001") or share
            continue
        tier, *others = charge.because
        whole = asked(tier)
        assert whole == Decimal(tier["amount"])
        due = whole
        for step in others:
            if step["step"] == "share":
                assert Decimal(step["of"]) == whole
                base = Decimal(step["base"])
                due = whole * Decimal(step["own"]) / base if base else charge.amount
            elif step["step"] == "free_shipping":
                due = ZERO
            elif step["step"] == "mode_of_lines":
                assert step["mode"] == tier["mode"]
            else:
                due = Decimal(step["amount"])
        assert abs(charge.amount - due) < Decimal("0.0100001")


def asked(tier):
    base, value = Decimal(tier["base"]), Decimal(tier["value"])
    assert Decimal(tier["at_least"]) <= base
    assert tier["below"] is None or base < Decimal(tier["below"])
    return rounded(
        {
            "fixed": value,
            "percent": base * value / 100,
            "per_piece": value * tier["pieces"],
        }[tier["kind"]],
        2,
    )


@settings(max_examples=200, deadline=None)
@given(
    PLAIN, rule_sets(), offer_sets(kinds=("simple", "quantity")), st.randoms(use_true_random=False)
)
def test_the_order_of_the_lines_changes_no_total(lines, rules, offers, random):
    shuffled = list(lines)
    random.shuffle(shuffled)

    def totals(entered):
        return price(facts(*entered), terms(*entered, rules=rules, offers=offers)).totals

    assert totals(lines) == totals(shuffled)


@settings(max_examples=200, deadline=None)
@given(orders(lines=PLAIN), st.randoms(use_true_random=False))
def test_the_order_of_the_terms_changes_nothing(order, random):
    lines, about, holding = order
    shuffled = dict(holding)
    for name in ("rules", "offers"):
        rows = list(holding[name])
        random.shuffle(rows)
        shuffled[name] = tuple(rows)

    def figures(found):
        charges = sorted(
            ((c.rule_id or -1, c.charge_code, c.line or 0, c.amount, c.tax) for c in found.charges),
        )
        return [(ln.net, ln.tax) for ln in found.lines], charges, found.totals

    assert figures(priced(order)) == figures(priced((lines, about, shuffled)))


@settings(max_examples=200, deadline=None)
@given(orders(), PLAIN.filter(bool))
def test_adding_lines_and_taking_them_off_leads_back(order, more):
    lines, about, holding = order
    before = priced(order)

    with_more = priced(([*lines, *more], about, holding))

    assert len(with_more.lines) == len(lines) + len(more)
    assert priced(order) == before


@settings(max_examples=200, deadline=None)
@given(orders())
def test_what_is_conceded_is_what_the_touches_took(order):
    lines, about, holding = order
    entered, known = facts(*lines, **about), terms(*lines, **holding)
    found = price(entered, known)

    given_away = conceded(entered, known, found)

    untouched = price(entered.untouched(), known).totals.untaxed
    assert given_away.untouched == untouched
    assert given_away.unapproved == given_away.conceded
    if not raises(entered, price(entered.untouched(), known)):
        assert given_away.conceded == max(untouched - found.totals.untaxed, ZERO)


def raises(entered, untouched):
    """Whether a price was raised by hand, or may have been: a charge is compared elsewhere."""
    return entered.charges_by_hand or any(
        ln.price_by_hand and ln.price_by_hand.amount > listed.list_price
        for ln, listed in zip(entered.lines, untouched.lines, strict=True)
    )


def test_the_rates_are_what_the_laws_are_tried_on():
    assert len({r.percent for r in RATES}) == 3
