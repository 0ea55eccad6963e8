"""What every request passes at the door: whose address it is, which browser, and with what rights."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from callcenter.doors import second_factors
from callcenter.doors.address import client_of, is_in, read_address
from callcenter.doors.browsers import tell_browser
from callcenter.doors.rights import rights_watched
from callcenter.web.http import go_to
from callcenter.web.request import Request

RIGHTS_PATHS = ("/admin/callcenter/", "/admin/auth/", "/admin/mfa/")
SAID_BY_PROXIES = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO")
SAID_BY_ANYBODY = ("HTTP_X_REAL_IP", "HTTP_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_VIA")
log = structlog.get_logger(__name__)


class ClientAddressMiddleware:
    """Let REMOTE_ADDR be the client's, and take away what only a proxy of ours may say.

    It stands first, so that nothing behind it can believe a header by mistake.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self.has_warned = False

    def __call__(self, request: HttpRequest) -> HttpResponse:
        peer = request.META.get("REMOTE_ADDR", "")
        if not is_in(read_address(peer), settings.TRUSTED_PROXIES):
            self._ignore(request, peer)
        forwarded = request.META.pop("HTTP_X_FORWARDED_FOR", "")
        request.META["REMOTE_ADDR"] = client_of(peer, forwarded, settings.TRUSTED_PROXIES)
        for name in SAID_BY_ANYBODY:
            request.META.pop(name, None)
        return self.get_response(request)

    def _ignore(self, request: HttpRequest, peer: str) -> None:
        said = [name for name in SAID_BY_PROXIES if request.META.pop(name, None) is not None]
        if said and not self.has_warned:
            self.has_warned = True  # once a process: anybody can send such headers
            log.warning("proxy_not_trusted", peer=peer, ignored=said)


class KnownBrowserMiddleware:
    """Let a browser keep who signed in with it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        tell_browser(request, response)
        return response


class RightsMiddleware:
    """Write down whose rights an admin changes, on whatever page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method != "POST" or not request.path.startswith(RIGHTS_PATHS):
            return self.get_response(request)
        if not getattr(request.user, "is_staff", False):
            return self.get_response(request)
        with rights_watched(request):
            return self.get_response(request)


class SecondFactorMiddleware:
    """Lead whoever still has no second factor after the days of grace to its set-up, from every page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: Request, *_: Any) -> HttpResponse | None:
        if not request.user.is_authenticated or not second_factors.is_overdue(request):
            return None
        request.second_factor_is_overdue = True  # type: ignore[attr-defined]
        match = request.resolver_match
        if match and match.view_name in second_factors.OPEN:
            return None
        return go_to(request, reverse(second_factors.SET_UP))
