"""Runs the whole suite over and over, as it may meet it anywhere: `python -m tests.every_order`.

By hand, for it takes an hour: in other orders, in one process and in several, with every processor
kept busy by something else. All runs must be green. Prints the rows of the table in docs/testing.md.
"""

import argparse
import ctypes
import os
import random
import resource
import subprocess
import sys
import time
from contextlib import contextmanager, nullcontext, suppress

from callcenter.running.postgres import ROOT

RUNS = [(2, False), (4, True), (1, False)]  # processes, and whether all processors are busy
BECOME_THE_PARENT_OF_ORPHANS = 36  # Linux: PR_SET_CHILD_SUBREAPER
PATIENCE = 5.0  # seconds
WORDS = {0: "green", 1: "red"}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.every_order", description=__doc__)
    parser.add_argument("--times", type=int, default=1, help="go through the runs so often")
    parser.add_argument("options", nargs="*", help="for pytest, such as a folder")
    given = parser.parse_args()
    with suppress(AttributeError):  # elsewhere than on Linux the database's time is not counted
        ctypes.CDLL(None).prctl(BECOME_THE_PARENT_OF_ORPHANS, 1, 0, 0, 0)
    print("| order | processes | processors | minutes | processor seconds | result |")
    print("|---|---:|---|---:|---:|---|")
    worst = 0
    for processes, is_busy in RUNS * given.times:
        seed = random.randrange(1, 1_000_000)
        with busy() if is_busy else nullcontext():
            worst = max(worst, run(seed, processes, is_busy, given.options))
    return worst


def run(seed: int, processes: int, is_busy: bool, options: list[str]) -> int:
    command = ["./dev", "test", f"--random={seed}", f"--numprocesses={processes}", *options]
    began, before = time.monotonic(), spent()
    log = ROOT / "var" / f"every-order-{seed}.log"
    with log.open("w") as file:
        code = subprocess.run(command, cwd=ROOT, stdout=file, stderr=file, check=False).returncode
    minutes = (time.monotonic() - began) / 60
    wait_for_orphans()
    load = "busy" if is_busy else "idle"
    result = WORDS.get(code, f"pytest ended with {code}") + (f", see {log.name}" if code else "")
    seconds = spent() - before
    print(
        f"| {seed} | {processes} | {load} | {minutes:.1f} | {seconds:.0f} | {result} |", flush=True
    )
    return code


def spent() -> float:
    """Return the seconds of processor time of all that was started here and has ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def wait_for_orphans() -> None:
    """Let those end that the run has left to us: nothing of it may live on."""
    deadline = time.monotonic() + PATIENCE
    with suppress(ChildProcessError):
        while time.monotonic() < deadline:
            ended, _ = os.waitpid(-1, os.WNOHANG)
            if not ended:
                time.sleep(0.1)


@contextmanager
def busy():
    """Keep every processor busy with something else."""
    loops = [
        subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(os.cpu_count())
    ]
    try:
        yield
    finally:
        for loop in loops:
            loop.kill()
            loop.wait()


if __name__ == "__main__":
    sys.exit(main())
