"""Which line gets which pieces: the arithmetic, without a database."""

import pytest

from orders.questions.allocation import Share, Shelf, Supply, Want, allocate

JACKET, SOCKS = 1, 2
MAIN, STORE, STORE_2 = 100, 200, 300


def shelf(warehouse, free, *, item=JACKET):
    return Shelf(stock_id=warehouse + item, warehouse_id=warehouse, free=free)


def want(line, pieces, *, item=JACKET, store=None):
    return Want(line=line, item_id=item, pieces=pieces, store_id=store)


def shared(wants, **supply):
    """What each line gets: by stock, on back-order, short."""
    shares = allocate(wants, {JACKET: Supply(**supply)})
    return [(dict(share.taken), share.back_ordered, share.short) for share in shares]


def test_takes_from_warehouse_after_warehouse():
    shelves = (shelf(MAIN, 2), shelf(STORE, 5))

    assert shared([want(1, 1)], shelves=shelves) == [({101: 1}, 0, 0)]
    assert shared([want(1, 2)], shelves=shelves) == [({101: 2}, 0, 0)]
    assert shared([want(1, 3)], shelves=shelves) == [({101: 2, 201: 1}, 0, 0)]
    assert shared([want(1, 7)], shelves=shelves) == [({101: 2, 201: 5}, 0, 0)]
    assert shared([want(1, 8)], shelves=shelves) == [({101: 2, 201: 5}, 0, 1)]


def test_a_pick_up_takes_from_its_store_first():
    shelves = (shelf(MAIN, 2), shelf(STORE, 2), shelf(STORE_2, 2))

    assert shared([want(1, 3, store=STORE_2)], shelves=shelves) == [({301: 2, 101: 1}, 0, 0)]


def test_lines_of_one_item_count_together_the_first_line_first():
    assert shared([want(1, 2), want(2, 3)], shelves=(shelf(MAIN, 4),)) == [
        ({101: 2}, 0, 0),
        ({101: 2}, 0, 1),
    ]


def test_items_do_not_take_from_each_other():
    supplies = {
        JACKET: Supply(shelves=(shelf(MAIN, 1),)),
        SOCKS: Supply(shelves=(shelf(MAIN, 1, item=SOCKS),)),
    }

    shares = allocate([want(1, 1), want(2, 1, item=SOCKS)], supplies)

    assert [dict(share.taken) for share in shares] == [{101: 1}, {102: 1}]


def test_an_item_that_is_not_counted_is_never_short():
    assert allocate([want(1, 99_999)], {}) == [Share(line=1, wanted=99_999)]


def test_an_item_that_lies_nowhere_here_is_short():
    assert shared([want(1, 3)]) == [({}, 0, 3)]


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (None, [({101: 1}, 2, 0), ({}, 3, 0)]),
        (5, [({101: 1}, 2, 0), ({}, 3, 0)]),
        (4, [({101: 1}, 2, 0), ({}, 2, 1)]),
        (1, [({101: 1}, 1, 1), ({}, 0, 3)]),
        (0, [({101: 1}, 0, 2), ({}, 0, 3)]),
    ],
)
def test_what_is_missing_goes_on_back_order_up_to_what_is_left_of_the_limit(left, expected):
    found = shared(
        [want(1, 3), want(2, 3)],
        shelves=(shelf(MAIN, 1),),
        is_back_ordered=True,
        back_order_left=left,
    )

    assert found == expected


def test_a_share_tells_what_the_line_can_have():
    share = Share(line=1, wanted=9, taken={101: 2, 201: 1}, back_ordered=4, short=2)

    assert (share.left, share.available) == (7, 3)
