"""One thing in an order's way."""

from __future__ import annotations

from dataclasses import dataclass

from callcenter.errors import Refused


@dataclass(frozen=True, kw_only=True)
class Block:
    """The refusal it is, and the field where it is mended."""

    refusal: Refused
    field: str  # the id of the control on the desk
