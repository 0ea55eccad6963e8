"""How the desk grows with the customers and with the lines of an order: numbers, and a picture of them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

from bench.picture import Chart, picture
from bench.service import FOLDER

OF_LINES = re.compile(r"(open an order of|change a quantity among|add line) (\d+)(?: lines)?")
GROWING = {
    "search: beginning of a name",
    "search: two words",
    "search: end of a telephone number",
    "search: misspelt, on Enter",
    "order of 1 line, whole",
    "Sales orders, the list",
    "blocked orders",
}


def measure(*, sizes: list[int], is_quick: bool) -> None:
    """Measure the desk at each size, one after the other, and print how it grows."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    found = {size: desk_at(size, is_quick=is_quick) for size in sorted(sizes)}
    by_customers = {
        row["name"]: [
            one["p50"] for size in found for one in found[size] if one["name"] == row["name"]
        ]
        for row in found[min(found)]
        if row["name"] in GROWING
    }
    by_lines = lines_of(found[max(found)])
    print_growth("customers", sorted(found), by_customers)
    counts = sorted({count for points in by_lines.values() for count in points})
    print_growth(
        "lines", counts, {name: list(points.values()) for name, points in by_lines.items()}
    )
    target = FOLDER / "growth.svg"
    target.write_text(
        picture(
            Chart("Milliseconds by customers", sorted(found), by_customers),
            Chart("Milliseconds by lines of the order", counts,
                  {name: list(points.values()) for name, points in by_lines.items()}),
        )
    )  # fmt: skip
    print(f"\nThe picture: {target}")


def desk_at(size: int, *, is_quick: bool) -> list[dict[str, Any]]:
    """Run the desk's table at one size, in a process of its own: Django knows one database."""
    out = FOLDER / f"desk-{size}.json"
    command = [sys.executable, "-m", "bench", "desk", "--customers", str(size), "--json", str(out)]
    print(f"\n{size:,} customers")
    sys.stdout.flush()
    subprocess.run([*command, *(["--quick"] if is_quick else [])], check=True)
    rows: list[dict[str, Any]] = json.loads(Path(out).read_text())
    return rows


def lines_of(rows: list[dict[str, Any]]) -> dict[str, dict[int, float]]:
    """Return the rows that name a number of lines: milliseconds by lines, by what is done."""
    found: dict[str, dict[int, float]] = {}
    for row in rows:
        if named := OF_LINES.fullmatch(row["name"]):
            lines = int(named[2]) - named[1].startswith("add")
            found.setdefault(named[1], {})[lines] = row["p50"]
    return found


def print_growth(what: str, sizes: list[int], rows: dict[str, list[float]]) -> None:
    print(
        f"\n| p50 ms by {what} | " + " | ".join(f"{size:,}" for size in sizes) + " | last ÷ first |"
    )
    print("|---|" + "---:|" * (len(sizes) + 1))
    for name, points in rows.items():
        cells = " | ".join(f"{point:.1f}" for point in points)
        print(f"| {name} | {cells} | {points[-1] / points[0]:.2f} |")
