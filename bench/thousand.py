"""A pytest plugin: races that the tests run some times are run a thousand times."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--times", type=int, default=1_000, help="how often each race is run")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Raise TIMES of the modules that have it; run the other tests that often."""
    times = config.getoption("times")
    again: list[pytest.Item] = []
    for item in items:
        module = getattr(item, "module", None)
        if hasattr(module, "TIMES"):
            module.TIMES = times  # type: ignore[union-attr]
            again.append(item)
        else:
            again += [item] * times
    items[:] = again
