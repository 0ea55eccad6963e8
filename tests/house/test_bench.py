"""The bench: what it reckons and draws; the measuring itself is its own trial."""

from xml.etree import ElementTree

import pytest

from bench.against.processor import Reading, Spent
from bench.against.ratios import paired
from bench.desk import Row
from bench.floors import line_by_line, step_of
from bench.growth import lines_of
from bench.picture import Chart, picture

SVG = "{http://www.w3.org/2000/svg}"


def test_a_row_tells_medians_in_milliseconds_and_their_ratio():
    row = Row("Complete", [0.02, 0.03, 0.1], [0.01, 0.01, 0.02], 12).facts()

    assert (row["p50"], row["floor"], row["ratio"], row["statements"]) == (30, 10, 3, 12)


def test_rows_of_several_lines_are_written_line_by_line():
    line, event = "orders_orderline", "orders_orderevent"
    rows = [(line, {"n": 1}), (line, {"n": 2}), (event, {"n": 3}), (event, {"n": 4})]

    assert line_by_line(rows) == [
        [(line, {"n": 1}), (event, {"n": 3})],
        [(line, {"n": 2}), (event, {"n": 4})],
    ]


def test_each_row_of_an_order_belongs_to_the_step_that_writes_it():
    assert step_of("orders_order", {"id": 1}) == "new"
    assert step_of("orders_orderline", {"id": 1}) == "add"
    assert step_of("orders_orderevent", {"kind": "line_added"}) == "add"
    assert step_of("payments_paymentevent", {"kind": "captured"}) == "submit"
    assert step_of("callcenter_once", {"verb": "take_payment"}) == "pay"


def test_adding_line_51_is_a_change_of_an_order_of_50_lines():
    rows = [
        {"name": "add line 51", "p50": 4},
        {"name": "open an order of 50 lines", "p50": 9},
        {"name": "submit", "p50": 1},
    ]

    assert lines_of(rows) == {"add line": {50: 4}, "open an order of": {50: 9}}


def test_the_picture_holds_every_curve_with_its_name():
    drawn = picture(
        Chart("By customers", [10_000, 200_000], {"prefix & more": [2, 3], "words": [4, 40]}),
        Chart("By lines", [5], {"open": [12]}),
    )

    root = ElementTree.fromstring(drawn)
    assert len(root.findall(f"{SVG}polyline")) == 3
    words = [text.text for text in root.findall(f"{SVG}text")]
    assert {"By customers", "prefix & more", "10,000", "200,000", "open"} <= set(words)


def test_a_ratio_is_taken_of_each_pair_so_a_slow_hour_of_the_machine_weighs_nothing():
    value, spread = paired([1.0, 10.0, 2.0], [0.5, 5.0, 1.0])

    assert value == pytest.approx(0.5)
    assert spread == pytest.approx(0)


def test_the_spread_of_a_ratio_tells_how_far_its_pairs_lie_apart():
    value, spread = paired([1.0, 1.0], [2.0, 0.5])

    assert value == pytest.approx(1)
    assert spread > 1


def test_processor_time_is_that_of_processes_still_there_and_new_ones():
    before = Reading({"1": 10.0}, {"2": 5.0, "3": 7.0})

    assert Reading({"1": 11.5}, {"2": 5.5, "4": 1.0}).since(before) == Spent(1.5, 1.5)
