"""Rules of the suite itself: nothing leans on quiet, on luck, or on what came before."""

import re

from tests.house.test_conventions import ROOT, relative, those

FILES = sorted((ROOT / "tests").rglob("*.py"))
TESTS = [path for path in FILES if path.name.startswith("test_")]
SLEEPS = re.compile(r"wait_for_timeout\(|time\.sleep\(")


ALLOWED = {"tests/browser/orders/test_desk.py": 1, "tests/orders/life/test_races.py": 1}
WHAT_EMPTIES = re.compile(r"transaction=True|transactional_db|live_server")


def test_waits_for_a_state_and_never_for_a_time():
    """A wait for a state asks again until it is there; those loops stand in helpers, with a deadline."""
    found = {relative(path): len(SLEEPS.findall(path.read_text())) for path in TESTS}

    assert {file: sleeps for file, sleeps in found.items() if sleeps > ALLOWED.get(file, 0)} == {}


def test_a_test_that_commits_has_a_database_of_its_own():
    """Emptying all tables would take ten times as long, and leave sequences and room behind."""
    others = [path for path in TESTS if path.name != "test_suite.py"]

    assert those(others, WHAT_EMPTIES.search) == []
