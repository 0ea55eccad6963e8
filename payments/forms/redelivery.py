"""Which open orders follow their customer."""

from __future__ import annotations

import re
from typing import cast
from uuid import UUID

from django import forms
from django.http import QueryDict

from callcenter.web.forms import Form

ORDER_AND_KEY = re.compile(r"(?P<number>\d{1,9}):(?P<key>[0-9a-f-]{36})")


class RedeliverForm(Form):
    """Open orders, and the customer's address they are to be sent to; an ``order`` is number:key."""

    customer = forms.CharField(max_length=20)
    address = forms.IntegerField()

    @property
    def orders(self) -> list[tuple[int, UUID]]:
        """The numbers, each with the key that lets it be sent there once."""
        said = cast(QueryDict, self.data).getlist("order")
        found = (ORDER_AND_KEY.fullmatch(one) for one in said)
        return [(int(one["number"]), UUID(one["key"])) for one in found if one]
