"""Rules of the suite itself: nothing leans on quiet, on luck, or on what came before."""

import re

import pytest

from tests.house.test_conventions import ROOT, relative

FILES = sorted((ROOT / "tests").rglob("*.py"))
TESTS = [path for path in FILES if path.name.startswith("test_")]
SLEEPS = re.compile(r"wait_for_timeout\(|time\.sleep\(")


@pytest.mark.parametrize("file", TESTS, ids=relative)
def test_waits_for_a_state_and_never_for_a_time(file):
    """A wait for a state asks again until it is there; those loops stand in helpers, with a deadline."""
    found = [line for line in file.read_text().splitlines() if SLEEPS.search(line)]
    allowed = {"tests/browser/test_desk.py": 1, "tests/orders/test_races.py": 1}
    assert len(found) <= allowed.get(relative(file), 0), found


@pytest.mark.parametrize("file", TESTS, ids=relative)
def test_a_test_that_commits_has_a_database_of_its_own(file):
    """Emptying all tables would take ten times as long, and leave sequences and room behind."""
    if file.name == "test_suite.py":
        return
    text = file.read_text()
    assert "transaction=True" not in text
    assert "transactional_db" not in text
    assert "live_server" not in text
