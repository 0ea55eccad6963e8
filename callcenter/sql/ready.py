"""Queries that Django turns into SQL once: those the desk asks with every answer.

Writing a query takes Django longer than PostgreSQL takes to answer it. One of which
only the values differ is written with stand-ins, then sent with the values in their places.
They stand in modules called `reading`; CALLCENTER_READY_QUERIES=off has Django write each anew,
which rules this module out where a query looks wrong.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import wraps
from typing import Any, cast
from uuid import UUID

from django.conf import settings
from django.core.exceptions import EmptyResultSet
from django.db import connections, transaction
from django.db.models import QuerySet

COLLECTIONS = (list, tuple, set, frozenset)


@dataclass(frozen=True, kw_only=True)
class Written:
    """A query as it was written; ``places`` tells of each parameter which value goes there."""

    queryset: Any
    compiler: Any
    sql: str
    params: tuple[Any, ...]
    places: tuple[int | None, ...]
    converters: dict[int, Any]

    def with_values(self, values: list[Any]) -> QuerySet[Any]:
        """Return the query, to be sent with these values as soon as it is looked at."""
        params = tuple(
            param if place is None else as_sent(values[place], param)
            for param, place in zip(self.params, self.places, strict=True)
        )
        # Inner parts of Django: test_answers_for_each_value fails first, should they change.
        queryset = self.queryset._chain()
        queryset._query = Sent(self, params)
        return cast("QuerySet[Any]", queryset)


@dataclass(frozen=True)
class Sent:
    """Stands in for the query of a queryset, which asks it for nothing but its compiler."""

    written: Written
    params: tuple[Any, ...]

    def get_compiler(self, using: str) -> Any:
        # A copy for each: two threads that ask at once would else send one another's values
        # (test_who_asks_at_once_sends_values_of_his_own).
        compiler = copy(self.written.compiler)
        compiler.connection = connections[using]
        compiler.as_sql = lambda: (self.written.sql, self.params)
        compiler.get_converters = lambda _columns: self.written.converters
        return compiler


def ready[**P, Row](build: Callable[P, QuerySet[Any, Row]]) -> Callable[P, list[Row]]:
    """Turn what builds a query from plain values into what answers it, as a list.

    ``build`` sees stand-ins, so it must do nothing with its values but compare columns with
    them. Values are numbers, texts, keys, days, moments, and collections of numbers (by the
    condition ``among``). What is None, True or False is seen as it is, for it may change the query.
    """
    ways: dict[tuple[Any, ...], Written | None] = {}

    @wraps(build)
    def rows(*args: P.args, **kwargs: P.kwargs) -> list[Row]:
        if not settings.READY_QUERIES:
            return list(build(*args, **kwargs))
        values = [sorted(arg) if isinstance(arg, COLLECTIONS) else arg for arg in args]
        shape = tuple(shape_of(value) for value in values)
        if shape not in ways:
            ways[shape] = write(build, values)
        written = ways[shape]
        if written is None:
            return []
        if written.queryset.query.select_for_update and not in_transaction():
            raise transaction.TransactionManagementError("A lock needs a transaction.")
        return list(written.with_values(values))

    return rows


def write(build: Callable[..., QuerySet[Any]], values: list[Any]) -> Written | None:
    """Write a query with stand-ins for the values; None where no row can ever match."""
    stand_ins = stand_ins_for(values)
    queryset = build(*stand_ins)
    compiler = queryset.query.get_compiler(using=queryset.db)
    try:
        sql, params = compiler.as_sql()
    except EmptyResultSet:
        return None
    places = tuple(place_of(param, stand_ins) for param in params)
    sent = {place for place, value in enumerate(values) if not is_part_of_shape(value)}
    assert sent <= set(places), f"{build.__name__} changes its values"
    return Written(
        queryset=queryset,
        compiler=compiler,
        sql=sql,
        params=tuple(params),
        places=places,
        converters=compiler.get_converters([one[0] for one in compiler.select]),
    )


def shape_of(value: Any) -> Any:
    """Return what decides how a query is written, rather than what is sent with it."""
    return value if is_part_of_shape(value) else type(value)


def is_part_of_shape(value: Any) -> bool:
    return value is None or isinstance(value, bool)


def stand_ins_for(values: list[Any]) -> list[Any]:
    """Return a value of its own for each, such as no query holds by itself.

    Where a query changes one, it is not found again, and ``write`` refuses the query the first
    time (test_what_changes_its_values_is_found_out).
    """
    return [
        value if is_part_of_shape(value) else stand_in(value, place)
        for place, value in enumerate(values)
    ]


def stand_in(value: Any, place: int) -> Any:
    number = 2_000_000_000 + place
    match value:
        case list():
            return [number]
        case datetime():
            return datetime(9990, 1, 1, tzinfo=UTC) + timedelta(seconds=place)
        case date():
            return date(9990, 1, 1) + timedelta(days=place)
        case UUID():
            return UUID(int=number)
        case int():
            return number
    return f"\ue000{place}"


def place_of(param: Any, stand_ins: list[Any]) -> int | None:
    """Return which value a parameter stands for; the driver has its own kinds of numbers."""
    kind = int if isinstance(param, int) else type(param)
    of_kind = (place for place, one in enumerate(stand_ins) if type(one) is kind and one == param)
    return next(of_kind, None)


def as_sent(value: Any, param: Any) -> Any:
    """Return a value as the parameter in whose place it goes: a number of the same kind.

    The driver tells the type of a plain number by its size, and PostgreSQL would keep a statement
    ready for each (test_numbers_of_any_size_are_one_statement).
    """
    return type(param)(value) if isinstance(param, int) else value


def in_transaction() -> bool:
    return bool(transaction.get_connection().in_atomic_block)
