"""What a load balancer and a monitor ask: does the process live, and can it work?"""

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

PLAIN = "text/plain; charset=utf-8"


@login_not_required
@never_cache
@require_GET
def healthz(request: HttpRequest) -> HttpResponse:
    """Answer as long as the process can. It must not be restarted for a database that is down."""
    return HttpResponse("ok", content_type=PLAIN)


@login_not_required
@never_cache
@require_GET
def readyz(request: HttpRequest) -> HttpResponse:
    """Answer 200 when requests may be sent here: the database is there and up to date."""
    problem = _what_is_missing()
    return HttpResponse(problem or "ok", status=503 if problem else 200, content_type=PLAIN)


def _what_is_missing() -> str:
    try:
        executor = MigrationExecutor(connection)
        to_apply = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return "The database does not answer."
    if to_apply:
        return "The database is not up to date: run migrate."
    return ""
