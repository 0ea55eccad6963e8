"""What every request passes: language, sign-in, history, call center, refusals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from http import HTTPStatus
from typing import Any, cast

import structlog
from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.functional import SimpleLazyObject
from django_structlog.middlewares import RequestMiddleware

from callcenter.errors import NoCallCenter, Refused
from callcenter.models import CallCenter
from callcenter.sql.history import changed_by
from callcenter.sql.kept import asked_once
from callcenter.web.http import answer_refusal
from callcenter.web.reading import call_centers_of
from callcenter.web.request import Request

Next = Callable[[Request], HttpResponse]
CALL_CENTER_KEY = "call_center"
HISTORY_PATHS = ("/admin/", "/customers/")
FIRST_PAGES = {"front-door", "customer-service"}  # as they are opened, before anything is asked
NOT_OF_CALL_CENTERS = ("/admin/", "/accounts/")  # with rights of their own
WHOLE = b"<!-- whole -->"


class WholeAnswerMiddleware:
    """Mark the end of an answer to htmx: without it the page takes it for lost, as a browser need not.

    Where a connection breaks inside the head, Chromium gives what came of it, with no body and no error.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        response = self.get_response(request)
        has_body = response.status_code != HTTPStatus.NO_CONTENT and not response.streaming
        if has_body and "HX-Request" in request.headers:
            response.content += WHOLE
        return response


class UserLanguageMiddleware:
    """Show each user his own language, else the one his browser asks for."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        language = getattr(request.user, "language", "") or request.session.get("language", "")
        language = language or translation.get_language_from_request(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class LogMiddleware(RequestMiddleware):
    """Write a line for each request: its method and path, never what was typed into a search."""

    @staticmethod
    def format_request(request: HttpRequest) -> str:
        return f"{request.method} {request.path}"

    @classmethod
    def bind_ip(cls, request: HttpRequest) -> None:
        """Name the client's address, by no header that he may have made up."""
        structlog.contextvars.bind_contextvars(ip=request.META["REMOTE_ADDR"])


class SignInRequiredMiddleware(LoginRequiredMiddleware):
    """Deny by default. htmx gets a 401, so that the page can ask for the sign-in in place."""

    def handle_no_permission(self, request: HttpRequest, view_func: Any) -> Any:
        if cast(Request, request).htmx:
            return HttpResponse(status=HTTPStatus.UNAUTHORIZED)
        return super().handle_no_permission(request, view_func)


class AdminHistoryMiddleware:
    """Name the user in the row history of set-up and customers."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        if request.method != "POST" or not request.path.startswith(HISTORY_PATHS):
            return self.get_response(request)
        with changed_by(user=request.user.pk, url=request.path):
            return self.get_response(request)


class CallCenterMiddleware:
    """Give every request the call centers of its user, and the one he chose to work for.

    Who works for none, or no longer, gets no further than the first page.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        request.call_centers = cast(Any, SimpleLazyObject(lambda: load_call_centers(request)))
        request.call_center = cast(Any, SimpleLazyObject(lambda: choose_call_center(request)))
        # Only an admin changes set-up: whatever else is asked, is asked of one state of it.
        once = nullcontext() if request.path.startswith("/admin/") else asked_once()
        with once:
            response = self.get_response(request)
        if request.user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_view(
        self, request: Request, view: Any, _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        if is_for_whoever_signed_in(request, view) or request.call_centers:
            return None
        return answer_refusal(request, NoCallCenter())


def is_for_whoever_signed_in(request: Request, view: Any) -> bool:
    """Tell whether a page is open to a user of no call center: one that is not named here is not."""
    if not getattr(view, "login_required", True) or request.path.startswith(NOT_OF_CALL_CENTERS):
        return True
    found = request.resolver_match
    return bool(found and found.view_name in FIRST_PAGES and not request.GET)


def load_call_centers(request: HttpRequest) -> Sequence[CallCenter]:
    if not request.user.is_authenticated:
        return ()
    return call_centers_of(request.user.pk)


def choose_call_center(request: Request) -> CallCenter | None:
    chosen = request.session.get(CALL_CENTER_KEY)
    found = list(request.call_centers)
    call_center = next((c for c in found if c.code == chosen), found[0] if found else None)
    structlog.contextvars.bind_contextvars(call_center=call_center.code if call_center else None)
    return call_center


def require_call_center(request: Request, code: str) -> CallCenter:
    """Return the call center named by a form; it must be one the user works for."""
    for call_center in request.call_centers:
        if call_center.code == code:
            return call_center
    raise NoCallCenter


def call_centers(request: Request) -> dict[str, Any]:
    """Context for the strip on every page."""
    return {
        "call_center": getattr(request, "call_center", None),
        "call_centers": getattr(request, "call_centers", []),
        "is_demo": settings.IS_DEMO,
    }


class RefusalMiddleware:
    """Answer a refusal that no form showed with its sentence; let faults be faults."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: Request, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Refused):
            return answer_refusal(request, exception)
        return None
