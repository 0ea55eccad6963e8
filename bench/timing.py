"""Times calls, and prints what they took as ratios."""

from collections.abc import Callable
from statistics import median
from time import perf_counter

ROUNDS = 15


def timed(call: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median seconds of a call, after one that is not counted."""
    call()
    spent = []
    for _ in range(rounds):
        start = perf_counter()
        call()
        spent.append(perf_counter() - start)
    return median(spent)


def print_table(title: str, sizes: list[int], rows: dict[str, list[float]]) -> None:
    """Print milliseconds for each size, and how many times the first size's they are."""
    print(f"\n{title}\n")
    print("| what | " + " | ".join(f"{size} lines" for size in sizes) + " |")
    print("|---|" + "---:|" * len(sizes))
    for name, spent in rows.items():
        cells = [f"{seconds * 1000:.1f} ms, × {seconds / spent[0]:.1f}" for seconds in spent]
        print(f"| {name} | " + " | ".join(cells) + " |")
