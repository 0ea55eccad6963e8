"""What others wrote stands in static/vendor as they wrote it: with a checksum and a licence."""

from hashlib import sha256
from pathlib import Path

import pytest

VENDOR = Path(__file__).parents[2] / "static" / "vendor"
SCRIPTS = sorted(VENDOR.glob("*.js"))


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_is_what_its_checksum_says(script):
    expected, name = script.with_name(f"{script.name}.sha256").read_text().split()

    assert name == script.name
    assert sha256(script.read_bytes()).hexdigest() == expected


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_has_its_licence_beside_it(script):
    licence = script.with_name(script.name.replace(".min.js", ".LICENSE.txt"))

    assert "Permission to use, copy, modify, and/or distribute" in licence.read_text()


def test_finds_what_it_checks():
    assert [script.name for script in SCRIPTS] == ["htmx-4.0.1.min.js"]
