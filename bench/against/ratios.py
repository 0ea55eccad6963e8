"""What many pairs of measurements say of one ratio."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log, sqrt
from statistics import mean, stdev
from typing import NamedTuple


class Ratio(NamedTuple):
    """New divided by old, and how far the true ratio may lie from it, 19 times of 20."""

    value: float
    spread: float

    def __str__(self) -> str:
        return f"{self.value:.3f} ± {self.spread:.3f}"


def paired(old: Sequence[float], new: Sequence[float]) -> Ratio:
    """Return the geometric mean of the ratios of pairs that were measured one after the other.

    Whatever slows the machine for a while slows both of a pair, so each pair gives one ratio.
    """
    logs = [log(after / before) for before, after in zip(old, new, strict=True)]
    value = exp(mean(logs))
    return Ratio(value, value * 2 * stdev(logs) / sqrt(len(logs)) if len(logs) > 1 else value)
