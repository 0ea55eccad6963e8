"""The races of the tests, a thousand times each, on the PostgreSQL that the tests start."""

from __future__ import annotations

import subprocess
import sys

FILES = ["test_races.py", "test_refund_races.py", "test_stock_races.py"]


def run(*, times: int) -> int:
    """Run money's and stock's races so often, and return how pytest ended."""
    command = [sys.executable, "-m", "pytest", "-p", "bench.thousand", f"--times={times}"]
    files = [f"tests/payments/{name}" for name in FILES]
    return subprocess.run([*command, *files], check=False).returncode
