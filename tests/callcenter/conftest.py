"""Data folders for really started servers."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.faults.servers import data_folder


@pytest.fixture
def empty() -> Iterator[Path]:
    """A data folder that has never been used."""
    with data_folder() as folder:
        yield folder


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A data folder for all tests of this file, for the first start takes a while."""
    with data_folder() as folder:
        yield folder
