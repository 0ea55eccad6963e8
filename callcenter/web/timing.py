"""How long the server took, for the corner of the page and the browser's own tools."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

Next = Callable[[HttpRequest], HttpResponse]


class Stopwatch:
    """Counts the statements of one request, and the seconds spent waiting for them."""

    def __init__(self) -> None:
        self.statements, self.seconds = 0, 0.0

    def __call__(self, execute: Any, sql: str, params: Any, *more: Any) -> Any:
        self.statements += 1
        begun = perf_counter()
        try:
            return execute(sql, params, *more)
        finally:
            self.seconds += perf_counter() - begun


class ServerTimingMiddleware:
    """Say in ``Server-Timing`` how many milliseconds an answer took, and how many in the database."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        begun, database = perf_counter(), Stopwatch()
        with connection.execute_wrapper(database):
            response = self.get_response(request)
        total = perf_counter() - begun
        response.headers["Server-Timing"] = (
            f'total;dur={total * 1000:.1f}, db;dur={database.seconds * 1000:.1f};desc="{database.statements}"'
        )
        return response
