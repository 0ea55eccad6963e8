"""One thing in an order's way."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django_stubs_ext import StrPromise

from callcenter.errors import Refused
from orders.models import Cause, Hold

type Text = str | StrPromise  # a sentence, in the language of whoever reads it


@dataclass(frozen=True, kw_only=True)
class Fix:
    """What mends a block: a page to go to, or, where it asks for a note, a form to send."""

    url: str  # name of the URL; its arguments are the order's number and ``more``
    label: Text
    number: int = 0  # of the order
    more: tuple[int, ...] = ()
    asks_note: bool = False

    @property
    def href(self) -> str:
        return reverse(self.url, args=[self.number, *self.more])


@dataclass(frozen=True, kw_only=True)
class Block:
    """The refusal it is, and the field where it is mended.

    What keeps an order from the warehouse also has a stable ``cause``, the
    words ``say`` that the agent says to the caller, and its own ``fixes``;
    the refusal is what a reviewer reads.
    """

    refusal: Refused
    field: str = ""  # the id of the control on the desk
    cause: Cause | None = None
    say: Text = ""
    fixes: tuple[Fix, ...] = ()
    hold: Hold | None = None
