"""A pytest plugin: races that the tests run some times are run a thousand times."""

from __future__ import annotations

import pytest

TIMES = 1_000


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Raise TIMES of the modules that have it; run the other tests that often."""
    again: list[pytest.Item] = []
    for item in items:
        module = getattr(item, "module", None)
        if hasattr(module, "TIMES"):
            module.TIMES = TIMES  # type: ignore[union-attr]
            again.append(item)
        else:
            again += [item] * TIMES
    items[:] = again
