"""Draws curves as SVG: sizes to the right, milliseconds upwards, both by powers of ten."""

from __future__ import annotations

from html import escape
from math import ceil, floor, log10
from typing import NamedTuple

WIDTH, HEIGHT, MARGIN, LEGEND = 460, 300, 48, 230
COLOURS = ["#1f5fa8", "#b3541e", "#2e7d4f", "#8a3b8f", "#a88a12", "#4a5568", "#c0392b"]


class Chart(NamedTuple):
    title: str
    sizes: list[int]
    curves: dict[str, list[float]]


def picture(*charts: Chart) -> str:
    """Return an SVG with the charts below each other."""
    height = HEIGHT * len(charts)
    body = "".join(drawn(chart, top=HEIGHT * place) for place, chart in enumerate(charts))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH + LEGEND} {height}" '
        f'font-family="sans-serif" font-size="11"><rect width="100%" height="100%" fill="#fff"/>{body}</svg>\n'
    )


def drawn(chart: Chart, *, top: int) -> str:
    points = [point for curve in chart.curves.values() for point in curve]
    low, high = (
        floor(log10(min(points))),
        max(ceil(log10(max(points))), floor(log10(min(points))) + 1),
    )
    first, last = log10(chart.sizes[0]), log10(chart.sizes[-1])

    def x(size: int) -> float:
        across = (log10(size) - first) / (last - first) if last > first else 0.5
        return MARGIN + across * (WIDTH - 2 * MARGIN)

    def y(value: float) -> float:
        return top + HEIGHT - MARGIN - (log10(value) - low) / (high - low) * (HEIGHT - 2 * MARGIN)

    parts = [f'<text x="{MARGIN}" y="{top + 24}" font-size="14">{escape(chart.title)}</text>']
    for power in range(low, high + 1):
        at = y(10**power)
        parts.append(
            f'<line x1="{MARGIN}" x2="{WIDTH - MARGIN}" y1="{at:.1f}" y2="{at:.1f}" stroke="#ddd"/>'
            f'<text x="{MARGIN - 6}" y="{at + 4:.1f}" text-anchor="end">{10**power:g}</text>'
        )
    for size in chart.sizes:
        parts.append(
            f'<text x="{x(size):.1f}" y="{top + HEIGHT - MARGIN + 18}" text-anchor="middle">{size:,}</text>'
        )
    for place, (name, curve) in enumerate(chart.curves.items()):
        colour = COLOURS[place % len(COLOURS)]
        path = " ".join(
            f"{x(size):.1f},{y(value):.1f}" for size, value in zip(chart.sizes, curve, strict=True)
        )
        beside = top + MARGIN + 16 * place
        parts.append(
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
            f'<rect x="{WIDTH - 20}" y="{beside - 8}" width="10" height="10" fill="{colour}"/>'
            f'<text x="{WIDTH - 4}" y="{beside}">{escape(name)}</text>'
        )
    return "".join(parts)
