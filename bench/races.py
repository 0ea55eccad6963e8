"""The races of the tests over and over, on the PostgreSQL that the tests start."""

from __future__ import annotations

import os
import subprocess
import sys

# The last piece, a submit posted twice, two full payments, two partial refunds.
RACES = [
    "test_stock_races.py::test_the_last_piece_is_sold_once_and_the_money_taken_once",
    "test_races.py::test_the_same_submit_posted_twice_at_once_submits_once",
    "test_races.py::test_two_full_payments_at_once_take_the_money_once",
    "test_refund_races.py::test_two_partial_refunds_together_above_the_credit_one_is_refused",
]


def run(*, times: int) -> int:
    """Run money's and stock's races so often, and return how pytest ended."""
    command = [sys.executable, "-m", "pytest", *(f"tests/payments/{race}" for race in RACES)]
    environment = os.environ | {"CALLCENTER_RACES": str(times)}
    return subprocess.run(command, env=environment, check=False).returncode
