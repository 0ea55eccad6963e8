"""Limits how often gift cards are looked up: by each user, and each number."""

from __future__ import annotations

from allauth.core import ratelimit

from callcenter.web.request import Request
from payments.errors import TooManyLookUps
from payments.ways.card_codes import hash_of_number

LOOK_UPS = "gift_card"  # the limit in the settings
MINUTES = 10


def count_look_up(request: Request, number: str) -> None:
    """Count a look-up, whatever comes of it. Call it outside of any transaction. Raises TooManyLookUps."""
    if not ratelimit.consume(request, action=LOOK_UPS, key=hash_of_number(number)):
        raise TooManyLookUps(minutes=MINUTES)
