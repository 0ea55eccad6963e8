"""No cell of a table that we write is a formula, and each says what it said when it is read again."""

import ast
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from callcenter.words.tables import as_meant, harmless, lines_of
from tests.house.test_conventions import OURS, nodes_of, relative

FORMULAS = [
    "=1+1",
    "+1",
    "-1+1",
    "-A1",
    "@SUM(A1)",
    "\tx",
    "\rx",
    "\nx",
    "  =1+1",
    "\u00a0=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\uff1d1+1",
    "\uff0b1+1",
    "\uff0d1+1",
    "\uff20SUM(A1)",
    " \uff1d1+1",
    "\u22121+1",
    "'=1+1",
]
PLAIN = [
    "",
    "Berg",
    "-1",
    "-3.00",
    "-1234,50",
    "1234.50",
    "+15035550134",
    "a=b",
    "O'Hara",
    "'5",
    " x",
]


@pytest.mark.parametrize("cell", FORMULAS)
def test_what_a_spreadsheet_would_reckon_is_a_text(cell):
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", [*PLAIN, -3, None])
def test_numbers_and_words_stay_as_they_are(cell):
    assert harmless(cell) == cell


@given(st.text(st.sampled_from("=+-@'\t\r\n 01a,\uff1d\u200b")) | st.text())
def test_what_is_written_is_read_again(cell):
    assert as_meant(harmless(cell)) == cell


@pytest.mark.parametrize("separator", [",", ";"])
def test_a_table_comes_back_the_same(separator):
    rows = [FORMULAS, PLAIN + ["-1"] * (len(FORMULAS) - len(PLAIN))]

    text = "".join(lines_of(rows, separator=separator))

    found = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    assert [[as_meant(cell) for cell in row] for row in found] == rows


def test_there_is_one_writer():
    def writes(text):
        names = {node.attr for node in nodes_of(text, ast.Attribute)}
        names |= {one.name for node in nodes_of(text, ast.ImportFrom) for one in node.names}
        return names & {"writer", "DictWriter"} and "csv" in text

    found = [relative(path) for path in OURS if writes(path.read_text())]
    assert found == ["callcenter/words/tables.py"]
