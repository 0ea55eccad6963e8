"""A change that is sent again, because its answer was lost, happens once."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.db import IntegrityError, transaction

from callcenter.errors import Refused
from callcenter.models import Once
from orders.models import Order, order_at_desk

NOT_SAID = {"at", "by", "version"}  # what a repeated request may say anew


def repeatable[**P](change: Callable[P, Order]) -> Callable[P, Order]:
    """Let a change be one transaction, and take the ``key`` of the request that asks for it.

    The key is kept last, with the version that the change leaves behind: so it
    costs one statement, and whoever repeats himself stumbles over the key, or
    over what he has done already. He gets the order as it is, and no refusal.
    """

    @wraps(change)
    def once(*args: P.args, **kwargs: P.kwargs) -> Order:
        key = cast("dict[str, Any]", kwargs).pop("key", None)
        if key is None:
            with transaction.atomic():
                return change(*args, **kwargs)
        number, by = cast(Any, args[0]), cast(Any, kwargs["by"])
        said = [*args, *(value for name, value in sorted(kwargs.items()) if name not in NOT_SAID)]
        asked: dict[str, Any] = {"verb": change.__name__, "by": by, "said": said}
        try:
            with transaction.atomic():
                order = change(*args, **kwargs)
                Once.keep(key, **asked, answer=order.version)
        except (Refused, IntegrityError):
            if Once.earlier(key, **asked) is None:
                raise
            return order_at_desk(number, by=by)
        return order

    once.takes_key = True  # type: ignore[attr-defined]
    return once
