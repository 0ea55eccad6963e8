"""The law of offers together: no combination that may stand costs less (cases A5).

The judge tries every turn of every selection, by what one offer alone gives.
"""

from decimal import Decimal
from itertools import chain, combinations, permutations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from pricing import Concurrency, Part, Scope, price
from pricing.offers import gives, in_turn
from pricing.sets import pieces_in_sets
from tests.pricing.facts import facts, line, offer, terms
from tests.pricing.strategies import ZERO, money

ITEMS = [1, 2, 3, 4, 5, 6]
SCOPES = st.sets(st.sampled_from(ITEMS), min_size=1, max_size=3).map(
    lambda items: Scope(items=frozenset(items))
)
LINES = st.lists(
    st.builds(line, money(60), st.integers(1, 3), item=st.sampled_from(ITEMS)),
    min_size=1,
    max_size=6,
)
KINDS = [
    ("simple", "percent"),
    ("simple", "amount"),
    ("simple", "price"),
    ("quantity", "percent"),
    ("threshold", "amount"),
    ("threshold", "percent"),
    ("mix_and_match", "amount"),
    ("mix_and_match", "price"),
]


@st.composite
def offer_lists(draw, most):
    return [draw_offer(draw, number) for number in range(draw(st.integers(1, most)))]


def draw_offer(draw, number):
    kind, gives_ = draw(st.sampled_from(KINDS))
    from_ = {"quantity": "3", "threshold": draw(st.sampled_from(["0", "50", "100"]))}.get(kind, "0")
    value = draw(st.sampled_from(["10", "25", "100"]) if gives_ == "percent" else money(40))
    return offer(
        (from_, value),
        number=number,
        kind=kind,
        gives=gives_,
        together=draw(st.sampled_from(["exclusive", "best_price", "compounded"])),
        coupon=f"C{number}" if draw(st.booleans()) else "",
        scope=draw(SCOPES | st.just(Scope())),
        parts=(Part(pieces=1, scope=draw(SCOPES)), Part(pieces=2, scope=draw(SCOPES))),
    )


def selections(offers):
    return chain.from_iterable(combinations(offers, many) for many in range(len(offers) + 1))


def dearest_way(entered, goods, offers):
    """Return the most that any turn of any selection takes off."""
    single = [o for o in offers if o.concurrency != Concurrency.COMPOUNDED]
    others = in_turn(o for o in offers if o.concurrency == Concurrency.COMPOUNDED)
    turns = chain.from_iterable(permutations(some) for some in selections(single))
    return max(
        taken_off(entered, goods, turn, kept) for turn, kept in product(turns, selections(others))
    )


def taken_off(entered, goods, turn, kept):
    left, unclaimed, exclusive = list(goods), set(range(len(goods))), set()

    def given(one, among):
        own = [
            (i, entered.lines[i], left[i])
            for i in sorted(among)
            if one.scope.holds(entered.lines[i])
        ]
        found = gives(one, own, 2)
        for share in found:
            left[share.index] -= share.amount
        return {share.index for share in found}

    for one in turn:
        claimed = given(one, unclaimed)
        unclaimed -= claimed
        exclusive |= claimed if one.concurrency == Concurrency.EXCLUSIVE else set()
    for one in sorted(kept, key=lambda o: bool(o.coupon)):
        given(one, set(range(len(goods))) - exclusive if one.coupon else unclaimed)
    return sum(goods) - sum(left)


def discount_of(lines, offers):
    entered = facts(*lines)
    found = price(entered, terms(*lines, offers=tuple(offers)))
    return entered, [ln.goods for ln in found.lines], found.totals.discount


@settings(max_examples=150, deadline=None)
@given(LINES, offer_lists(4))
def test_no_turn_of_no_selection_takes_off_more(lines, offers):
    entered, goods, discount = discount_of(lines, offers)

    assert discount == dearest_way(entered, goods, offers)


@settings(max_examples=3, deadline=None)
@given(st.lists(st.tuples(money(60), st.integers(1, 3)), min_size=6, max_size=6), st.data())
def test_six_single_offers_on_six_lines(prices, data):
    lines = [
        line(price, pieces, item=item) for item, (price, pieces) in zip(ITEMS, prices, strict=True)
    ]
    offers = [
        offer(
            ("0", data.draw(money(30))),
            number=number,
            kind="threshold",
            gives="amount",
            together=data.draw(st.sampled_from(["exclusive", "best_price"])),
            scope=Scope(items=frozenset({number, number % 6 + 1})),
        )
        for number in ITEMS
    ]
    entered, goods, discount = discount_of(lines, offers)

    assert discount == dearest_way(entered, goods, offers)


@settings(max_examples=150, deadline=None)
@given(LINES, SCOPES, SCOPES, SCOPES, st.integers(1, 2), st.none() | money(60))
def test_no_choice_of_pieces_makes_more_sets_or_dearer_ones(lines, a, b, c, pieces, at_price):
    """The judge puts every piece into every part that it fits, or into none."""
    entered = facts(*lines[:3])
    parts = (Part(pieces=pieces, scope=a), Part(pieces=1, scope=b), Part(pieces=1, scope=c))
    candidates = [
        (i, ln, lines[i][0] * ln.quantity) for i, ln in enumerate(entered.lines) if lines[i][0]
    ]

    sets, taken = pieces_in_sets(parts, candidates, at_price=at_price)

    worth = {i: left / ln.quantity for i, ln, left in candidates}
    found = sum((worth[i] * many for i, many in taken.items()), ZERO)
    best = best_pieces(parts, candidates)
    if at_price is None:
        assert (sets, found) == (max(best), best[max(best)])
    else:
        gained = max(dear - many * at_price for many, dear in best.items())
        assert abs(found - sets * at_price - gained) < Decimal("0.0001")


def best_pieces(parts, candidates):
    """Return the dearest pieces that make so many sets, for each number of sets."""
    pieces = [(left / ln.quantity, ln) for _, ln, left in candidates for _ in range(ln.quantity)]
    fits = [
        [None, *(p for p, part in enumerate(parts) if part.scope.holds(ln))] for _, ln in pieces
    ]
    best = {0: ZERO}
    reached = {tuple(0 for _ in parts): ZERO}
    for (dear, _), choices in zip(pieces, fits, strict=True):
        after = {}
        for counts, so_far in reached.items():
            for part in choices:
                now = tuple(n + (p == part) for p, n in enumerate(counts))
                worth = so_far + (dear if part is not None else ZERO)
                after[now] = max(after.get(now, ZERO), worth)
        reached = after
    for counts, dear in reached.items():
        sets = {n // part.pieces for n, part in zip(counts, parts, strict=True)}
        exact = all(n % part.pieces == 0 for n, part in zip(counts, parts, strict=True))
        if exact and len(sets) == 1:
            (many,) = sets
            best[many] = max(best.get(many, ZERO), dear)
    return best
